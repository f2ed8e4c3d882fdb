import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExactSum } from './exact-sum.js';

const products = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })),
  { maxLength: 60 },
);

function sumOf(list: readonly (readonly [number, number])[]): ExactSum {
  const sum = new ExactSum();
  for (const [weight, value] of list) sum.addProduct(weight, value);
  return sum;
}

describe('exact sums', () => {
  it('equal the sum of bigints, in any order', () => {
    fc.assert(
      fc.property(products, (list) => {
        const expected = list.reduce((sum, [w, v]) => sum + BigInt(w) * BigInt(v), 0n);
        expect(sumOf(list).toBigInt()).toBe(expected);
        expect(sumOf([...list].reverse()).toBigInt()).toBe(expected);
      }),
    );
  });

  it('can be merged', () => {
    fc.assert(
      fc.property(products, products, (left, right) => {
        const merged = sumOf(left);
        merged.merge(sumOf(right));
        expect(merged.toBigInt()).toBe(sumOf([...left, ...right]).toBigInt());
      }),
    );
  });
});
