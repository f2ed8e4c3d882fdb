import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weighted, WholeSums } from './whole-sums.js';

describe('whole sums', () => {
  it('equal those of bigints, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { maxLength: 50 }), (values) => {
        const [forth, back] = [new WholeSums(), new WholeSums()];
        forth.grow(2);
        back.grow(2);
        for (const value of values) forth.add(1, value);
        for (const value of values.toReversed()) back.add(1, value);
        expect(BigInt(forth.at(1))).toBe(values.reduce((sum, value) => sum + BigInt(value), 0n));
        expect(back.head(2)).toEqual(forth.head(2));
      }),
    );
  });

  it('are refused if they would be rounded', () => {
    const sums = new WholeSums();
    sums.grow(1);
    sums.add(0, 2 ** 53 - 1);
    expect(() => sums.add(0, 1)).toThrow(RangeError);
  });

  it('become the nearest double once weighted', () => {
    const whole = fc.integer({ min: 0, max: 2 ** 52 });
    fc.assert(
      fc.property(whole, whole, (sum, weight) => {
        expect(weighted(sum, weight, 1e6)).toBe(Number(BigInt(sum) * BigInt(weight)) / 1e6);
      }),
    );
  });
});
