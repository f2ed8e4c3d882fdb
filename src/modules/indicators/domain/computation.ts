/** A run: one pass over the answers (two where the low-pay line comes from them), then estimates, then protection. Pure. */
import type { Answers } from '../../../methodology/classification/answers.js';
import { hourlyEarnings } from '../../../methodology/classification/decent-work.js';
import type { ClassificationSettings, LowPayThreshold } from '../../../methodology/classification/settings.js';
import { stricter } from '../../../methodology/disclosure/primary.js';
import { distribution, weightedQuantile } from '../../../methodology/estimation/quantiles.js';
import type { LinearSolver } from '../../../methodology/numeric/linear-program.js';
import { type CellAddress, sexLevels } from './cells.js';
import { domainSums } from './domain-sums.js';
import { Layout } from './layout.js';
import { type IndicatorOutput, outputOf } from './output.js';
import { personOf } from './person.js';
import type { Plan } from './plan.js';
import { Respondents, withheldFigures } from './respondents.js';
import { type Row, Sample, SampleRows } from './sample.js';
import type { RunSettings } from './settings.js';
import { growTally, newTally, observe, sexOf, type Tally } from './tally.js';
import { baseWeights } from './weights.js';

export interface AnswerInput {
  readonly id: string;
  readonly answers: Answers;
  readonly parkId: string;
  readonly stratum: string | null;
  readonly psu: string | null;
  readonly wayIn: 'sample_link' | 'open_poster';
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

export interface RunOutput {
  readonly lowPay: LowPayThreshold;
  /** Answers of the drawn sample that carry a weight. */
  readonly answers: number;
  /** Answers that do not: open posters and break-offs. */
  readonly apart: number;
  readonly indicators: readonly IndicatorOutput[];
}

/** A figure that left the gate before, from another run on the same wave. */
export interface ShownFigure {
  /** `<indicator>|<cell>` */
  readonly figure: string;
  readonly persons: number;
}

/** Persons who came or left between two shown figures must be none, or enough (methodology 5.3). */
function differencing(shown: readonly ShownFigure[], minimum: number): (figure: string, persons: number) => boolean {
  const before = new Map<string, number[]>();
  for (const { figure, persons } of shown) before.set(figure, [...(before.get(figure) ?? []), persons]);
  return (figure, persons) =>
    (before.get(figure) ?? []).some((earlier) => earlier !== persons && Math.abs(earlier - persons) < minimum);
}

type Weighted = AnswerInput & { readonly stratum: string; readonly psu: string };

export class RunComputation {
  private readonly weights: ReadonlyMap<string, number>;
  private readonly certain: ReadonlySet<string>;
  private readonly unitOf: ReadonlyMap<string, RunFrame['units'][number]>;
  private readonly layout: Layout;
  private readonly rows: SampleRows;
  private readonly pay: [number, number][] = [];
  private readonly tallies: readonly Tally[];
  private readonly respondents: Respondents;
  private classification: ClassificationSettings;
  private lowPay: LowPayThreshold | null;
  private answers = 0;
  private apart = 0;

  constructor(
    private readonly plans: readonly Plan[],
    frame: RunFrame,
    private readonly settings: RunSettings,
  ) {
    const responding = new Map(frame.units.map((unit) => [unit.psu, unit.responding]));
    this.weights = baseWeights({ units: frame.units, responding });
    this.certain = new Set(frame.strata.filter((stratum) => stratum.certainty).map((stratum) => stratum.stratum));
    this.unitOf = new Map(frame.units.map((unit) => [unit.psu, unit]));
    this.layout = new Layout(frame.units, settings.pairs);
    this.rows = new SampleRows(this.layout);
    this.tallies = plans.map((plan) => newTally(plan));
    this.respondents = new Respondents(plans, this.layout);
    this.lowPay = settings.lowPay;
    this.classification = { ...settings, lowPayYuanPerHour: settings.lowPay?.yuanPerHour ?? Number.NaN };
  }

