/**
 * Compares a run over raked weights with the same sample computed answer by answer (methodology/calibration and
 * methodology/estimation).
 */
import { describe, expect, it } from '@jest/globals';
import { answeredOf, weightFrameOf } from '../../../../../test/support/weight-frame.js';
import { syntheticSurvey } from '../../../../../test/support/park-workers.js';
import { residualsOf } from '../../../../methodology/calibration/calibrate.js';
import { indexMargin, indicatorColumns } from '../../../../methodology/calibration/margins.js';
import { buildDesign, type StageInput } from '../../../../methodology/estimation/design.js';
import { covarianceOfSums } from '../../../../methodology/estimation/variance.js';
import { MILLION } from '../../../../methodology/numeric/millionths.js';
import { catalogue } from '../../catalogue/catalogue.js';
import { type CellAddress, everybody } from '../runs/cells.js';
import { Counting, isWeighted } from '../runs/counting/counting.js';
import { estimateCell, sexGap } from '../runs/estimators/estimates.js';
import { personOf } from '../runs/counting/person.js';
import { plansOf, type SumPlan } from '../runs/plan.js';
import { Sample } from '../runs/estimators/sample.js';
import { defaultSettings } from '../runs/settings.js';
import { statedSexOf } from '../runs/counting/tally.js';
import { type Populations, populationsOf } from './populations.js';
import { baseSpecification, type WeightingSpecification } from './specification.js';
import { makeWeights } from './weight-set.js';
import { weightingOf } from './weighting.js';

const specification: WeightingSpecification = {
  ...baseSpecification,
  classes: 'stratum-sex',
  calibration: 'raking',
  margins: ['park-size', 'park-sex'],
};

const certain = '2-S3';
const survey = syntheticSurvey({ size: 1500, seed: 31 });
const units = survey.frame.units.map((unit) => ({
  ...unit,
  women: Math.round(unit.headcount * 0.4),
  men: unit.headcount - Math.round(unit.headcount * 0.4),
}));
const frame = weightFrameOf(units, [certain]);
const made = makeWeights({ frame, parks: new Map(), answered: answeredOf(survey.answers) }, specification);
const rowAt = new Map(made.rows.map(({ psu, sex }, at) => [`${psu}|${sex}`, at]));
const settings = { ...defaultSettings, lowPayYuanPerHour: 20 };
const weighted = survey.answers.filter((answer) => isWeighted(answer, weightingOf(made.rows)));
const people = weighted.map((answer) => {
  const sex = statedSexOf(answer.answers['sex'] ?? null)!;
  return {
    ...answer,
    sex,
    person: personOf(answer.answers, settings),
    row: rowAt.get(`${answer.psu}|${sex}`)!,
  };
});

/** Four enterprises of each stratum did not respond; of the take-all stratum none. */
const populations: Populations = {
  ...populationsOf(frame, made.rows),
  strata: new Map(
    frame.strata.map(({ stratum, certainty, enterprises }) => [stratum, certainty ? enterprises : enterprises + 4]),
  ),
};
const designs = ['one-stage', 'two-stage'] as const;
type Design = (typeof designs)[number];
const weightings = {
  'one-stage': weightingOf(made.rows),
  'two-stage': weightingOf(made.rows, populations),
};

function runOf(plan: SumPlan, of: Design) {
  const counting = new Counting([plan], { units, strata: frame.strata }, []);
  for (const answer of weighted) counting.observe(answer, settings);
  const sample = new Sample(counting.rows, { weighting: weightings[of], lonely: 'adjust' });
  return { tally: counting.tallies[0]!, sample };
}

/** Answer by answer; in one stage, workers of the take-all stratum are the primary sampling units. */
const stages: Readonly<Record<Design, readonly StageInput[]>> = {
  'one-stage': [
    {
      strata: people.map(({ stratum }) => stratum),
      units: people.map(({ psu, id, stratum }) => (stratum === certain ? id : psu)),
    },
  ],
  'two-stage': [
    {
      strata: people.map(({ stratum }) => stratum),
      units: people.map(({ psu }) => psu),
      population: people.map(({ stratum }) => populations.strata.get(stratum)!),
    },
    { population: people.map(({ psu }) => populations.workers.get(psu)!) },
  ],
};
const designOf = (of: Design) =>
  buildDesign({ rows: people.length, weights: people.map(() => 1), stages: stages[of], nest: false });
