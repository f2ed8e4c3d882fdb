import { expect, it } from '@jest/globals';
import { dayInWords } from './day-in-words.js';

it.each([
  ['day', { en: '16 Sep 2019', zh: '2019年9月16日' }],
  ['month', { en: 'Sep 2019', zh: '2019年9月' }],
  ['year', { en: '2019', zh: '2019年' }],
] as const)('writes a date with the precision of a %s in both languages', (precision, words) => {
  expect(dayInWords('2019-09-16', precision)).toEqual(words);
});
