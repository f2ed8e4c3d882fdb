import { expect, it } from '@jest/globals';
import { codeAt } from './pairing-code.js';

it.each([
  ['2345ABCD 1000', 1000, '2345ABCD'],
  ['2345ABCD 1000', 600_999, '2345ABCD'],
  ['2345ABCD 1000', 601_000, ''],
  ['2345ABCD', 1000, ''],
  [null, 1000, ''],
])('a scanned code kept as %s is at %i: %s', (kept, now, code) => {
  expect(codeAt(kept, now)).toBe(code);
});
