/**
 * One closed wave in three alternative data sets. `alternative` differs from `base` only in what no reader may learn: two
 * persons who are otherwise alike have exchanged an answer, so that every figure that may be published is identical,
 * and suppressed ones differ. In `changed`, published figures differ too. Everything that depends on answers
 * differs between `base` and `changed`; any difference between `base` and `alternative` is a leak.
 */
import { highsSolver } from '../../src/methodology/numeric/highs-solver.js';
import { catalogue } from '../../src/modules/indicators/catalogue/catalogue.js';
import { RunComputation } from '../../src/modules/indicators/domain/runs/computation.js';
import { plansOf } from '../../src/modules/indicators/domain/runs/plan.js';
import { defaultSettings, type RunSettings } from '../../src/modules/indicators/domain/runs/settings.js';
import { seeded, type SyntheticAnswer, type SyntheticSurvey, syntheticSurvey } from './park-workers.js';
import { frameWeighting } from './weight-frame.js';

type Answers = Readonly<Record<string, string>>;

/** An answer from an open poster. */
interface PosterAnswer {
  readonly id: string;
  readonly parkId: string;
  readonly answers: Answers;
}

export interface AnswerSet {
  readonly answers: readonly SyntheticAnswer[];
  readonly posters: readonly PosterAnswer[];
}

export interface AnswerSets {
  readonly frame: SyntheticSurvey['frame'];
  readonly base: AnswerSet;
  readonly alternative: AnswerSet;
  readonly changed: AnswerSet;
}

/**
 * Monthly pay of the three persons in each of two occupations; no one else has it, so that it can be recognised in any
 * figure.
 */
export const secretPay = { '8': 9127, '9': 8263 } as const;

/**
 * Few indicators, so that a run takes seconds; without those that depend on nearly every question, whose tables are
 * linked with all others.
 */
export const gateIndicators: readonly string[] = [
  'trusted_grievance_rate',
  'monthly_earnings_mean',
  'excessive_hours_rate',
  'union_density',
  'env_employment_total',
  'wage_arrears_rate',
  'gpg_mean',
];

export const gateSettings: Pick<RunSettings, 'breakdowns' | 'pairs'> = {
  breakdowns: ['park', 'enterprise_size', 'age_group', 'isco_major'],
  pairs: ['park+enterprise_size'],
};

/** Figures that differ between two data sets, and what both show of them: nothing, or that the share is small. */
export const secrets: readonly { readonly indicator: string; readonly key: string; readonly status: string }[] = [
  { indicator: 'trusted_grievance_rate', key: 'F|age_group=Y25-34', status: 'coded' },
  { indicator: 'monthly_earnings_mean', key: '*|isco_major=9', status: 'withheld' },
  { indicator: 'excessive_hours_rate', key: 'F|*', status: 'coded' },
  { indicator: 'union_density', key: '*|isco_major=9', status: 'withheld' },
];

const ages = ['20', '30', '40', '50', '60'];

/**
 * Adjusts a synthetic worker: the sex is always stated, so that sums of cells are exact; answers used by the secrets
 * are set later.
 */
function plain(answers: Answers, draw: () => number): Answers {
  const { isco, age, sex } = answers;
  return {
    ...answers,
    sex: sex === '2' ? '2' : '1',
    age: ages[Math.min(4, Math.floor((Number(age) - 15) / 10))]!,
    isco: isco === '8' || isco === '9' ? '7' : isco!,
    education: String(2 + Math.floor(draw() * 5)),
    hukou: '1',
    hours_usual: String(40 + Math.floor(draw() * 5)),
    hours_other: '0',
    grievance: '2',
    wage_delay: draw() < 0.2 ? '1' : '2',
    trans_expect: String(1 + Math.floor(draw() * 4)),
  };
}

/** Returns the persons of one enterprise one after the other. */
class Enterprise {
  private at = 0;

  constructor(private readonly persons: { answers: Answers }[]) {}

  /** Gives the next person these answers. */
  place(answers: Answers): { answers: Answers } {
    const person = this.persons[this.at++]!;
    person.answers = answers;
    return person;
  }
}

interface Exchange {
  readonly one: { answers: Answers };
  readonly other: { answers: Answers };
  readonly questions: readonly string[];
}

/**
 * One or two women of each age have someone to turn to with a grievance; two of them exchange this answer with women of
 * other ages.
 */
function grievances(enterprises: readonly Enterprise[], model: Answers): Exchange[] {
  const [first, second] = enterprises as [Enterprise, Enterprise];
  const woman = { ...model, sex: '2' };
  for (const age of ages) second.place({ ...woman, age, grievance: '1' });
  return [
    [0, 1],
    [3, 2],
  ].map(([yes, no]) => ({
    one: first.place({ ...woman, age: ages[yes!]!, grievance: '1' }),
    other: first.place({ ...woman, age: ages[no!]!, grievance: '2' }),
    questions: ['grievance'],
  }));
}

/** Three persons each in two occupations, in three enterprises: they exchange their pay, and one pair the membership. */
function occupations(enterprises: readonly Enterprise[], model: Answers): Exchange[] {
  return enterprises.slice(0, 3).flatMap((enterprise, at) => {
    const placed = (isco: keyof typeof secretPay, union_member: string): { answers: Answers } =>
      enterprise.place({ ...model, isco, union_member, hours_usual: '40', wage_month: String(secretPay[isco]) });
    const [one, other] = [placed('8', '1'), placed('9', at === 0 ? '3' : '1')];
    return [{ one, other, questions: at === 0 ? ['wage_month', 'union_member'] : ['wage_month'] }];
  });
}

