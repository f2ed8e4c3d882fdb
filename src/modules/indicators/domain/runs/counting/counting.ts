/**
 * The pass over the answers, which counts each person in the cells. Its state is plain data that can be stored, and
 * counting can continue from it.
 */
import { type Answers, choice } from '../../../../../methodology/classification/answers.js';
import type { ClassificationSettings } from '../../../../../methodology/classification/settings.js';
import type { RespondentsState } from '../../../../../methodology/disclosure/figures/respondents.js';
import { breakdownIds, sexLevels } from '../cells.js';
import { type Arrivals, arrive } from '../earlier-runs.js';
import { type ColumnsState, ValueColumns } from '../estimators/columns.js';
import { Layout } from './layout.js';
import type { ShownBreakdowns } from '../merging.js';
import { personOf } from './person.js';
import type { Plan, TallyPlan, ValuePlan } from '../plan.js';
import { PosterCounting, type PostersState } from '../posters.js';
import { RunRespondents } from '../respondents.js';
import { type Row, type RowsState, SampleRows } from '../estimators/sample.js';
import { newTally, observe, type SideState, type Standing, statedSexOf, type Tally } from './tally.js';
import type { Weighting } from '../../weighting/weighting.js';

export interface AnswerInput {
  readonly id: string;
  readonly answers: Answers;
  readonly parkId: string;
  readonly stratum: string | null;
  readonly psu: string | null;
  readonly collector: 'sample_link' | 'open_poster';
  readonly disposition: 'complete' | 'partial' | 'breakoff';
}

export interface RunFrame {
  readonly strata: readonly { readonly stratum: string; readonly certainty: boolean }[];
  readonly units: readonly {
    readonly psu: string;
    readonly stratum: string;
    readonly parkId: string;
    readonly sizeClass: string;
    readonly headcount: number;
    readonly responding: number;
  }[];
}

/**
 * An answer of the drawn sample that has a weight. Every figure is by sex, so persons who did not state it have no
 * weight.
 */
export type WeightedAnswer = AnswerInput & { readonly stratum: string; readonly psu: string };

/** Whether the answer has a weight, if its enterprise has one. */
export function mayWeigh(answer: AnswerInput): answer is WeightedAnswer {
  const { collector, disposition, psu, stratum } = answer;
  if (collector !== 'sample_link' || disposition === 'breakoff' || psu === null || stratum === null) return false;
  return statedSexOf(choice(answer.answers, 'sex')) !== null;
}

export function isWeighted(answer: AnswerInput, weighting: Weighting): answer is WeightedAnswer {
  return mayWeigh(answer) && weighting.has(answer.psu);
}

/** Whether the answer is counted in the separate set from open posters. */
export function isOfPoster({ collector, disposition, answers }: AnswerInput): boolean {
  return collector === 'open_poster' && disposition !== 'breakoff' && statedSexOf(choice(answers, 'sex')) !== null;
}

export interface CountingState {
  readonly answers: number;
  readonly apart: number;
  readonly arrivals: Arrivals;
  readonly rows: RowsState;
  /** Indexed by tally and side. */
  readonly sides: readonly (readonly SideState[])[];
  readonly columns: ColumnsState;
  readonly posters: PostersState;
  readonly respondents: RespondentsState;
}

export class Counting {
  readonly rows: SampleRows;
  /** Tallies of the plans that are sums. */
  readonly tallies: readonly Tally[];
  /** Columns of the plans that are computed from individual values. */
  readonly columns: ValueColumns<ValuePlan>;
  /** Counts of answers from open posters, reported separately. */
  readonly posters: PosterCounting;
  readonly respondents: RunRespondents;
  /** Number of answers of the drawn sample that have a weight. */
  answers = 0;
  /** Number of answers without a weight: open posters, break-offs, and persons who did not state their sex. */
  apart = 0;
  /** First-seen runs of the answers that have a weight. */
  arrivals: Arrivals = new Map();
  /** Allocated size of the sums. */
  private room = { cells: 0, places: 0 };
  private readonly certain: ReadonlySet<string>;
  private readonly unitOf: ReadonlyMap<string, RunFrame['units'][number]>;

