import { expect, it } from '@jest/globals';
import { sizesOf } from './class-sizes.js';

it.each([
  [['P01-S1', 'P01-S2'], { low: 1, high: 299 }],
  [['P01-S2', 'P01-S1'], { low: 1, high: 299 }],
  [['P02-S3S4'], { low: 300, high: null }],
  [['S2'], { low: 20, high: 299 }],
  [['P01-S1', 'P01-S3'], null],
  [['P01-C-ABCDEF'], null],
  [[], null],
])('the strata %j have the sizes %j.', (strata, sizes) => {
  expect(sizesOf(strata)).toEqual(sizes);
});
