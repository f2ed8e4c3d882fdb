/**
 * A run: one pass over the answers (two if the low-pay line is derived from them), then estimation, then protection.
 * Pure.
 */
import { hourlyEarnings } from '../../../../methodology/classification/low-pay.js';
import type { ClassificationSettings, LowPayThreshold } from '../../../../methodology/classification/settings.js';
import { Enterprises } from '../../../../methodology/disclosure/figures/enterprises.js';
import { leastRules, type PrimaryRules, stricter } from '../../../../methodology/disclosure/primary.js';
import { distribution, weightedQuantile } from '../../../../methodology/estimation/quantiles.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import { cellKey, everybody } from './cells.js';
import { type AnswerInput, Counting, type CountingState, isWeighted, type RunFrame } from './counting/counting.js';
import type { Draft } from './linked-tables.js';
import {
  type Arrivals,
  arrive,
  type Before,
  earlierOf,
  fewBetween,
  fewOrFewEnterprisesBetween,
  hasSameAnswers,
  type MarkOf,
  type ShownFigure,
  shownOfMerged,
} from './earlier-runs.js';
import { type ColumnResult, estimateColumns } from './estimators/column-estimates.js';
import { BESIDE } from './estimators/quantile-cells.js';
import { type IndicatorOutput, outputOf, outputOfValues, type ShownEstimate } from '../publication/output.js';
import { personOf } from './counting/person.js';
import type { Plan, ValuePlan } from './plan.js';
import { leastPosterPersons, type PosterOutput, type PostersBefore } from './posters.js';
import { protectedFigures } from './protected-figures.js';
import type { Behind } from './respondents.js';
import { Sample } from './estimators/sample.js';
import type { ComputedSettings } from './settings.js';
import { statedSexOf } from './counting/tally.js';
import type { Weighting } from '../weighting/weighting.js';

export interface RunOutput {
  readonly lowPay: LowPayThreshold;
  /** Number of answers of the drawn sample that have a weight. */
  readonly answers: number;
  /** Number of answers without a weight: open posters, break-offs, and persons who did not state their sex. */
  readonly apart: number;
  readonly indicators: readonly IndicatorOutput[];
  /** Answers from open posters, reported separately. */
  readonly posters: readonly PosterOutput[];
  /** Counts of the persons in each figure. Never published. */
  readonly behind: Behind;
}

export interface Given {
  readonly before?: Before;
  /** Earlier figures from open posters. */
  readonly postersBefore?: PostersBefore;
  /** Receives the share of the protection that is done. */
  readonly step?: (done: number) => void;
}

const nothing = { shown: [], withheld: [] };

/** Used if no answers were read before. */
const readFirst: MarkOf = () => 1;

/** The persons in a figure. */
interface Paid {
  persons: number;
  readonly enterprises: Enterprises;
}

const overEverybody = ({ id }: Plan): string => `${id}|${cellKey(everybody)}`;

export class RunComputation {
  private readonly plans: readonly Plan[];
  private readonly counting: Counting;
  private readonly pay: (readonly [yuan: number, weight: number])[] = [];
  private readonly paying = new Set<string>();
  private readonly paidArrivals: Arrivals = new Map();
  /** Persons in figures of hourly pay that earlier releases have published. */
  private readonly paidAgain = new Map<ValuePlan, Paid>();
  private shown: readonly ShownFigure[] = [];
  private classification: ClassificationSettings;
  private lowPay: LowPayThreshold | null;

  constructor(
    plans: readonly Plan[],
    frame: RunFrame,
    private readonly settings: ComputedSettings,
    private readonly weighting: Weighting,
  ) {
    this.plans = plans.map((plan) => ({
      ...plan,
      breakdowns: plan.breakdowns.filter((id) => settings.breakdowns.includes(id)),
    }));
    this.counting = new Counting(this.plans, frame, settings.pairs, settings.shownBy ?? [settings]);
    this.lowPay = settings.lowPay;
    this.classification = { ...settings, lowPayYuanPerHour: settings.lowPay?.yuanPerHour ?? Number.NaN };
  }

  /** True if the answers must be read twice, because the low-pay line is two thirds of their own median. */
  get needsPay(): boolean {
    return this.lowPay === null;
  }

  /**
   * Takes the figures that earlier releases of the wave have published; none of their runs derived a line from its
   * answers.
   */
  remember(shown: readonly ShownFigure[]): void {
    this.shown = shown.map((each) => ({ ...each, counts: [] }));
    const figures = new Set(shown.map(({ figure }) => figure));
    for (const plan of this.plans)
      if (plan.kind === 'values' && plan.ofHourlyPay && figures.has(overEverybody(plan)))
        this.paidAgain.set(plan, { persons: 0, enterprises: new Enterprises(1) });
  }

  /** First pass. The line is computed from all employees (methodology 2.1), and their median is published. */
  collectPay(batch: readonly AnswerInput[], markOf: MarkOf = readFirst): void {
    for (const answer of batch) {
      if (!isWeighted(answer, this.weighting)) continue;
      const mark = markOf(answer.id);
      arrive(this.paidArrivals, mark);
      const hourly = hourlyEarnings(answer.answers);
      if (hourly === null) continue;
      const person = personOf(answer.answers, this.classification);
      if (person.code('employee') !== '1') continue;
      this.pay.push([hourly, this.weighting.of(answer.psu, statedSexOf(person.code('sex'))!)]);
      this.paying.add(answer.psu);
      for (const [plan, paid] of this.paidAgain) {
        if (plan.universe(person) !== 1) continue;
        paid.persons += 1;
        paid.enterprises.meet(0, paid.enterprises.numberOf(answer.psu), mark);
      }
    }
  }

