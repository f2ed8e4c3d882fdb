import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildDesign, degreesOfFreedom } from '../../../../../methodology/estimation/design.js';
import { domainRatio } from '../../../../../methodology/estimation/estimators.js';
import { covarianceOfSums } from '../../../../../methodology/estimation/variance.js';
import { syntheticSurvey } from '../../../../../../test/support/park-workers.js';
import { frameWeighting } from '../../../../../../test/support/weight-frame.js';
import { catalogue } from '../../../catalogue/catalogue.js';
import { type CellAddress, cellKey, everybody } from '../cells.js';
import { Counting, isWeighted } from './counting.js';
import { estimateCell, sexGap } from '../estimators/estimates.js';
import { outputOf } from '../../publication/output.js';
import { personOf } from './person.js';
import type { IndicatorDefinition } from '../../definitions/definition.js';
import { type Plan, plansOf, type SumPlan } from '../plan.js';
import { Sample } from '../estimators/sample.js';
import type { Populations } from '../../weighting/populations.js';
import { defaultSettings } from '../settings.js';
import { statedSexOf } from './tally.js';

const survey = syntheticSurvey({ size: 700, seed: 3 });
// Two strata become take-all strata, whose workers are the primary sampling units.
for (const stratum of survey.frame.strata.slice(0, 2)) stratum.certainty = true;
const classification = { ...defaultSettings, lowPayYuanPerHour: 24 };
const weighting = frameWeighting(survey.frame);
const ratios = ['social_insurance_full_rate', 'hourly_earnings_mean', 'female_share_env_jobs', 'union_density'];
const others = ['green_job_share', 'env_fte_total', 'gpg_mean', 'nonlocal_hukou_green_gap'];
const plans = plansOf(catalogue).filter(({ id }) => [...ratios, ...others].includes(id));
const pairs = ['park+age_group', 'age_group+education'];
type Answer = (typeof survey.answers)[number];

function count(answers: readonly Answer[], counting = new Counting(plans, survey.frame, pairs)): Counting {
  for (const answer of answers) if (isWeighted(answer, weighting)) counting.observe(answer, classification);
  return counting;
}

function figures(counting: Counting): string {
  const sample = new Sample(counting.rows, { weighting, lonely: 'adjust' });
  return JSON.stringify(counting.tallies.map((tally) => outputOf(tally, sample)));
}

const everything = figures(count(survey.answers));

describe('counting', () => {
  it('gives identical results in any order, and when it continues from a stored state', () => {
    const order = fc.shuffledSubarray([...survey.answers.keys()], { minLength: survey.answers.length });
    fc.assert(
      fc.property(order, fc.nat(survey.answers.length), (positions, cut) => {
        const answers = positions.map((at) => survey.answers[at]!);
        const kept = structuredClone(count(answers.slice(0, cut)).state());
        const going = new Counting(plans, survey.frame, pairs);
        going.restore(kept);
        expect(figures(count(answers.slice(cut), going))).toBe(everything);
      }),
      { numRuns: 5 },
    );
  });

  it('does not change the stored state', () => {
    const state = count(survey.answers.slice(0, 300)).state();
    const before = structuredClone(state);
    const going = new Counting(plans, survey.frame, pairs);
    going.restore(state);
    count(survey.answers.slice(300), going);
    expect(state).toEqual(before);
  });
});

/** Some enterprises of each stratum but the take-all ones did not respond. */
const populations: Populations = {
  strata: new Map(
    survey.frame.strata.map(({ stratum, certainty }, at) => {
      const responding = survey.frame.units.filter((unit) => unit.stratum === stratum).length;
      return [stratum, certainty ? responding : responding + at];
    }),
  ),
  workers: new Map(survey.frame.units.map(({ psu, headcount }) => [psu, headcount])),
};
const designs = ['one-stage', 'two-stage'] as const;
type Design = (typeof designs)[number];

