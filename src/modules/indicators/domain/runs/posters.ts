/**
 * Answers from open posters, a non-probability sample that is reported separately (methodology 4.13): it is unknown
 * who saw the poster, so there are only counts and shares of those who answered. Only for yes-or-no indicators, for
 * all persons, by sex and by park, with at least ten persons. Persons who did not state their sex are excluded, as in
 * all figures.
 */
import type { ClassificationSettings } from '../../../../methodology/classification/settings.js';
import { breakdownIds, type CellAddress, cellKey } from './cells.js';
import type { AnswerInput } from './counting/counting.js';
import type { Variables } from '../definitions/formula/evaluate.js';
import type { Layout } from './counting/layout.js';
import { personOf } from './counting/person.js';
import { isShare, type Plan, type SumPlan } from './plan.js';
import { RunRespondents } from './respondents.js';
import { type Standing, statedSexOf } from './counting/tally.js';

/** Minimum number of persons of a cell of this set. */
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

/** Plain data, to be stored between runs. */
export interface PostersState {
  readonly answers: number;
  readonly persons: Int32Array;
  readonly yes: Int32Array;
  readonly respondents: ReturnType<RunRespondents['counted']['state']>;
}

const [OUT, NO, YES] = [0, 1, 2] as const;
const park = breakdownIds.indexOf('park');

function standingOf(plan: SumPlan, person: Variables): Standing {
  if (plan.universe(person) !== 1) return OUT;
  const [numerator, denominator] = [plan.numerator(person), plan.denominator!(person)];
  if (numerator === null || denominator === null || denominator === 0) return OUT;
  return numerator > 0 ? YES : NO;
}

export class PosterCounting {
  readonly plans: readonly SumPlan[];
  readonly respondents: RunRespondents;
  /** Number of answers in this set. */
  answers = 0;
  private readonly parks: readonly string[];
  private persons: Int32Array;
  private yes: Int32Array;

  constructor(plans: readonly Plan[], layout: Layout) {
    this.plans = plans
      .filter((plan): plan is SumPlan => isShare(plan))
      .map((plan) => ({ ...plan, breakdowns: ['park'] }));
    this.respondents = new RunRespondents(this.plans, layout);
    this.parks = layout.levels.park;
    this.persons = new Int32Array(this.plans.length * this.places);
    this.yes = new Int32Array(this.plans.length * this.places);
  }

  /** All persons, women, men, then the parks. */
  private get places(): number {
    return 3 + this.parks.length;
  }

  observe(answer: AnswerInput, settings: ClassificationSettings): void {
    const person = personOf(answer.answers, settings);
    const stated = statedSexOf(person.code('sex'));
    const at = this.parks.indexOf(answer.parkId);
    if (stated === null || at === -1) return;
    this.answers += 1;
    const standings = this.plans.map((plan) => standingOf(plan, person));
    const levels = breakdownIds.map((_, position) => (position === park ? answer.parkId : null));
    this.respondents.add({ sex: stated, enterprise: null, levels, standings });
    for (const [plan, standing] of standings.entries())
      for (const place of [0, stated === 'F' ? 1 : 2, 3 + at]) this.count(plan * this.places + place, standing);
  }

  private count(cell: number, standing: Standing): void {
    if (standing === OUT) return;
    this.persons[cell]! += 1;
    if (standing === YES) this.yes[cell]! += 1;
  }

  /** `withheld`: keys `<indicator>|<cell>` of this set. */
  outputs(withheld: ReadonlySet<string>): PosterOutput[] {
    if (this.answers === 0) return [];
    return this.plans.map((plan, at) => ({
      id: plan.id,
      cells: this.addresses(plan).map(([address, place]) => {
        const cell = at * this.places + place;
        const [persons, yes] = [this.persons[cell]!, this.yes[cell]!];
        if (persons === 0) return { ...address, status: 'missing', persons: null, yes: null };
        if (persons < leastPosterPersons || withheld.has(`${plan.id}|${cellKey(address)}`))
          return { ...address, status: 'withheld', persons: null, yes: null };
        return { ...address, status: 'shown', persons, yes };
      }),
    }));
  }

  private addresses(plan: SumPlan): (readonly [CellAddress, number])[] {
    const none = { breakdown: null, level: null };
    const sexes = [{ sex: null, ...none }, ...(plan.sexBuiltIn ? [] : [bySex('F'), bySex('M')])];
    return [
      ...sexes.map((address, place) => [address, place] as const),
      ...this.parks.map((level, at) => [{ sex: null, breakdown: 'park', level }, 3 + at] as const),
    ];
  }

  state(): PostersState {
    const { answers, persons, yes } = this;
    return { answers, persons: persons.slice(), yes: yes.slice(), respondents: this.respondents.counted.state() };
  }

  /** Restores the state into an empty counting with the same plans and parks. */
  restore(state: PostersState): void {
    this.answers = state.answers;
    this.persons = Int32Array.from(state.persons);
    this.yes = Int32Array.from(state.yes);
    this.respondents.counted.restore(state.respondents);
  }
}

/** The counts behind a figure, in the form used for respondents. */
export const yesAndNo = (persons: number, yes: number): readonly number[] => [persons - yes, yes, 0, 0];

const bySex = (sex: 'F' | 'M'): CellAddress => ({ sex, breakdown: null, level: null });
