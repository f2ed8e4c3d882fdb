import { describe, expect, it } from '@jest/globals';
import { Random } from '../numeric/random.js';
import { fixtureStrata, fixtureWorkers } from '../../../test/support/methodology-workers.js';
import { buildDesign, degreesOfFreedom } from './design.js';
import { freedomOfUnits, type UnitStrata, varianceOfUnitTotals } from './unit-variance.js';
import { covarianceOfSums, type LonelyRule } from './variance.js';

/** 60 units in strata of 1, 2, 7, 20 and 30; a domain that includes some of them. */
function sampleOf(seed: number): { strata: UnitStrata; totals: Float64Array; met: number[] } {
  const random = new Random(seed);
  const sampled = [1, 2, 7, 20, 30];
  const stratumOf = Int32Array.from(sampled.flatMap((n, stratum) => new Array<number>(n).fill(stratum)));
  const met = [...stratumOf.keys()].filter((unit) => unit === 0 || random.uniform() < 0.4);
  const totals = new Float64Array(60);
  for (const unit of met) totals[unit] = random.uniform() * 10 - 3;
  return { strata: { stratumOf, sampled: Int32Array.from(sampled), names: ['a', 'b', 'c', 'd', 'e'] }, totals, met };
}

describe("the variance from the totals of a domain's units", () => {
  it.each(['remove', 'certainty', 'adjust', 'average'] as readonly LonelyRule[])(
    'equals that of the general method with one unit in a stratum: %s',
    (lonely) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const { strata, totals, met } = sampleOf(seed);
        const design = buildDesign({
          rows: 60,
          weights: new Array<number>(60).fill(1),
          stages: [{ strata: [...strata.stratumOf].map(String) }],
          nest: false,
        });
        const domain = Uint8Array.from(totals.keys(), (unit) => (met.includes(unit) ? 1 : 0));
        const general = covarianceOfSums(design, [totals], {
          options: { lonely, adjustDomainLonely: false, ultimateCluster: false },
          domain,
        })[0]![0]!;
        const units = Int32Array.from(met);
        const own = varianceOfUnitTotals(
          strata,
          { units, totals: Float64Array.from(met, (unit) => totals[unit]!) },
          lonely,
        );
        expect(own / general).toBeCloseTo(1, 12);
        expect(freedomOfUnits(strata, units)).toBe(degreesOfFreedom(design, domain));
      }
    },
  );

  it('refuses a stratum with one unit unless a rule is given', () => {
    const { strata } = sampleOf(1);
    const totals = { units: Int32Array.of(0), totals: Float64Array.of(1) };
    expect(() => varianceOfUnitTotals(strata, totals, 'fail')).toThrow('lonely-psu');
  });

  it("gives the fixture's mean pay 37.0452292441 yuan a standard error of 0.9014186440 with correction, 1.1490319 without", () => {
    const all = fixtureWorkers.reduce((sum, { weight }) => sum + weight, 0);
    const mean = fixtureWorkers.reduce((sum, { weight, wage }) => sum + weight * wage, 0) / all;
    expect(mean).toBeCloseTo(37.0452292441, 9);
    const totals = new Float64Array(10);
    for (const { unit, weight, wage } of fixtureWorkers) totals[unit]! += (weight * (wage - mean)) / all;
    const error = (corrected: boolean): number =>
      Math.sqrt(
        varianceOfUnitTotals(fixtureStrata(corrected), { units: Int32Array.from(totals.keys()), totals }, 'fail'),
      );
    expect(error(true)).toBeCloseTo(0.901418644, 9);
    expect(error(false)).toBeCloseTo(1.1490319, 6);
  });
});
