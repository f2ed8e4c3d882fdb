import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../../../methodology/numeric/random.js';
import { type FixtureWorker, fixtureWorkers } from '../../../../../../test/support/methodology-workers.js';
import type { Variables } from '../../definitions/formula/evaluate.js';
import type { CellAddress } from '../cells.js';
import type { ColumnPlan } from './column-plan.js';
import { type ColumnResult, type ColumnSettings, estimateColumns } from './column-estimates.js';
import { type ColumnPerson, ValueColumns } from './columns.js';

const always = (): 1 => 1;
const pay = (person: Variables): number | null => person.number('hourly');
const sexIs =
  (code: string) =>
  (person: Variables): 0 | 1 =>
    person.code('sex') === code ? 1 : 0;
const median: ColumnPlan = { id: 'median', universe: always, statistic: { kind: 'quantile', value: pay, p: 0.5 } };
const gap: ColumnPlan = {
  id: 'gap',
  universe: always,
  statistic: {
    kind: 'quantile-gap',
    value: pay,
    p: 0.5,
    contrast: 'relative-gap',
    of: sexIs('2'),
    to: sexIs('1'),
  },
};
const segregation: ColumnPlan = {
  id: 'segregation',
  universe: always,
  statistic: { kind: 'segregation', code: (person) => person.code('isco') },
};
const ages = [['Y15-24'], ['Y25-34'], ['Y35-44'], ['Y45-54']];
const weighted: ColumnPlan = {
  id: 'weighted',
  universe: always,
  statistic: { kind: 'factor-gap', value: pay, factors: [{ name: 'age_group', classes: ages }], fewest: 5 },
};
const plans: readonly ColumnPlan[] = [median, gap, segregation, weighted];

interface Invented {
  readonly hourly: number | null;
  readonly woman: boolean;
  readonly isco: string | null;
  readonly age: string;
  readonly unit: string;
  readonly stratum: string;
  readonly weight: number;
  readonly park: string;
}

function personOf(one: Invented): ColumnPerson {
  const codes: Readonly<Record<string, string | null>> = {
    sex: one.woman ? '2' : '1',
    isco: one.isco,
    age_group: one.age,
  };
  return {
    person: { number: () => one.hourly, code: (name) => codes[name] ?? null, codes: () => null },
    unit: one.unit,
    enterprise: one.unit,
    stratum: one.stratum,
    sizeClass: 'S2',
    sex: one.woman ? 0 : 1,
    levels: [one.park, one.age],
  };
}

const everybody: CellAddress = { sex: null, breakdown: null, level: null };
const settings: Omit<ColumnSettings, 'weightOf'> = {
  lonely: 'adjust',
  least: { workers: 5, enterprises: 3 },
  placesOf: () => [everybody],
};

function estimate(
  people: readonly Invented[],
  given: Partial<ColumnSettings> & { plans?: readonly ColumnPlan[]; interrupted?: boolean } = {},
): readonly ColumnResult[] {
  const newColumns = () => new ValueColumns(given.plans ?? plans, ['park', 'age_group']);
  let columns = newColumns();
  const half = Math.floor(people.length / 2);
  for (const one of people.slice(0, half)) columns.add(personOf(one));
  if (given.interrupted === true) {
    const kept = columns.state();
    columns = newColumns();
    columns.restore(kept);
  }
  for (const one of people.slice(half)) columns.add(personOf(one));
  const weights = new Map(people.map(({ unit, weight }) => [unit, weight]));
  return estimateColumns(columns, { ...settings, weightOf: (enterprise) => weights.get(enterprise)!, ...given });
}

/** The fixture with every worker repeated `times` times, so that each median has ten persons on either side. */
const fixture = (times: number): Invented[] =>
  fixtureWorkers.flatMap(({ wage, woman, isco, age, psu, stratum, weight }: FixtureWorker) =>
    Array.from({ length: times }, () => ({
      hourly: wage,
      woman,
      isco: String(isco),
      age,
      unit: psu,
      stratum,
      weight: Math.round((weight / times) * 1e6),
      park: stratum[0]!,
    })),
  );

const figure = (results: readonly ColumnResult[], id: string, at = 0) => {
  const { cell } = results.find(({ plan }) => plan.id === id)!.cells[at]!;
  if (cell.state !== 'figure') throw new Error(cell.state);
  return cell;
};

/** 3,000 persons of 60 enterprises in 6 strata and 3 parks, with some unknown values. */
function town(seed: number): Invented[] {
  const random = new Random(seed);
  return Array.from({ length: 3000 }, () => {
    const enterprise = random.below(60);
    const woman = random.uniform() < 0.45;
    return {
      hourly:
        random.uniform() < 0.1 ? null : Math.round(100 * (20 + 30 * random.uniform() ** 2 - (woman ? 3 : 0))) / 100,
      woman,
      isco: random.uniform() < 0.05 ? null : String(1 + random.below(woman ? 5 : 9)),
      age: ages[random.below(4)]![0]!,
      unit: `e${enterprise}`,
      stratum: `s${enterprise % 6}`,
      weight: 1_000_000 + 250_000 * (enterprise % 5),
      park: `p${enterprise % 3}`,
    };
  });
}