  /** True where the answers have to be read twice: the low-pay line is two thirds of their own median. */
  get needsPay(): boolean {
    return this.lowPay === null;
  }

  /** First pass. */
  collectPay(batch: readonly AnswerInput[]): void {
    for (const answer of batch) {
      if (!this.isWeighted(answer)) continue;
      const hourly = hourlyEarnings(answer.answers);
      if (hourly !== null) this.pay.push([hourly, this.weights.get(answer.psu)!]);
    }
  }

  settleLowPay(): void {
    if (this.lowPay !== null) return;
    const median = this.pay.length === 0 ? 0 : weightedQuantile(distribution(this.pay), 0.5, 'math');
    this.lowPay = { yuanPerHour: (2 / 3) * median, date: null, region: null, source: 'own-median', reference: null };
    this.classification = { ...this.classification, lowPayYuanPerHour: this.lowPay.yuanPerHour };
  }

  /** Second, or only, pass. The order of the answers does not matter. */
  observe(batch: readonly AnswerInput[]): void {
    for (const answer of batch) {
      if (this.isWeighted(answer)) this.observeOne(answer);
      else this.apart += 1;
    }
  }

  private observeOne(answer: Weighted): void {
    this.answers += 1;
    const person = personOf(answer.answers, this.classification);
    const sex = sexOf(person.code('sex'));
    const unit = this.rowOf(answer);
    const row = this.rows.rowOf(unit);
    this.rows.people[row]! += 1;
    const levels = this.layout.levelsOf(unit, person);
    const cells = this.layout.slotsOf(levels).map((slot) => this.rows.cellOf(row, sex, slot));
    const at = { person, row, cells, weight: unit.own, takeAll: unit.takeAll };
    const standings = this.tallies.map((tally) => {
      growTally(tally, this.rows.cellRow.length, this.rows.rows.length);
      return observe(tally, at);
    });
    this.respondents.add({ sex: sexLevels[sex]!, enterprise: unit.enterprise, levels, standings });
  }

  private isWeighted(answer: AnswerInput): answer is Weighted {
    const { wayIn, disposition, psu, stratum } = answer;
    if (wayIn !== 'sample_link' || disposition === 'breakoff' || psu === null || stratum === null) return false;
    return this.weights.has(psu);
  }

  /** Base weights are the same for all answers of an enterprise. */
  private rowOf({ psu, stratum }: Weighted): Row {
    const { parkId, sizeClass } = this.unitOf.get(psu)!;
    const takeAll = this.certain.has(stratum);
    return { stratum, enterprise: psu, parkId, sizeClass, takeAll, factor: this.weights.get(psu)!, own: 1 };
  }

  finish(solver: LinearSolver, shown: readonly ShownFigure[] = []): RunOutput {
    const sample = new Sample(this.rows, this.settings.lonelyPsu);
    const rules = stricter({ workers: this.settings.minimumWorkers, enterprises: this.settings.minimumEnterprises });
    const withheld = withheldFigures(this.respondents, solver, {
      rules,
      payOf: (plan, address) => this.payOf(sample, plan, address),
      differsLittle: differencing(shown, rules.workers),
    });
    return {
      lowPay: this.lowPay!,
      answers: this.answers,
      apart: this.apart,
      indicators: this.tallies.map((tally) => outputOf(tally, sample, withheld)),
    };
  }

  /** Pay of each enterprise in a cell. */
  private payOf(sample: Sample, plan: Plan, address: CellAddress): { total: number; contributions: number[] } | null {
    if (plan.kind === 'gap' || !plan.magnitude) return null;
    const sums = domainSums(this.tallies[this.plans.indexOf(plan)]!, sample, { address, side: 0 });
    const byEnterprise = new Map<string, number>();
    for (const [at, row] of sums.rows.entries()) {
      const { enterprise } = sample.rows[row]!;
      byEnterprise.set(enterprise, (byEnterprise.get(enterprise) ?? 0) + sums.numerator[at]!);
    }
    return { total: sums.above, contributions: [...byEnterprise.values()] };
  }
}
