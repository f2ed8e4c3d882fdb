import { describe, expect, it } from '@jest/globals';
import { fixtureStrata, fixtureWorkers } from '../../../test/support/methodology-workers.js';
import { Random } from '../numeric/random.js';
import { unitFactors } from './bootstrap.js';
import { duncanIndex, duncanWithInfluence, factorWeightedGap, ReplicatedFactorGap } from './segregation.js';
import { varianceOfUnitTotals } from './unit-variance.js';

const rowsOf = (cells: readonly (readonly [group: number, woman: 0 | 1, weight: number])[]) => ({
  weights: Float64Array.from(cells, ([, , weight]) => weight),
  woman: Uint8Array.from(cells, ([, woman]) => woman),
  group: Int32Array.from(cells, ([group]) => group),
  groups: 3,
});

describe('segregation', () => {
  it('is 0 if women and men do the same work, and 1 if they do different work', () => {
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

  it('is correct by hand for women 50, 30, 20 and men 20, 30, 50 of 100', () => {
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

describe('the factor-weighted gap', () => {
  const cells = [
    [0, 1, 10],
    [0, 0, 30],
    [1, 1, 20],
    [1, 0, 20],
    [2, 0, 20],
  ] as const;
  const pay = Float64Array.from([18, 20, 27, 30, 99]);

  it('is 10% by hand for gaps of 10% in both groups; the third group has no women and is excluded', () => {
    const result = factorWeightedGap(rowsOf(cells), pay, 1);
    expect(result.gap).toBeCloseTo(0.1, 15);
    expect(result.dropped).toBeCloseTo(0.2, 15);
  });

  it('does not depend on who works where: equal pay within groups gives 0', () => {
    expect(factorWeightedGap(rowsOf(cells), Float64Array.from([20, 20, 30, 30, 99]), 1).gap).toBe(0);
  });

  it('is refused if no one can be compared', () => {
    expect(() => factorWeightedGap(rowsOf(cells), pay, 5)).toThrow('zero-denominator');
  });
});

const ages = [...new Set(fixtureWorkers.map(({ age }) => age))].sort();
const fixtureRows = (group: (worker: (typeof fixtureWorkers)[number]) => number) => ({
  weights: Float64Array.from(fixtureWorkers, ({ weight }) => weight),
  woman: Uint8Array.from(fixtureWorkers, ({ woman }) => (woman ? 1 : 0)),
  group: Int32Array.from(fixtureWorkers, group),
  groups: 10,
});
const pay = Float64Array.from(fixtureWorkers, ({ wage }) => wage);
const units = Int32Array.from(fixtureWorkers, ({ unit }) => unit);

describe('the fixture of the methodology (2.4)', () => {
  it('gives the Duncan index over occupations 0.6025579437 with standard error 0.0863452618', () => {
    const { index, ofWoman, ofMan } = duncanWithInfluence(fixtureRows(({ isco }) => isco))!;
    expect(index).toBeCloseTo(0.6025579437, 9);
    expect(duncanIndex(fixtureRows(({ isco }) => isco))).toBeCloseTo(index, 14);
    const totals = new Float64Array(10);
    for (const { unit, weight, woman, isco } of fixtureWorkers)
      totals[unit]! += weight * (woman ? ofWoman : ofMan)[isco]!;
    const variance = varianceOfUnitTotals(
      fixtureStrata(true),
      { units: Int32Array.from(totals.keys()), totals },
      'fail',
    );
    expect(Math.sqrt(variance)).toBeCloseTo(0.0863452618, 9);
  });

  it('gives the factor-weighted gap by age 28.4389827311%; with at least 5 of each sex 17.8966421447%, 63.5935563817% excluded', () => {
    const rows = { ...fixtureRows(({ age }) => ages.indexOf(age)), pay, units };
    const everybody = new ReplicatedFactorGap(rows, 1);
    const one = new Float64Array(10).fill(1);
    expect(100 * everybody.at(one)!).toBeCloseTo(28.4389827311, 9);
    expect([everybody.dropped, everybody.persons]).toEqual([0, 28]);
    const five = new ReplicatedFactorGap(rows, 5);
    expect(100 * five.at(one)!).toBeCloseTo(17.8966421447, 9);
    expect(100 * five.dropped).toBeCloseTo(63.5935563817, 9);
    expect(five.persons).toBe(10);
  });
});

describe('the factor-weighted gap in replicates', () => {
  it('uses the weights of the replicate', () => {
    const random = new Random(4);
    const people = Array.from({ length: 400 }, () => ({
      unit: random.below(12),
      woman: random.below(2),
      group: random.below(6),
      weight: 1 + random.below(9),
      pay: 20 + random.below(50),
    })).sort((a, b) => a.unit - b.unit);
    const rows = {
      weights: Float64Array.from(people, ({ weight }) => weight),
      woman: Uint8Array.from(people, ({ woman }) => woman),
      group: Int32Array.from(people, ({ group }) => group),
      groups: 6,
      pay: Float64Array.from(people, (person) => person.pay),
      units: Int32Array.from(people, ({ unit }) => unit),
    };
    const replicated = new ReplicatedFactorGap(rows, 5);
    const strata = [0, 1].map((stratum) => Array.from({ length: 6 }, (_, unit) => stratum * 6 + unit));
    for (const factor of unitFactors(strata, { replicates: 40, seed: 8 })) {
      const weights = rows.weights.map((weight, row) => weight * factor[rows.units[row]!]!);
      expect(replicated.at(factor)).toBeCloseTo(factorWeightedGap({ ...rows, weights }, rows.pay, 5).gap, 12);
    }
  });

  it('is null if no one can be compared', () => {
    const rows = { ...fixtureRows(() => 0), pay, units };
    expect(new ReplicatedFactorGap(rows, 30).at(new Float64Array(10).fill(1))).toBeNull();
  });
});