/** Four women and three men with long hours and unknown pay: a woman and a man exchange the hours. */
function longHours(enterprises: readonly Enterprise[], model: Answers): Exchange[] {
  const [first, second, third] = enterprises as [Enterprise, Enterprise, Enterprise];
  const said = { ...model, wage_month: '', wage_month_declined: '99' };
  const long = (sex: string, ...of: Enterprise[]): { answers: Answers }[] =>
    of.map((enterprise) => enterprise.place({ ...said, sex, hours_other: '20' }));
  const women = long('2', first, first, second, third);
  long('1', first, second, third);
  return [{ one: women[0]!, other: first.place({ ...said, sex: '1' }), questions: ['hours_other'] }];
}

function exchanged<T extends { readonly answers: Answers }>(
  persons: readonly T[],
  exchanges: readonly Exchange[],
): T[] {
  const now = new Map<object, Answers>();
  for (const { one, other, questions } of exchanges) {
    const of = (person: Exchange['one']): Answers =>
      Object.fromEntries(questions.map((id) => [id, person.answers[id]!]));
    now.set(one, { ...one.answers, ...of(other) });
    now.set(other, { ...other.answers, ...of(one) });
  }
  return persons.map((person) => ({ ...person, answers: now.get(person) ?? person.answers }));
}

/** Two parks with few answers, two with many. */
const posterPersons = [6, 7, 40, 40];

function posterAnswers(parks: readonly string[], model: Answers, draw: () => number): PosterAnswer[] {
  return parks.flatMap((parkId, park) =>
    Array.from({ length: posterPersons[park]! }, (_, at) => ({
      id: uuid(draw),
      parkId,
      answers: { ...model, sex: at % 2 === 0 ? '2' : '1', grievance: at % 4 < 2 ? '1' : '2' },
    })),
  );
}

function uuid(draw: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(draw() * 16).toString(16)).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** Every fifth person is not a union member, so that there are fewer members. */
function otherwise<T extends { readonly answers: Answers }>(persons: readonly T[]): T[] {
  return persons.map((person, at) => {
    if (at % 5 !== 0) return person;
    const grievance = person.answers['grievance'] === '2' ? '1' : '2';
    return { ...person, answers: { ...person.answers, union_member: '3', grievance } };
  });
}

export function answerSets(parks: readonly string[], seed: number): AnswerSets {
  const draw = seeded(20261 + seed);
  const survey = syntheticSurvey({ size: 900, seed, parks });
  const answers = survey.answers.map((answer) => ({ ...answer, answers: plain(answer.answers, draw) }));
  const model: Answers = {
    ...answers[0]!.answers,
    ...{ sex: '1', age: '40', isco: '7', emp_status: '1', icse: '41', hours_usual: '44', wage_month: '6000' },
    ...{ env_output: '3', env_process: '2', contract: '2', education: '4', union_member: '1' },
  };
  const enterprises = survey.frame.units
    .filter(({ parkId }) => parkId === parks[0])
    .map(({ psu }) => new Enterprise(answers.filter((answer) => answer.psu === psu)));
  const exchanges = [grievances, occupations, longHours].flatMap((exchange, at) =>
    exchange(enterprises.slice(3 * at), model),
  );
  const posters = posterAnswers(parks, model, draw);
  const moved = posters.map((poster, at) => (at === 0 ? { ...poster, parkId: parks[1]! } : poster));
  return {
    frame: survey.frame,
    base: { answers, posters },
    alternative: { answers: exchanged(answers, exchanges), posters: moved },
    changed: { answers: otherwise(answers).slice(3), posters: otherwise(posters) },
  };
}

/** Seed of the first suitable wave; earlier seeds were tried once and are skipped. */
const likely = 3;

/**
 * Complementary suppressions may depend on small counts: uses the first synthetic wave in which they are the same in
 * both data sets.
 */
export async function stableAnswerSets(parks: readonly string[]): Promise<AnswerSets> {
  const solver = await highsSolver();
  const all = [...catalogue];
  const plans = plansOf(
    all.filter(({ id }) => gateIndicators.includes(id)),
    all,
  );
  for (let seed = likely; seed < likely + 20; seed += 1) {
    const sets = answerSets(parks, seed);
    const shapes = [sets.base, sets.alternative].map(({ answers, posters }) => {
      const settings = { ...defaultSettings, ...gateSettings };
      const run = new RunComputation(plans, sets.frame, settings, frameWeighting(sets.frame));
      const byPoster = { stratum: null, psu: null, collector: 'open_poster', disposition: 'complete' } as const;
      const batch = [...answers, ...posters.map((poster) => ({ ...poster, ...byPoster }))];
      run.collectPay(batch);
      run.settleLowPay();
      run.observe(batch);
      const { indicators, posters: apart } = run.finish(solver);
      return JSON.stringify([indicators, apart]);
    });
    if (shapes[0] === shapes[1]) return sets;
  }
  throw new Error('in none of these waves do both data sets show the same figures');
}
