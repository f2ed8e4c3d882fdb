/** A run: one pass over the answers (two where the low-pay line comes from them), then estimates, then protection. Pure. */
import type { Answers } from '../../../methodology/classification/answers.js';
import { hourlyEarnings } from '../../../methodology/classification/decent-work.js';
import type { ClassificationSettings, LowPayThreshold } from '../../../methodology/classification/settings.js';
import { stricter } from '../../../methodology/disclosure/primary.js';
import { distribution, weightedQuantile } from '../../../methodology/estimation/quantiles.js';
import type { LinearSolver } from '../../../methodology/numeric/linear-program.js';
import type { CellAddress } from './cells.js';
import { domainSums, type SampleDesign, sampleDesign } from './estimates.js';
import { familiesOf } from './families.js';
import { type IndicatorOutput, outputOf } from './output.js';
import { personOf } from './person.js';
import type { Plan } from './plan.js';
import { FamilyCounts, withheldFigures } from './protection.js';
import type { RunSettings } from './settings.js';
import { addUnit, newTally, observe, sexLevels, sexOf, type Standing, type Tally, type Unit } from './tally.js';
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
  /** `<indicator>|<sex>|<park>` */
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

interface Slot {
  readonly unit: number;
  readonly weight: number;
}

export class RunComputation {
  private readonly weights: ReadonlyMap<string, number>;
  private readonly certain: ReadonlySet<string>;
  private readonly units: Unit[] = [];
  private readonly position = new Map<string, number>();
  private readonly pay: [number, number][] = [];
  private readonly tallies: Tally[];
  private readonly families: { readonly counts: FamilyCounts; readonly at: readonly number[] }[];
  private classification: ClassificationSettings;
  private lowPay: LowPayThreshold | null;
  private answers = 0;
  private apart = 0;

  constructor(
    private readonly plans: readonly Plan[],
    private readonly frame: RunFrame,
    private readonly settings: RunSettings,
  ) {
    const responding = new Map(frame.units.map((unit) => [unit.psu, unit.responding]));
    this.weights = baseWeights({ units: frame.units, responding });
    this.certain = new Set(frame.strata.filter((stratum) => stratum.certainty).map((stratum) => stratum.stratum));
    this.tallies = plans.map((plan) => newTally(plan));
    const ids = plans.map((plan) => plan.id);
    this.families = familiesOf(ids).map((family) => {
      const at = family.map((id) => ids.indexOf(id));
      return { counts: new FamilyCounts(at.map((index) => plans[index]!)), at };
    });
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
      const weight = this.weightOf(answer);
      const hourly = hourlyEarnings(answer.answers);
      if (weight !== null && hourly !== null) this.pay.push([hourly, weight]);
    }
  }

  settleLowPay(): void {
    if (this.lowPay !== null) return;
    const median = this.pay.length === 0 ? 0 : weightedQuantile(distribution(this.pay), 0.5, 'math');
    this.lowPay = { yuanPerHour: (2 / 3) * median, date: null, region: null, source: 'own-median', reference: null };
    this.classification = { ...this.classification, lowPayYuanPerHour: this.lowPay.yuanPerHour };
  }

  /** Second, or only, pass. Batches come in ascending order of the answers' random ids. */
  observe(batch: readonly AnswerInput[]): void {
    for (const answer of batch) this.observeOne(answer);
  }

  private observeOne(answer: AnswerInput): void {
    const slot = this.slotOf(answer);
    if (slot === null) {
      this.apart += 1;
      return;
    }
    this.answers += 1;
    const person = personOf(answer.answers, this.classification);
    const sex = sexOf(person.code('sex'));
    const standings = this.tallies.map((tally): Standing => observe(tally, { person, sex, ...slot }));
    const unit = this.units[slot.unit]!;
    for (const { counts, at } of this.families) {
      counts.add(
        { sex: sexLevels[sex]!, parkId: unit.parkId, enterprise: unit.enterprise },
        at.map((index) => standings[index]!),
      );
    }
  }

  private weightOf(answer: AnswerInput): number | null {
    if (
      answer.wayIn !== 'sample_link' ||
      answer.disposition === 'breakoff' ||
      answer.psu === null ||
      answer.stratum === null
    )
      return null;
    return this.weights.get(answer.psu) ?? null;
  }

  /** Enterprises are primary units; in a take-all enterprise the workers are. */
  private slotOf(answer: AnswerInput): Slot | null {
    const weight = this.weightOf(answer);
    if (weight === null) return null;
    const key = this.certain.has(answer.stratum!) ? answer.id : answer.psu!;
    let unit = this.position.get(key);
    if (unit === undefined) {
      unit = this.units.length;
      this.position.set(key, unit);
      this.units.push({ stratum: answer.stratum!, enterprise: answer.psu!, parkId: answer.parkId });
      for (const tally of this.tallies) addUnit(tally);
    }
    return { unit, weight };
  }

  finish(solver: LinearSolver, shown: readonly ShownFigure[] = []): RunOutput {
    const sample = sampleDesign(this.units, this.settings.lonelyPsu);
    const rules = stricter({ workers: this.settings.minimumWorkers, enterprises: this.settings.minimumEnterprises });
    const withheld = new Set<string>();
    const differsLittle = differencing(shown, rules.workers);
    for (const { counts } of this.families) {
      const payOf = (plan: Plan, address: CellAddress) => this.payOf(sample, plan, address);
      for (const key of withheldFigures(counts, solver, { rules, payOf, differsLittle })) withheld.add(key);
    }
    const parks = [...new Set(this.frame.units.map((unit) => unit.parkId))].sort();
    return {
      lowPay: this.lowPay!,
      answers: this.answers,
      apart: this.apart,
      indicators: this.tallies.map((tally) => outputOf(tally, sample, { withheld, parks })),
    };
  }

  private payOf(
    sample: SampleDesign,
    plan: Plan,
    address: CellAddress,
  ): { total: number; contributions: number[] } | null {
    const base = plan.kind === 'gap' ? plan.base : plan;
    if (!base.magnitude || plan.kind === 'gap') return null;
    const sums = domainSums(this.tallies[this.plans.indexOf(plan)]!, sample, { address, side: 0 });
    const byEnterprise = new Map<string, number>();
    for (const [unit, value] of sums.numerator.entries()) {
      const { enterprise } = this.units[unit]!;
      byEnterprise.set(enterprise, (byEnterprise.get(enterprise) ?? 0) + value);
    }
    const contributions = [...byEnterprise.values()];
    return { total: contributions.reduce((sum, value) => sum + value, 0), contributions };
  }
}
