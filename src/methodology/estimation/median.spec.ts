import { describe, expect, it } from '@jest/globals';
import { fixtureStrata, fixtureWorkers } from '../../../test/support/methodology-workers.js';
import { Random } from '../numeric/random.js';
import { unitFactors } from './bootstrap.js';
import { quantileOf, ReplicatedQuantile, type SortedValues, woodruff } from './median.js';
import { distribution, weightedQuantile } from './quantiles.js';

const corrected = { strata: fixtureStrata(true), lonely: 'fail', level: 0.95 } as const;

function sorted(workers: readonly { wage: number; weight: number; unit: number }[]): SortedValues {
  const order = [...workers].sort((a, b) => a.wage - b.wage);
  return {
    values: Float64Array.from(order, ({ wage }) => wage),
    // the weights of the fixture as whole numbers (1e-12)
    weights: Float64Array.from(order, ({ weight }) => Math.round(weight * 1e12)),
    units: Int32Array.from(order, ({ unit }) => unit),
  };
}

describe("quantiles with Woodruff's interval", () => {
  it.each([
    [0.25, 24, 0.2506815366, 0.0346513263, [22, 27], 1.0216959793],
    [0.5, 31, 0.5252788104, 0.0784376079, [27, 42], 3.0650879379],
    [0.75, 42, 0.7602230483, 0.0267858775, [38, 55], 3.4737663296],
  ] as const)(
    "at share %d of the fixture's pay equal those of R survey",
    (p, value, share, shareError, limits, error) => {
      const found = woodruff(sorted(fixtureWorkers), p, corrected);
      expect(found.value).toBe(value);
      expect(found.share).toBeCloseTo(share, 9);
      expect(found.shareError).toBeCloseTo(shareError, 9);
      expect([found.low?.value, found.high?.value]).toEqual(limits);
      expect((found.high!.value - found.low!.value) / (2 * found.t)).toBeCloseTo(error, 9);
      expect(found.df).toBe(6);
    },
  );

  it('are 26 (22 to 31) for women and 35 (34 to 47) for men: a gap of 25.7142857%', () => {
    const [women, men] = [true, false].map((woman) =>
      woodruff(sorted(fixtureWorkers.filter((worker) => worker.woman === woman)), 0.5, corrected),
    );
    expect([women!.low!.value, women!.value, women!.high!.value]).toEqual([22, 26, 31]);
    expect([men!.low!.value, men!.value, men!.high!.value]).toEqual([34, 35, 47]);
    expect(100 * (1 - women!.value / men!.value)).toBeCloseTo(25.7142857, 7);
  });

  it('come with the number of persons who earn strictly less and strictly more', () => {
    const values = Float64Array.of(1, 2, 2, 2, 3);
    const found = quantileOf(
      { values, weights: Float64Array.of(1, 1, 1, 1, 1), units: Int32Array.of(0, 1, 2, 3, 4) },
      0.5,
    );
    expect(found).toEqual({ value: 2, below: 1, above: 1 });
  });

  it('have no limit where it would be beyond the values', () => {
    const few = fixtureWorkers.filter(({ stratum }) => stratum === 'A1').slice(0, 5);
    const found = woodruff(sorted(few), 0.5, { ...corrected, strata: fixtureStrata(false) });
    expect([found.low, found.high]).toContain(null);
  });
});

describe('a quantile in replicates', () => {
  it('equals the weighted quantile with the weights of the replicate, whichever rows are stored', () => {
    const random = new Random(11);
    const strata = [0, 1, 2].map((stratum) => Array.from({ length: 8 }, (_, unit) => stratum * 8 + unit));
    const people = Array.from({ length: 600 }, () => ({
      wage: Math.round(random.uniform() ** 2 * 80),
      weight: 1e-6 * (1 + random.below(5)),
      unit: random.below(24),
    }));
    const data = sorted(people);
    for (const shareError of [0, 0.0001, 0.02, 0.3]) {
      const quantile = new ReplicatedQuantile(() => data, 0.5, { share: 0.5, shareError });
      for (const factor of unitFactors(strata, { replicates: 60, seed: 3 })) {
        const pairs = [...data.values].map(
          (value, row) => [value, data.weights[row]! * factor[data.units[row]!]!] as const,
        );
        expect(quantile.at(factor)).toBe(weightedQuantile(distribution(pairs), 0.5, 'math'));
      }
    }
  });
});