/** The same figure, computed from single persons with the general estimators. */
function reference(
  plan: SumPlan,
  address: CellAddress,
  of: Design,
): { value: number; se: number; df: number; n: number; z: Float64Array } {
  const { layout } = new Counting([], survey.frame, pairs).rows;
  const certain = new Set(survey.frame.strata.filter(({ certainty }) => certainty).map(({ stratum }) => stratum));
  const rows = survey.answers
    .filter((each) => isWeighted(each, weighting))
    .map((answer) => {
      const person = personOf(answer.answers, classification);
      const unit = survey.frame.units.find(({ psu }) => psu === answer.psu)!;
      const sex = statedSexOf(person.code('sex'))!;
      const place = layout.place(address);
      const slots = layout.slotsOf(layout.levelsOf(unit, person));
      const [y, x] = [plan.numerator(person), plan.denominator!(person)];
      const inside =
        (address.sex ?? sex) === sex && place.holds(unit) && place.slots.some((slot) => slots.includes(slot));
      const counted = plan.universe(person) === 1 && y !== null && x !== null && x !== 0;
      return {
        answer,
        y: y ?? 0,
        x: x ?? 0,
        inside: inside && counted ? 1 : 0,
        weight: weighting.of(answer.psu, sex) / 1e6,
      };
    });
  const design = buildDesign({
    rows: rows.length,
    weights: rows.map(({ weight }) => weight),
    stages: [
      {
        strata: rows.map(({ answer }) => answer.stratum),
        units: rows.map(({ answer }) => (certain.has(answer.stratum) ? answer.id : answer.psu)),
      },
    ],
    nest: false,
  });
  const twoStages = buildDesign({
    rows: rows.length,
    weights: rows.map(({ weight }) => weight),
    stages: [
      {
        strata: rows.map(({ answer }) => answer.stratum),
        units: rows.map(({ answer }) => answer.psu),
        population: rows.map(({ answer }) => populations.strata.get(answer.stratum)!),
      },
      { population: rows.map(({ answer }) => populations.workers.get(answer.psu)!) },
    ],
    nest: false,
  });
  const domain = Uint8Array.from(rows, ({ inside }) => inside);
  const [numerator, denominator] = [Float64Array.from(rows, ({ y }) => y), Float64Array.from(rows, ({ x }) => x)];
  const { estimate, values } = domainRatio({ weights: design.weights, numerator, denominator, domain });
  const z = values.map((value, row) => value * design.weights[row]!);
  const options = { lonely: 'adjust', adjustDomainLonely: false, ultimateCluster: false } as const;
  const se = Math.sqrt(covarianceOfSums(of === 'two-stage' ? twoStages : design, [z], { options, domain })[0]![0]!);
  const n = domain.reduce((sum: number, one) => sum + one, 0);
  return { value: estimate, se, df: degreesOfFreedom(design, domain), n, z };
}

const counted = count(survey.answers);
const samples = {
  'one-stage': new Sample(counted.rows, { weighting, lonely: 'adjust' }),
  'two-stage': new Sample(counted.rows, { weighting: { ...weighting, populations }, lonely: 'adjust' }),
};
const tallyOf = (id: string) => counted.tallies.find(({ plan }) => plan.id === id)!;
const addresses: readonly CellAddress[] = [
  everybody,
  { sex: 'F', breakdown: null, level: null },
  { sex: 'M', breakdown: 'park', level: 'park-2' },
  { sex: null, breakdown: 'enterprise_size', level: 'S3' },
  { sex: null, breakdown: 'age_group', level: 'Y25-34' },
  { sex: 'F', breakdown: 'contract_type', level: '2' },
  { sex: null, breakdown: 'park+age_group', level: 'park-1+Y35-44' },
  { sex: 'F', breakdown: 'enterprise_size', level: 'S3&S4' },
  { sex: null, breakdown: 'age_group', level: 'Y25-34&Y35-44' },
  { sex: 'M', breakdown: 'park+age_group', level: 'park-1+Y25-34&Y35-44' },
];
const hoursMean: IndicatorDefinition = {
  ...catalogue.find(({ id }) => id === 'monthly_earnings_mean')!,
  ...{ id: 'own_hours', unit: 'hours', estimator: 'mean', universe: 'emp = 1', variables: ['hours_usual'] },
  ...{ numerator: 'SUM w*hours_usual', denominator: 'SUM w*[hours_usual known]', derived_variables: [] },
};
const answeringBy = (hoursOf: (answer: Answer) => string): Answer[] =>
  survey.answers.map((answer) => ({ ...answer, answers: { ...answer.answers, hours_usual: hoursOf(answer) } }));

