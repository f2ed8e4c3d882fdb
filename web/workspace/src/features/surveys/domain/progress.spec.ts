import { describe, expect, it } from '@jest/globals';
import { progressOf, shareOfTarget } from './progress.js';

const stratum = (name: string, parkId: string, count: number) => ({
  ...{ stratum: name, parkId, sizeClasses: ['S2' as const], notStated: 1 },
  ...{ completes: 2 * count + 1, women: count, men: count, target: 40, targetWomen: 10, targetMen: 30 },
  ...{ enterprises: 6, respondingEnterprises: count },
});

describe('progress towards the target', () => {
  it('lists each park with the sums of its strata, followed by these', () => {
    const strata = [stratum('a1', 'a', 1), stratum('b1', 'b', 2), stratum('a2', 'a', 3)];
    const rows = progressOf(strata);
    expect(rows.map((row) => row.stratum?.stratum ?? row.parkId)).toEqual(['a', 'a1', 'a2', 'b', 'b1']);
    expect(rows[0]).toEqual({
      ...{ parkId: 'a', stratum: null, completes: 10, women: 4, men: 4, target: 80, targetWomen: 20, targetMen: 60 },
      ...{ enterprises: 12, respondingEnterprises: 4 },
    });
    expect(rows[1]).toMatchObject({ completes: 3, target: 40 });
  });

  it.each([
    [3, 12, 0.25],
    [15, 12, 1.25],
    [0, 0, null],
  ])('is for %s complete answers of %s: %s', (completes, target, share) => {
    expect(shareOfTarget(completes, target)).toBe(share);
  });
});