const built = { 'one-stage': designOf('one-stage'), 'two-stage': designOf('two-stage') };
const weights = Float64Array.from(people, ({ row }) => made.rows[row]!.after / MILLION);
const before = Float64Array.from(people, ({ row }) => made.rows[row]!.before / MILLION);
const margins = specification.margins.map((name, margin) => {
  const levels = people.map(({ row }) => made.rows[row]!.categories[margin]!);
  return indexMargin({ name, levels, counts: Object.fromEntries(levels.map((level) => [level, 1])) });
});
const residuals = residualsOf({
  base: before,
  weights,
  columns: indicatorColumns(margins),
  cycles: 0,
  difference: 0,
});

function errorOf(values: Float64Array, of: Design): number {
  const column = residuals(values).map((value, at) => value * weights[at]!);
  const options = { lonely: 'adjust' as const, adjustDomainLonely: false, ultimateCluster: false };
  return Math.sqrt(covarianceOfSums(built[of], [column], { options })[0]![0]!);
}

interface Ratio {
  readonly value: number;
  readonly linearised: Float64Array;
}

function ratioOf(plan: SumPlan, sex: CellAddress['sex'] = null): Ratio {
  const inside = people.map(
    (each) =>
      plan.universe(each.person) === 1 && plan.numerator(each.person) !== null && (sex === null || each.sex === sex),
  );
  const y = people.map(({ person }, at) => (inside[at] === true ? plan.numerator(person)! : 0));
  const x = people.map((_, at) => (inside[at] === true ? 1 : 0));
  const sum = (values: readonly number[]): number => values.reduce((all, value, at) => all + value * weights[at]!, 0);
  const [above, below] = [sum(y), sum(x)];
  const value = above / below;
  return { value, linearised: Float64Array.from(y, (own, at) => (own - value * x[at]!) / below) };
}

const close = (mine: number, expected: number): void =>
  expect(Math.abs(mine - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));

const template = plansOf(catalogue).find(({ id }) => id === 'union_density') as SumPlan;
const over = {
  ...template,
  kind: 'ratio',
  universe: () => 1 as const,
  denominator: () => 1,
  factor: 1,
  sexBuiltIn: false,
} as const;
const plans: readonly SumPlan[] = [
  { ...over, id: 'share', numerator: (person) => (person.code('unfair') === '0' ? 0 : 1) },
  { ...over, id: 'pay', numerator: (person) => person.number('wage_month'), proportion: false },
];

describe('a run over raked weights', () => {
  const cases = plans.flatMap((plan) => designs.map((of) => ({ id: plan.id, plan, of })));
  it.each(cases)('gives $id the value and error from single answers, in total and by sex ($of)', ({ plan, of }) => {
    const { tally, sample } = runOf(plan, of);
    for (const sex of [null, 'F', 'M'] as const) {
      const expected = ratioOf(plan, sex);
      const { value, standardError } = estimateCell(tally, sample, { ...everybody, sex })!;
      close(value, expected.value);
      close(standardError!, errorOf(expected.linearised, of));
    }
    const [women, men] = [ratioOf(plan, 'F'), ratioOf(plan, 'M')];
    const gap = sexGap(tally, sample, everybody)!;
    close(gap.value, women.value - men.value);
    close(
      gap.standardError!,
      errorOf(
        women.linearised.map((value, at) => value - men.linearised[at]!),
        of,
      ),
    );
  });

  it('gives calibrated totals the counts of the frame, without a standard error', () => {
    const total: SumPlan = {
      ...template,
      id: 'workers',
      kind: 'total',
      universe: () => 1,
      numerator: () => 1,
      denominator: null,
      factor: 1,
      proportion: true,
    };
    const { tally, sample } = runOf(total, 'two-stage');
    const all = frame.strata.reduce((sum, { headcount }) => sum + headcount, 0);
    const workers = estimateCell(tally, sample, everybody)!;
    expect(workers.value).toBeCloseTo(all, 3);
    expect([workers.standardError, workers.lack]).toEqual([null, undefined]);
    const park = { sex: 'F' as const, breakdown: 'park', level: 'park-1' };
    const women = estimateCell(tally, sample, park)!;
    const counted = frame.strata.filter(({ parkId }) => parkId === 'park-1').reduce((sum, each) => sum + each.women, 0);
    expect(Math.abs(women.value - counted)).toBeLessThan(0.01);
    expect([women.standardError, women.lack]).toEqual([null, undefined]);
  });
});