describe('estimates from sums and second moments', () => {
  const cases = ratios.flatMap((id) =>
    addresses.flatMap((address) => designs.map((design) => [id, cellKey(address), design, address] as const)),
  );
  it.each(cases)('for %s at %s equal those from single persons (%s)', (id, _, design, address) => {
    const tally = tallyOf(id);
    const wanted = reference(tally.plan as SumPlan, address, design);
    const found = estimateCell(tally, samples[design], address)!;
    expect(found.value).toBeCloseTo(wanted.value, 5);
    // none or all of the persons are counted: the sample gives no error
    expect(found.standardError ?? 0).toBeCloseTo(wanted.se, 5);
    expect(found.standardError === null).toBe(found.lack !== undefined);
    expect([found.n, found.df]).toEqual([wanted.n, wanted.df]);
  });

  it('treat take-all strata that represent others as one stage, with degrees of freedom of enterprises', () => {
    const certain = new Set(survey.frame.strata.filter(({ certainty }) => certainty).map(({ stratum }) => stratum));
    const strata = new Map([...populations.strata].filter(([name]) => !certain.has(name)));
    const given = { ...weighting, populations: { ...populations, strata } };
    const sample = new Sample(counted.rows, { weighting: given, lonely: 'adjust' });
    const units = survey.frame.units.filter(({ stratum }) => certain.has(stratum));
    const parkIds = [...new Set(units.map(({ parkId }) => parkId))];
    expect(parkIds).toHaveLength(1);
    const address: CellAddress = { sex: null, breakdown: 'park', level: parkIds[0]! };
    const found = estimateCell(tallyOf('union_density'), sample, address)!;
    const inOneStage = estimateCell(tallyOf('union_density'), samples['one-stage'], address)!;
    expect(found).toMatchObject({ value: inOneStage.value, standardError: inOneStage.standardError });
    expect([found.df, inOneStage.df]).toEqual([units.length - certain.size, inOneStage.n - certain.size]);
  });

  it('have no error if values vary only between enterprises that were all drawn, and are not called equal', () => {
    const hours = answeringBy(({ psu }) =>
      survey.frame.units.findIndex((unit) => unit.psu === psu) % 2 ? '40' : '44',
    );
    const equal = answeringBy(() => '40');
    for (const [answers, lack] of [
      [hours, 'no-df'],
      [equal, 'no-variation'],
    ] as const) {
      const own = new Counting(plansOf([hoursMean]), survey.frame, []);
      for (const answer of answers.filter((each) => isWeighted(each, weighting))) own.observe(answer, classification);
      const sizes = survey.frame.strata.map(({ stratum }): [string, number] => [
        stratum,
        survey.frame.units.filter((unit) => unit.stratum === stratum).length,
      ]);
      const given = { ...weighting, populations: { ...populations, strata: new Map(sizes) } };
      const sample = new Sample(own.rows, { weighting: given, lonely: 'adjust' });
      const found = estimateCell(own.tallies[0]!, sample, everybody)!;
      expect(found).toMatchObject({ standardError: null, interval: [null, null], lack });
      const gap = sexGap(own.tallies[0]!, sample, { breakdown: null, level: null })!;
      // women of an enterprise are some of its workers
      expect(gap.standardError === null).toBe(answers === equal);
    }
  });

  it.each([null, 'park-1', 'park-3'])('for women minus men include their covariance (park %s)', (level) => {
    const at = { breakdown: level === null ? null : 'park', level };
    const tally = tallyOf('social_insurance_full_rate');
    const [women, men] = (['F', 'M'] as const).map((sex) =>
      reference(tally.plan as SumPlan, { sex, ...at }, 'one-stage'),
    );
    const gap = sexGap(tally, samples['one-stage'], at)!;
    expect(gap.value).toBeCloseTo(women!.value - men!.value, 9);
    // treating them as independent would give a different error
    expect(gap.standardError).not.toBeCloseTo(Math.hypot(women!.se, men!.se), 5);
    expect(gap.df).toBe(Math.min(women!.df, men!.df));
  });
});

describe('the memory of a count', () => {
  it('does not grow with the answers: twice the workers of the same enterprises need as many rows', () => {
    const again = survey.answers.map((answer) => ({ ...answer, id: `${answer.id}-again` }));
    const twice = count([...survey.answers, ...again]);
    expect(twice.rows.rows).toHaveLength(counted.rows.rows.length);
    expect(twice.rows.cellPlace).toHaveLength(counted.rows.cellPlace.length);
    // second moments are stored by slot, as sums are
    const { rows, sides } = twice.state();
    for (const { squares, above } of sides.flat()) expect(squares.high).toHaveLength(above.length);
    expect(Math.max(...sides.flat().map(({ above }) => above.length))).toBe(rows.cellPlace.length);
  });
});

describe('the plan of a gap between levels', () => {
  it('is not broken down by these levels', () => {
    const gap = plans.find((plan): plan is Plan => plan.id === 'nonlocal_hukou_green_gap')!;
    expect(gap.breakdowns).toEqual([
      'park',
      'enterprise_size',
      'age_group',
      'isco_major',
      'contract_type',
      'education',
    ]);
  });
});
