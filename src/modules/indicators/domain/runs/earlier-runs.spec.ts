import { describe, expect, it } from '@jest/globals';
import { type ShownFigure, shownOfMerged } from './earlier-runs.js';

const asNumber = { shown: 'number' } as const;
const figure = (level: string, changes: Partial<ShownFigure> = {}): ShownFigure => ({
  figure: `union_density|F|age_group=${level}`,
  persons: 30,
  counts: [10, 20],
  shownAs: asNumber,
  run: 1,
  answers: 400,
  ...changes,
});
const young = 'union_density|F|age_group=Y16-24&Y25-34';

describe('what earlier releases showed of a merged category', () => {
  it('is the sum of its categories in each release that showed all of them', () => {
    const shown = [
      figure('Y16-24'),
      figure('Y25-34', { persons: 12, counts: [5, 7] }),
      figure('Y35-44', { persons: 99, counts: [50, 49] }),
      figure('Y16-24', { run: 3, answers: 500, persons: 40, counts: [15, 25] }),
      figure('Y25-34', { run: 3, answers: 500, persons: 20, counts: [8, 12] }),
      figure('Y16-24', { run: 4, answers: 600 }),
    ];
    expect(shownOfMerged(shown, [young])).toEqual([
      figure('Y16-24&Y25-34', { persons: 42, counts: [15, 27] }),
      figure('Y16-24&Y25-34', { run: 3, answers: 500, persons: 60, counts: [23, 37] }),
    ]);
  });

  it('has no counts if those of a category are unknown', () => {
    const parts = [figure('Y16-24'), figure('Y25-34', { counts: [] })];
    for (const shown of [parts, [...parts].reverse()])
      expect(shownOfMerged(shown, [young])).toMatchObject([{ figure: young, persons: 60, counts: [] }]);
  });

  it('is known for a pair of breakdowns, each category of one with each of the other', () => {
    const pair = (level: string, persons: number) => ({
      ...figure('', { persons, counts: [1, persons - 1] }),
      figure: `union_density|*|age_group+education=${level}`,
    });
    const shown = [
      pair('Y16-24+1', 11),
      pair('Y16-24+2', 12),
      pair('Y25-34+1', 13),
      pair('Y25-34+2', 14),
      pair('Y35-44+1', 15),
    ];
    const merged = pair('Y16-24&Y25-34+1&2', 50).figure;
    expect(shownOfMerged(shown, [merged])).toMatchObject([{ figure: merged, persons: 50, counts: [4, 46] }]);
    expect(shownOfMerged(shown.slice(1), [merged])).toEqual([]);
  });

  it('is nothing for single categories, totals and other indicators or sexes', () => {
    const shown = [figure('Y16-24'), figure('Y25-34')];
    const others = [young.replace('F', 'M'), young.replace('union_density', 'green_job_share')];
    const keys = ['union_density|F|*', figure('Y16-24').figure, ...others];
    expect(shownOfMerged(shown, keys)).toEqual([]);
    expect(shownOfMerged([], [young])).toEqual([]);
  });
});
