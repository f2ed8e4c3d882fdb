/**
 * Answers from open posters, a non-probability sample that is reported separately (methodology 4.13): it is unknown
 * who saw the poster, so there are only counts and shares of those who answered. Only for yes-or-no indicators, for
 * all persons, by sex and by park. Persons who did not state their sex are excluded, as in
 * all figures.
 */
import type { ClassificationSettings } from '../../../../methodology/classification/settings.js';
import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';
import type {
  Family,
  ReleaseCell,
  ReleaseFigure,
  ReleaseInput,
} from '../../../../methodology/disclosure/release/linked-tables.js';
import type { Status } from '../../../../methodology/disclosure/release/primary-rules.js';
import { protectRelease } from '../../../../methodology/disclosure/release/protect-release.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import { type CellAddress, cellKey, everybody, type SexLevel, sexLevels } from './cells.js';
import type { AnswerInput } from './counting/counting.js';
import type { Variables } from '../definitions/formula/evaluate.js';
import type { Layout } from './counting/layout.js';
import { personOf } from './counting/person.js';
import type { Before, Earlier, EarlierFigure, FigureNow, WithheldFigure } from './earlier-runs.js';
import { isShare, type Plan, type SumPlan } from './plan.js';
import { statedSexOf } from './counting/tally.js';

/** The fewest persons with each answer in a cell of this set. */
export const leastPosterPersons = 10;

export interface PosterCell extends CellAddress {
  readonly status: 'shown' | 'withheld' | 'missing';
  /** Number of persons with a known value, and of those counted; null unless published. */
  readonly persons: number | null;
  readonly yes: number | null;
}

export interface PosterOutput {
  readonly id: string;
  readonly cells: readonly PosterCell[];
}

/** What earlier releases have published of this set. */
export type PostersBefore = Before<EarlierFigure, Pick<WithheldFigure, 'figure'>>;

/** Plain data, to be stored between runs. */
export interface PostersState {
  readonly answers: number;
  readonly no: Int32Array;
  readonly yes: Int32Array;
}

interface Protecting {
  readonly solver: LinearSolver;
  readonly rules: PrimaryRules;
  readonly earlier: Earlier;
}

function answerOf(plan: SumPlan, person: Variables): boolean | null {
  if (plan.universe(person) !== 1) return null;
  const [numerator, denominator] = [plan.numerator(person), plan.denominator!(person)];
  if (numerator === null || denominator === null || denominator === 0) return null;
  return numerator > 0;
}

const heldBack: Status = { shown: 'withheld', reason: 'withheld-before' };

/** Counts are published exactly, and small ones are suppressed. */
const described = {
  kind: 'share',
  measure: 'percent',
  sensitive: true,
  factor: 100,
  total: false,
  contrast: null,
  womenAndMen: null,
  refused: false,
  exact: true,
} as const;

export class PosterCounting {
  readonly plans: readonly SumPlan[];
  /** Number of answers in this set. */
  answers = 0;
  private readonly parks: readonly string[];
  /** By plan, sex and park. */
  private no: Int32Array;
  private yes: Int32Array;

  constructor(plans: readonly Plan[], layout: Layout) {
    this.plans = plans
      .filter((plan): plan is SumPlan => isShare(plan))
      .map((plan) => ({ ...plan, breakdowns: ['park'] }));
    this.parks = layout.levels.park;
    const size = this.plans.length * sexLevels.length * this.parks.length;
    [this.no, this.yes] = [new Int32Array(size), new Int32Array(size)];
  }

  observe(answer: AnswerInput, settings: ClassificationSettings): void {
    const person = personOf(answer.answers, settings);
    const stated = statedSexOf(person.code('sex'));
    const park = this.parks.indexOf(answer.parkId);
    if (stated === null || park === -1) return;
    this.answers += 1;
    for (const [at, plan] of this.plans.entries()) {
      const given = answerOf(plan, person);
      if (given !== null) this.of(given)[this.place(at, stated, park)]! += 1;
    }
  }

  private of(answer: boolean): Int32Array {
    return answer ? this.yes : this.no;
  }

  private place(plan: number, sex: SexLevel, park: number): number {
    return (plan * sexLevels.length + sexLevels.indexOf(sex)) * this.parks.length + park;
  }

  /** Persons of one sex or both, in one park or all, with one answer. */
  private count(plan: number, answer: boolean, { sex, level }: CellAddress): number {
    const parks = level === null ? [...this.parks.keys()] : [this.parks.indexOf(level)];
    const places = (sex === null ? sexLevels : [sex]).flatMap((own) =>
      parks.map((park) => this.place(plan, own, park)),
    );
    return places.reduce((sum, place) => sum + this.of(answer)[place]!, 0);
  }

