import { describe, expect, it } from '@jest/globals';
import { duncanIndex, factorWeightedGap } from './segregation.js';

const rowsOf = (cells: readonly (readonly [group: number, woman: 0 | 1, weight: number])[]) => ({
  weights: Float64Array.from(cells, ([, , weight]) => weight),
  woman: Uint8Array.from(cells, ([, woman]) => woman),
  group: Int32Array.from(cells, ([group]) => group),
  groups: 3,
});

describe('segregation', () => {
  it('is 0 where women and men do the same work, 1 where they do different work', () => {
    expect(
      duncanIndex(
        rowsOf([
          [0, 1, 2],
          [0, 0, 4],
          [1, 1, 1],
          [1, 0, 2],
        ]),
      ),
    ).toBeCloseTo(0, 15);
    expect(
      duncanIndex(
        rowsOf([
          [0, 1, 2],
          [1, 0, 4],
          [2, 1, 3],
        ]),
      ),
    ).toBe(1);
  });

  it('by hand: women 50, 30, 20 and men 20, 30, 50 of 100', () => {
    const cells = [
      [0, 1, 50],
      [1, 1, 30],
      [2, 1, 20],
      [0, 0, 20],
      [1, 0, 30],
      [2, 0, 50],
    ] as const;
    expect(duncanIndex(rowsOf(cells))).toBeCloseTo(0.3, 15);
  });

  it('needs both sexes', () => {
    expect(() => duncanIndex(rowsOf([[0, 1, 2]]))).toThrow('zero-denominator');
  });
});

describe('factor-weighted gap', () => {
  const cells = [
    [0, 1, 10],
    [0, 0, 30],
    [1, 1, 20],
    [1, 0, 20],
    [2, 0, 20],
  ] as const;
  const pay = Float64Array.from([18, 20, 27, 30, 99]);

  it('by hand: gaps of 10 % in both groups; the third has no women and is dropped', () => {
    const result = factorWeightedGap(rowsOf(cells), pay, 1);
    expect(result.gap).toBeCloseTo(0.1, 15);
    expect(result.dropped).toBeCloseTo(0.2, 15);
  });

  it('is not moved by who works where: pay equal within groups gives 0', () => {
    expect(factorWeightedGap(rowsOf(cells), Float64Array.from([20, 20, 30, 30, 99]), 1).gap).toBe(0);
  });

  it('refuses when nobody can be compared', () => {
    expect(() => factorWeightedGap(rowsOf(cells), pay, 5)).toThrow('zero-denominator');
  });
});
