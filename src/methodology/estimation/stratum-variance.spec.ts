import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildDesign } from './design.js';
import {
  deviationsFromMoments,
  deviationsOf,
  type StratumTotals,
  varianceOfStrata,
  varianceOfUnit,
} from './stratum-variance.js';
import { covarianceOfSums, type LonelyRule } from './variance.js';

const rules: readonly LonelyRule[] = ['remove', 'certainty', 'adjust', 'average'];
const units = fc.array(
  fc.record({ stratum: fc.integer({ min: 0, max: 4 }), total: fc.integer({ min: -50, max: 50 }) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

function strataOf(rows: readonly { stratum: number; total: number }[], moments: boolean): StratumTotals[] {
  return [...new Set(rows.map(({ stratum }) => stratum))].map((stratum) => {
    const totals = rows.filter((row) => row.stratum === stratum).map(({ total }) => total);
    const sampled = totals.length;
    // zeros are units without members of the domain
    const { sum, deviations } = deviationsOf(
      totals.filter((total) => total !== 0),
      sampled,
    );
    const squares = totals.reduce((all, total) => all + total * total, 0);
    return {
      name: String(stratum),
      sampled,
      sum,
      deviations: moments ? deviationsFromMoments(sum, squares, sampled) : deviations,
    };
  });
}

describe('the variance from stratum moments', () => {
  it('equals that of single units under every rule, from deviations and from second moments', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(...rules), (rows, lonely) => {
        const design = buildDesign({
          rows: rows.length,
          weights: rows.map(() => 1),
          stages: [{ strata: rows.map(({ stratum }) => String(stratum)) }],
          nest: false,
        });
        const options = { lonely, adjustDomainLonely: false, ultimateCluster: false };
        const wanted = covarianceOfSums(design, [Float64Array.from(rows, ({ total }) => total)], { options })[0]![0]!;
        for (const moments of [false, true])
          expect(varianceOfStrata(strataOf(rows, moments), { lonely, units: rows.length })).toBeCloseTo(wanted, 6);
      }),
    );
  });

  it('equals that of single answers under every rule, drawn without replacement in two stages', () => {
    const answers = fc.array(
      fc.record({
        stratum: fc.integer({ min: 0, max: 3 }),
        unit: fc.integer({ min: 0, max: 3 }),
        value: fc.integer({ min: -50, max: 50 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    // of stratum 0 all units are in the sample, of unit 0 all answers
    fc.assert(
      fc.property(answers, fc.constantFrom(...rules), (rows, lonely) => {
        const unitOf = ({ stratum, unit }: (typeof rows)[number]): string => `${stratum}-${unit}`;
        const unitsIn = (stratum: number): string[] => [
          ...new Set(rows.filter((row) => row.stratum === stratum).map(unitOf)),
        ];
        const sizeOf = (name: string): number => rows.filter((row) => unitOf(row) === name).length;
        const workersOf = (name: string): number => sizeOf(name) + 3 * Number(name.slice(2));
        const enterprises = (stratum: number): number => unitsIn(stratum).length + 2 * stratum;
        const design = buildDesign({
          rows: rows.length,
          weights: rows.map(() => 1),
          stages: [
            {
              strata: rows.map(({ stratum }) => String(stratum)),
              units: rows.map(unitOf),
              population: rows.map(({ stratum }) => enterprises(stratum)),
            },
            { population: rows.map((row) => workersOf(unitOf(row))) },
          ],
          nest: false,
        });
        const options = { lonely, adjustDomainLonely: false, ultimateCluster: false };
        const wanted = covarianceOfSums(design, [Float64Array.from(rows, ({ value }) => value)], { options })[0]![0]!;
        const strata = [...new Set(rows.map(({ stratum }) => stratum))].map((stratum): StratumTotals => {
          const sums = unitsIn(stratum).map((name) => {
            const values = rows.filter((row) => unitOf(row) === name).map(({ value }) => value);
            const sum = values.reduce((all, value) => all + value, 0);
            const squares = values.reduce((all, value) => all + value * value, 0);
            return {
              sum,
              within: varianceOfUnit({ sum, squares, sampled: values.length, population: workersOf(name) }),
            };
          });
          const sampled = sums.length;
          return {
            ...{ name: String(stratum), sampled, fraction: sampled / enterprises(stratum) },
            ...deviationsOf(
              sums.map(({ sum }) => sum),
              sampled,
            ),
            within: sums.reduce((all, { within }) => all + within, 0),
          };
        });
        const units = new Set(rows.map(unitOf)).size;
        expect(varianceOfStrata(strata, { lonely, units })).toBeCloseTo(wanted, 6);
      }),
    );
  });

  it('refuses a stratum with one unit if the rule says so', () => {
    const alone: StratumTotals = { name: 'A', sampled: 1, sum: 3, deviations: 0 };
    expect(() => varianceOfStrata([alone], { lonely: 'fail', units: 1 })).toThrow('lonely');
    expect(varianceOfStrata([], { lonely: 'fail', units: 0 })).toBe(0);
  });
});