  constructor(
    readonly plans: readonly Plan[],
    frame: RunFrame,
    pairs: readonly string[],
    runs: readonly ShownBreakdowns[] = [],
  ) {
    this.certain = new Set(frame.strata.filter((stratum) => stratum.certainty).map((stratum) => stratum.stratum));
    this.unitOf = new Map(frame.units.map((unit) => [unit.psu, unit]));
    const layout = new Layout(frame.units, pairs, runs);
    this.rows = new SampleRows(layout);
    this.tallies = plans.filter((plan): plan is TallyPlan => plan.kind !== 'values').map(newTally);
    this.columns = new ValueColumns(
      plans.filter((plan) => plan.kind === 'values'),
      breakdownIds,
    );
    this.respondents = new RunRespondents(plans, layout);
    this.posters = new PosterCounting(plans, layout);
  }

  /** `mark`: the run that first read the answer. */
  observe(answer: WeightedAnswer, settings: ClassificationSettings, mark = 1): void {
    this.answers += 1;
    arrive(this.arrivals, mark);
    const person = personOf(answer.answers, settings);
    const stated = statedSexOf(person.code('sex'));
    if (stated === null) throw new RangeError('an answer without a stated sex carries no weight');
    const sex = sexLevels.indexOf(stated);
    const row = this.rows.rowOf(answer.psu, () => this.rowFor(answer));
    const unit = this.rows.rows[row]!;
    const place = this.rows.placeOf(row, sex);
    this.rows.people[place]! += 1;
    const levels = this.rows.layout.levelsOf(unit, person);
    const cells = this.rows.layout.slotsOf(levels).map((slot) => this.rows.cellOf(place, slot));
    this.makeRoom();
    const at = { person, place, cells };
    const primary = unit.takeAll ? answer.id : unit.enterprise;
    const groups = this.columns.add({ ...unit, unit: primary, person, sex, levels });
    const standings = this.standings(
      this.tallies.map((tally) => observe(tally, at)),
      groups,
    );
    this.respondents.add({ sex: stated, enterprise: unit.enterprise, levels, standings }, mark);
  }

  /** Response categories in the order of the plans. */
  private standings(summed: readonly Standing[], groups: readonly (string | null)[]): Standing[] {
    let [sum, value] = [0, 0];
    return this.plans.map((plan) => {
      if (plan.kind !== 'values') return summed[sum++]!;
      const group = groups[value++]!;
      if (group === null) return 0;
      // women and men are distinguished by the sex of a person, other groups by the response category
      return plan.statistic.kind === 'quantile-gap' && !plan.bySex && group === '1' ? 3 : 1;
    });
  }

  /** Answers without a weight: only those from posters are counted, separately. */
  observeUnweighted(answer: AnswerInput, settings: ClassificationSettings): void {
    this.apart += 1;
    if (isOfPoster(answer)) this.posters.observe(answer, settings);
  }

  /** Allocates more than needed, so that growing is rare. */
  private makeRoom(): void {
    const [cells, places] = [this.rows.cellPlace.length, this.rows.people.length];
    if (cells <= this.room.cells && places <= this.room.places) return;
    this.room = { cells: withSpare(cells), places: withSpare(places) };
    for (const { sides } of this.tallies) for (const side of sides) side.grow(this.room.cells, this.room.places);
  }

  private rowFor({ psu, stratum }: WeightedAnswer): Row {
    const { parkId, sizeClass } = this.unitOf.get(psu)!;
    return { stratum, enterprise: psu, parkId, sizeClass, takeAll: this.certain.has(stratum) };
  }

  state(): CountingState {
    const [cells, places] = [this.rows.cellPlace.length, this.rows.people.length];
    return {
      answers: this.answers,
      apart: this.apart,
      arrivals: new Map(this.arrivals),
      rows: this.rows.state(),
      sides: this.tallies.map(({ sides }) => sides.map((side) => side.state(cells, places))),
      columns: this.columns.state(),
      posters: this.posters.state(),
      respondents: this.respondents.counted.state(),
    };
  }

  /** Restores the state into an empty counting with the same plans, frame and settings. */
  restore(state: CountingState): void {
    this.answers = state.answers;
    this.apart = state.apart;
    this.arrivals = new Map(state.arrivals);
    this.rows.restore(state.rows);
    for (const [at, { sides }] of this.tallies.entries())
      for (const [side, sums] of sides.entries()) sums.restore(state.sides[at]![side]!);
    this.columns.restore(state.columns);
    this.posters.restore(state.posters);
    this.respondents.counted.restore(state.respondents);
  }
}

const withSpare = (size: number): number => Math.max(64, Math.ceil(size * 1.5));
