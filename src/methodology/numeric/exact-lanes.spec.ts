import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExactLanes, product, scaled } from './exact-lanes.js';
import { WORD } from './exact-sum.js';

const exact = ({ high, low }: { high: number; low: number }): bigint => BigInt(high) * BigInt(WORD) + BigInt(low);
const weights = fc.integer({ min: 0, max: 2 ** 32 });
const values = fc.oneof(
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: -(2 ** 30), max: 2 ** 30 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
);

describe('exact lanes', () => {
  it('hold sums of products as bigints would, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(weights, values), { maxLength: 60 }), (pairs) => {
        const [forth, back] = [new ExactLanes(), new ExactLanes()];
        forth.grow(1);
        back.grow(1);
        for (const [weight, value] of pairs) forth.add(0, product(weight, value));
        for (const [weight, value] of pairs.toReversed()) back.add(0, product(weight, value));
        expect(exact(forth.at(0))).toBe(
          pairs.reduce((sum, [weight, value]) => sum + BigInt(weight) * BigInt(value), 0n),
        );
        expect(back.at(0)).toEqual(forth.at(0));
      }),
    );
  });

  it('become the nearest double once multiplied with a factor', () => {
    fc.assert(
      fc.property(weights, values, fc.integer({ min: 1, max: 2 ** 40 }), (weight, value, factor) => {
        const wanted = Number(BigInt(weight) * BigInt(value) * BigInt(factor)) / 1e6;
        expect(scaled(product(weight, value), factor, 1e6)).toBe(wanted);
      }),
    );
  });

  it('refuse what would not be exact', () => {
    expect(() => product(2 ** 45, 2 ** 45)).toThrow(RangeError);
    const lanes = new ExactLanes();
    lanes.grow(1);
    for (let time = 0; time < 3; time += 1) lanes.add(0, { high: 2 ** 52, low: 0 });
    expect(() => lanes.at(0)).toThrow(RangeError);
  });
});