describe('indicators computed from individual values', () => {
  it('equal the numbers of the fixture (methodology 2.4)', () => {
    const results = estimate(fixture(10));
    expect(figure(results, 'median').estimate.value).toBe(31);
    expect(100 * figure(results, 'gap').estimate.value).toBeCloseTo(25.7142857, 6);
    expect(figure(results, 'segregation').estimate.value).toBeCloseTo(0.6025579437, 7);
    expect(100 * figure(results, 'weighted').estimate.value).toBeCloseTo(28.4389827311, 5);
    expect(figure(results, 'segregation').estimate.df).toBe(6);
  });

  it('have limits of segregation between no one and everyone', () => {
    const mixed = fixture(10).map((one) => ({ ...one, isco: String(Number.parseInt(one.unit.slice(-1), 36) % 2) }));
    const { value, standardError, interval } = figure(estimate(mixed), 'segregation').estimate;
    expect(value - 2 * standardError).toBeGreaterThan(0);
    expect(value - 2.45 * standardError).toBeLessThan(0);
    expect(interval[0]).toBe(0);
  });

  it('exclude classes with fewer than five women or men, and report the excluded weight', () => {
    const cell = figure(estimate(fixture(1)), 'weighted');
    expect(100 * cell.estimate.value).toBeCloseTo(17.8966421447, 5);
    expect(100 * cell.dropped!).toBeCloseTo(63.5935563817, 5);
  });

  it('publish no quantile with fewer than ten respondents below or above it', () => {
    const one = estimate(fixture(1)).find(({ plan }) => plan.id === 'gap')!;
    expect(one.cells[0]!.cell).toEqual({ state: 'confidential' });
    // 31 itself has ten persons on either side; its limits 27 and 42 do not
    expect(estimate(fixture(1)).find(({ plan }) => plan.id === 'median')!.cells[0]!.cell).toEqual({
      state: 'imprecise',
    });
    const shown = figure(estimate(fixture(10)), 'median').estimate;
    expect(shown.interval[0]).toBeLessThan(31);
  });

  it('give identical results in any order of the answers, and when counting stops and continues', () => {
    const places = (['*', 'F', 'M'] as const).flatMap((sex) =>
      [null, 'park', 'age_group', 'park+age_group'].flatMap((breakdown) => {
        const levels: Readonly<Record<string, readonly (string | null)[]>> = {
          park: ['p0', 'p1', 'p2', 'p9'],
          age_group: ages.flat(),
          'park+age_group': ['p0+Y15-24', 'p1+Y45-54'],
        };
        return (levels[breakdown ?? ''] ?? [null]).map((level) => ({
          sex: sex === '*' ? null : sex,
          breakdown,
          level,
        }));
      }),
    );
    const people = town(7);
    const random = new Random(1);
    const shuffled = [...people].map((one) => [random.next(), one] as const).sort(([a], [b]) => a - b);
    const text = (list: readonly Invented[], interrupted = false): string =>
      JSON.stringify(
        estimate(list, { placesOf: () => places, interrupted }).map(({ plan, ...result }) => ({
          id: plan.id,
          ...result,
        })),
      );
    const first = text(people);
    expect(text(shuffled.map(([, one]) => one))).toBe(first);
    expect(text([...people].reverse(), true)).toBe(first);
  });

  it('agree with repeated samples in the error of the gap of medians', () => {
    const values: number[] = [];
    const errors: number[] = [];
    for (let seed = 100; seed < 120; seed += 1) {
      const { estimate: found } = figure(estimate(town(seed), { plans: [gap] }), 'gap');
      values.push(found.value);
      errors.push(found.standardError);
    }
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
    const average = errors.reduce((a, b) => a + b, 0) / errors.length;
    expect(average / spread).toBeGreaterThan(0.6);
    expect(average / spread).toBeLessThan(1.6);
  });

  it('count the persons of the universe with unknown values', () => {
    const [result] = estimate(town(3));
    expect(result!.missing).toBeGreaterThan(0.08);
    expect(result!.missing).toBeLessThan(0.12);
  });

  it('give heaped answers an interval to the next value, never of width 0', () => {
    const pay = [8, 9, 10, 10, 10, 10, 10, 10, 12, 15];
    const people = town(5).map((one, at) => ({ ...one, hourly: pay[at % 10]! }));
    const { value, interval, standardError } = figure(estimate(people), 'median').estimate;
    expect([value, ...interval]).toEqual([10, 10, 12]);
    expect(standardError).toBeGreaterThan(0);
  });

  it('give no estimate for a stratum with one enterprise unless a rule is given', () => {
    const lonely = [...town(1), { ...town(1)[0]!, stratum: 's9', unit: 'alone' }];
    expect(() => estimate(lonely, { lonely: 'fail' })).toThrow('lonely-psu');
    expect(figure(estimate(lonely), 'gap').state).toBe('figure');
  });
});
