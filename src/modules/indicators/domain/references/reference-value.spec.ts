import { describe, expect, it } from '@jest/globals';
import { decimal, isInRange } from './reference-value.js';

describe('A target or baseline', () => {
  it.each([
    ['0', 'share', true],
    ['0.65', 'share', true],
    ['1', 'share', true],
    ['65', 'share', false],
    ['-0.1', 'share', false],
    ['-0.1', 'relative', true],
    ['-0.1', 'points', true],
    ['-1', 'pay', false],
    ['30.5', 'pay', true],
    ['-1', 'persons', false],
    ['2.5', 'index', true],
  ] as const)('of %s where the measure is %s is in range: %s.', (value, measure, expected) => {
    expect(isInRange(value, measure)).toBe(expected);
  });

  it('is a decimal number with at most six places.', () => {
    expect(['0.123456', '-12', '1000000'].map((text) => decimal.test(text))).toEqual([true, true, true]);
    expect(['', '.5', '1e3', '0.1234567', '12%', '1,000'].some((text) => decimal.test(text))).toBe(false);
  });
});