  settleLowPay(): void {
    if (this.lowPay !== null) return;
    const yuanPerHour = this.isNearlyShown() ? 0 : this.ownLine();
    this.lowPay = { yuanPerHour, date: null, region: null, source: 'own-median', reference: null };
    this.classification = { ...this.classification, lowPayYuanPerHour: this.lowPay.yuanPerHour };
  }

  /** Two medians of nearly the same persons reveal the earnings of those in only one of them. */
  private isNearlyShown(): boolean {
    const tellsOfFew = fewOrFewEnterprisesBetween(this.shown, this.rules(), this.paidArrivals);
    return [...this.paidAgain].some(([plan, { persons, enterprises }]) =>
      tellsOfFew(overEverybody(plan), { counts: [persons], newcomers: (run) => [enterprises.at(0, run)] }),
    );
  }

  private rules(leastPersons = 0): PrimaryRules {
    const { minimumWorkers, minimumEnterprises } = this.settings;
    return stricter({ workers: Math.max(leastPersons, minimumWorkers), enterprises: minimumEnterprises });
  }

  /**
   * In whole fen, because the line is published. There is no line if it would reveal the pay of few persons
   * (methodology 5.1).
   */
  private ownLine(): number {
    if (this.pay.length === 0 || this.paying.size < leastRules.enterprises) return 0;
    const median = weightedQuantile(distribution(this.pay), 0.5, 'math');
    const [below, above] = [this.pay.filter(([yuan]) => yuan < median), this.pay.filter(([yuan]) => yuan > median)];
    return Math.min(below.length, above.length) < BESIDE ? 0 : Math.round((200 / 3) * median) / 100;
  }

  /** The second or only pass. The order of the answers does not matter. */
  observe(batch: readonly AnswerInput[], markOf: MarkOf = readFirst): void {
    for (const answer of batch) {
      if (isWeighted(answer, this.weighting)) this.counting.observe(answer, this.classification, markOf(answer.id));
      else this.counting.observeUnweighted(answer, this.classification);
    }
  }

  /** The state of the counting, from which it can continue. */
  state(): CountingState {
    return this.counting.state();
  }

  /** The low-pay line from the settings, or derived from the answers. */
  get lowPayLine(): LowPayThreshold {
    return this.lowPay!;
  }

  /** Continues from the state of a run with the same plans, frame, settings and weights. */
  restore(state: CountingState, lowPay: LowPayThreshold): void {
    this.counting.restore(state);
    this.lowPay = lowPay;
    this.classification = { ...this.classification, lowPayYuanPerHour: lowPay.yuanPerHour };
  }

  finish(solver: LinearSolver, given: Given = {}): RunOutput {
    const { respondents, answers, apart, arrivals } = this.counting;
    const draft = this.draft();
    const before: Before = given.before ?? nothing;
    const figures = respondents.figures();
    const shown = [...before.shown, ...shownOfMerged(before.shown, figures.keys())];
    const tells = fewOrFewEnterprisesBetween(shown, draft.rules, arrivals);
    // what is published of the same answers is audited together
    const withheld = before.withheld.filter((each) => !hasSameAnswers(each, arrivals));
    const indicators = protectedFigures(draft, {
      solver,
      earlier: earlierOf({ ...before, withheld }, figures, tells),
      step: given.step ?? (() => undefined),
    });
    const posters = this.postersOf(solver, given, indicators);
    const behind = new Map([...figures].map(([key, { counts }]) => [key, counts]));
    return { lowPay: this.lowPay!, answers, apart, indicators, posters, behind };
  }

  /**
   * Protects the figures from posters. A person may be in both sets: where the figure of the probability sample is
   * suppressed, that of the posters is suppressed too (methodology 5.3).
   */
  private postersOf(
    solver: LinearSolver,
    given: Given,
    indicators: readonly IndicatorOutput[],
  ): readonly PosterOutput[] {
    const { posters } = this.counting;
    if (posters.answers === 0) return [];
    const rules = this.rules(leastPosterPersons);
    const before = given.postersBefore ?? nothing;
    const withheld = indicators.flatMap(({ id, cells }) =>
      cells.flatMap((cell) =>
        ['withheld', 'coded'].includes(cell.status) ? [{ figure: `${id}|${cellKey(cell)}` }] : [],
      ),
    );
    const held = { ...before, withheld: [...before.withheld, ...withheld] };
    const earlier = earlierOf(held, posters.figures(), fewBetween(before.shown, rules));
    return posters.outputs({ solver, rules, earlier });
  }

  /**
   * All figures before disclosure control, except statistics of individual values that fewer than twice the minimum
   * reveal; and the sums from which a release is protected. Never published.
   */
  draft(): Draft {
    const { rows, tallies } = this.counting;
    const sample = new Sample(rows, { weighting: this.weighting, lonely: this.settings.lonelyPsu });
    const rules = this.rules();
    const indicators = this.outputs(sample, { ...rules, workers: 2 * rules.workers });
    return { plans: this.plans, indicators, sample, tallies, rules };
  }

  private outputs(sample: Sample, least: PrimaryRules): IndicatorOutput<ShownEstimate>[] {
    const { columns, tallies, rows } = this.counting;
    const values = estimateColumns(columns, {
      lonely: this.settings.lonelyPsu,
      least,
      weightOf: (enterprise, sex) => this.weighting.of(enterprise, sex),
      placesOf: (plan) => rows.layout.addresses(plan.breakdowns, !plan.sexBuiltIn),
    });
    const results = new Map<string, ColumnResult>(values.map((result) => [result.plan.id, result]));
    const sums = new Map(tallies.map((tally) => [tally.plan.id, tally]));
    return this.plans.map((plan) =>
      plan.kind === 'values' ? outputOfValues(plan, results.get(plan.id)!) : outputOf(sums.get(plan.id)!, sample),
    );
  }
}