  private both(plan: number, address: CellAddress): { readonly persons: number; readonly yes: number } {
    const yes = this.count(plan, true, address);
    return { persons: yes + this.count(plan, false, address), yes };
  }

  /** The counts behind each figure; the enterprises are unknown. */
  figures(): ReadonlyMap<string, FigureNow> {
    const all = this.plans.flatMap((plan, at) =>
      this.addresses(plan).map((address): [string, FigureNow] => {
        const { persons, yes } = this.both(at, address);
        return [`${plan.id}|${cellKey(address)}`, { counts: yesAndNo(persons, yes), newcomers: () => [] }];
      }),
    );
    return new Map(all);
  }

  outputs(given: Protecting): PosterOutput[] {
    if (this.answers === 0) return [];
    const shown = this.shown(given);
    return this.plans.map((plan, at) => {
      const isEmpty = this.both(at, everybody).persons === 0;
      const cells = this.addresses(plan).map((address): PosterCell => {
        if (isEmpty) return { ...address, status: 'missing', persons: null, yes: null };
        if (!shown.has(`${plan.id}|${cellKey(address)}`))
          return { ...address, status: 'withheld', persons: null, yes: null };
        return { ...address, status: 'shown', ...this.both(at, address) };
      });
      return { id: plan.id, cells };
    });
  }

  private shown({ solver, rules, earlier }: Protecting): ReadonlySet<string> {
    const input = this.linkedTables();
    const published = new Map(
      input.figures.flatMap(({ key }): [string, Status][] => {
        if (earlier.wasWithheld(key) || earlier.tellsOfFew(key)) return [[key, heldBack]];
        return earlier.wasShown(key) === null ? [] : [[key, { shown: 'number' }]];
      }),
    );
    // enterprises are unknown
    const { statuses } = protectRelease(input, { solver, published, rules: { ...rules, enterprises: 0 } });
    return new Set([...statuses].flatMap(([key, { shown }]) => (shown === 'number' ? [key] : [])));
  }

  private linkedTables(): ReleaseInput {
    const parks = [...this.parks.keys()];
    const levels = new Map<string, readonly number[]>([['', parks]]);
    for (const [at, park] of this.parks.entries()) levels.set(`park=${park}`, [at]);
    const families = this.plans.flatMap((plan, indicator) =>
      [true, false].flatMap((yes) =>
        sexLevels.flatMap((sex): Family[] => {
          // by the meaning of the formula no man is among its women
          if (plan.sexBuiltIn && this.count(indicator, yes, { ...everybody, sex }) === 0) return [];
          const cells = this.parks.map((level) =>
            cellOf(yes, this.count(indicator, yes, { sex, breakdown: 'park', level })),
          );
          return [{ indicator, side: 0, yes, sex, cells: [cells] }];
        }),
      ),
    );
    const figures = this.plans.flatMap((plan, indicator) =>
      this.addresses(plan)
        .filter((address) => this.both(indicator, address).persons > 0)
        .map((address): ReleaseFigure => {
          const level = address.level === null ? '' : `park=${address.level}`;
          return { ...described, key: `${plan.id}|${cellKey(address)}`, indicator, sex: address.sex, level };
        }),
    );
    return { families, tables: [{ levels, size: parks.length }], figures };
  }

  private addresses({ sexBuiltIn }: SumPlan): CellAddress[] {
    const sexes = sexBuiltIn ? [] : sexLevels.map((sex) => ({ ...everybody, sex }));
    return [everybody, ...sexes, ...this.parks.map((level) => ({ sex: null, breakdown: 'park', level }))];
  }

  state(): PostersState {
    return { answers: this.answers, no: this.no.slice(), yes: this.yes.slice() };
  }

  /** Restores the state into an empty counting with the same plans and parks. */
  restore({ answers, no, yes }: PostersState): void {
    this.answers = answers;
    [this.no, this.yes] = [Int32Array.from(no), Int32Array.from(yes)];
  }
}

/** Without weights: each person counts as one. */
function cellOf(yes: boolean, persons: number): ReleaseCell {
  const byEnterprise = Float64Array.of(persons);
  return { value: persons, persons, above: yes ? persons : 0, below: persons, largestWeight: 1, byEnterprise };
}

/** The counts behind a figure, in the form used for respondents. */
export const yesAndNo = (persons: number, yes: number): readonly number[] => [persons - yes, yes, 0, 0];
