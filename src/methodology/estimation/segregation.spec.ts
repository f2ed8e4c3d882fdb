import { describe, expect, it } from '@jest/globals';
import { fixtureStrata, fixtureWorkers } from '../../../test/support/methodology-workers.js';
import { Random } from '../numeric/random.js';
import { unitFactors } from './bootstrap.js';
import { duncanWithInfluence, ReplicatedFactorGap, type SexedRows } from './segregation.js';
import { varianceOfUnitTotals } from './unit-variance.js';

const rowsOf = (cells: readonly (readonly [group: number, woman: 0 | 1, weight: number])[]) => ({
  weights: Float64Array.from(cells, ([, , weight]) => weight),
  woman: Uint8Array.from(cells, ([, woman]) => woman),
  group: Int32Array.from(cells, ([group]) => group),
  groups: 3,
});

const indexOf = (rows: SexedRows): number => duncanWithInfluence(rows)!.index;

describe('segregation', () => {
  it('is 0 if women and men do the same work, and 1 if they do different work', () => {
    expect(
      indexOf(
        rowsOf([
          [0, 1, 2],
          [0, 0, 4],
          [1, 1, 1],
          [1, 0, 2],
        ]),
      ),
    ).toBeCloseTo(0, 15);
    expect(
      indexOf(
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
    expect(indexOf(rowsOf(cells))).toBeCloseTo(0.3, 15);
  });

  it('needs both sexes', () => {
    expect(duncanWithInfluence(rowsOf([[0, 1, 2]]))).toBeNull();
  });
});

/** The gap by its definition, from the rows: mean gaps within groups, weighted by their persons. */
function gapOf({ weights, woman, group, groups }: SexedRows, pay: Float64Array, fewest: number): number {
  let [weighted, compared] = [0, 0];
  for (let own = 0; own < groups; own += 1) {
    const side = (sex: 0 | 1) => [...group.keys()].filter((row) => group[row] === own && woman[row] === sex);
    const [women, men] = [side(1), side(0)];
    if (women.length < fewest || men.length < fewest) continue;
    const sum = (rows: readonly number[], of: (row: number) => number): number =>
      rows.reduce((all, row) => all + weights[row]! * of(row), 0);
    const mean = (rows: readonly number[]): number => sum(rows, (row) => pay[row]!) / sum(rows, () => 1);
    const persons = sum([...women, ...men], () => 1);
    compared += persons;
    weighted += persons * (1 - mean(women) / mean(men));
  }
  return weighted / compared;
}

describe('the factor-weighted gap', () => {
  const cells = [
    [0, 1, 10],
    [0, 0, 30],
    [1, 1, 20],
    [1, 0, 20],
    [2, 0, 20],
  ] as const;
  const one = new Float64Array(1).fill(1);
  const paid = (...amounts: readonly number[]) => ({
    ...rowsOf(cells),
    ...{ pay: Float64Array.from(amounts), units: new Int32Array(cells.length) },
  });

  it('is 10% by hand for gaps of 10% in both groups; the third group has no women and is excluded', () => {
    const gap = new ReplicatedFactorGap(paid(18, 20, 27, 30, 99), 1);
    expect(gap.at(one)).toBeCloseTo(0.1, 15);
    expect(gap.dropped).toBeCloseTo(0.2, 15);
  });

  it('does not depend on who works where: equal pay within groups gives 0', () => {
    expect(new ReplicatedFactorGap(paid(20, 20, 30, 30, 99), 1).at(one)).toBe(0);
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
      expect(replicated.at(factor)).toBeCloseTo(gapOf({ ...rows, weights }, rows.pay, 5), 12);
    }
  });

  it('is null if no one can be compared', () => {
    const rows = { ...fixtureRows(() => 0), pay, units };
    expect(new ReplicatedFactorGap(rows, 30).at(new Float64Array(10).fill(1))).toBeNull();
  });
});
