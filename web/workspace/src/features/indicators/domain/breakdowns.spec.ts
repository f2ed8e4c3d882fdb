import { describe, expect, it } from '@jest/globals';
import type { Cell } from '../api/types.js';
import { extremesOf } from './breakdowns.js';

const level = (name: string, value: number, interval: readonly [number | null, number | null]) => ({
  name,
  cell: {
    sex: null,
    breakdown: 'park',
    level: name,
    levelName: null,
    status: 'reliable',
    coded: null,
    figure: { value, standardError: 0.01, interval: [...interval], df: 10, n: 100, cv: 0.1, flags: [], gap: null },
  } satisfies Cell,
});

describe('The highest and the lowest level of a breakdown', () => {
  it('are apart if the lower limit of one is above the upper limit of the other.', () => {
    const found = extremesOf([level('B', 0.3, [0.25, 0.35]), level('A', 0.5, [0.4, 0.6]), level('C', 0.4, [0.3, 0.5])]);
    expect(found).toMatchObject({ high: { name: 'A' }, low: { name: 'B' }, apart: true });
  });

  it('are not apart if their intervals overlap, touch or are unknown.', () => {
    for (const interval of [
      [0.25, 0.45],
      [0.25, 0.4],
      [null, null],
    ] as const)
      expect(extremesOf([level('A', 0.5, [0.4, 0.6]), level('B', 0.3, interval)])?.apart).toBe(false);
  });

  it('do not exist for fewer than two figures.', () => {
    expect(extremesOf([level('A', 0.5, [0.4, 0.6])])).toBeNull();
  });
});
