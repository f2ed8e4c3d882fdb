import { describe, expect, it } from '@jest/globals';
import { quote } from './quote.js';

const long = `${'before '.repeat(30)}the night buses end ${'after '.repeat(30)}`;

describe('a quotation in the results of the search', () => {
  it.each([
    ['a short text as it is', 'Night  buses\nend.', 'Night buses end.'],
    [
      'a long text around the words, in whole words',
      long,
      expect.stringMatching(/^… ?(before )+the night buses end( after)+ ?…$/),
    ],
    [
      'the beginning where the words are elsewhere',
      long.replace('night buses', 'trams'),
      expect.stringMatching(/^before/),
    ],
  ])('gives %s', (_name, text, expected) => {
    expect(quote(text, 'NIGHT BUSES')).toEqual(expected);
    expect(quote(text, 'NIGHT BUSES').length).toBeLessThanOrEqual(92);
  });
});
