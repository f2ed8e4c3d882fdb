/** Counts the combinations of key variables in the answers of a wave, and protects those that are too rare. */
import type { Bilingual } from '../../../form/index.js';
import {
  type Combination,
  combinationKey,
  isSafe,
  type ShownValues,
  suppressLocally,
  type Thresholds,
  withoutRepetition,
} from '../../../../methodology/disclosure/microdata/local-suppression.js';
import type { SharedPlan } from './shared-plan.js';

export const mostKeys = 12;

/** Protecting more combinations would keep the server busy for more than some seconds; most of them would be rare. */
export const mostCombinations = (keys: number): number => Math.min(20_000, Math.floor(400_000 / keys ** 2));

/** The answers by open posters of a park count as one enterprise, because theirs are unknown. */
const enterpriseOf = (answer: CountedAnswer): string => answer.psuCode ?? `poster ${answer.parkId}`;

export interface CountedAnswer {
  readonly parkId: string;
  readonly psuCode: string | null;
}

interface Count {
  readonly values: readonly string[];
  records: number;
  readonly enterprises: Set<string>;
  readonly weights: Weights;
}

/** The weights of answers, and how many answers and enterprises have one. */
interface Weights {
  sum: number;
  records: number;
  readonly enterprises: Set<string>;
}

export class CombinationCounts {
  private readonly counts = new Map<string, Count>();
  records = 0;

  constructor(
    private readonly least: Thresholds,
    private readonly most: number,
  ) {}

  /** False: there are too many different combinations. */
  add(values: readonly string[], answer: CountedAnswer, weight: number | null): boolean {
    const key = combinationKey(values);
    const count = this.counts.get(key) ?? {
      values,
      records: 0,
      enterprises: new Set<string>(),
      weights: { sum: 0, records: 0, enterprises: new Set<string>() },
    };
    if (count.records === 0) {
      if (this.counts.size >= this.most) return false;
      this.counts.set(key, count);
    }
    count.records += 1;
    if (count.enterprises.size < this.least.enterprises) count.enterprises.add(enterpriseOf(answer));
    if (weight !== null) {
      const { weights } = count;
      weights.sum += weight;
      weights.records += 1;
      if (weights.enterprises.size < this.least.enterprises) weights.enterprises.add(enterpriseOf(answer));
    }
    this.records += 1;
    return true;
  }

  combinations(): Combination[] {
    return [...this.counts.values()].map(({ values, records, enterprises }) => ({
      ...{ values, records, enterprises: [...enterprises] },
    }));
  }

  /** Null: there are too few answers or enterprises altogether. */
  protection({ keys }: SharedPlan): Protection | null {
    const shown = suppressLocally(this.combinations(), keys, this.least);
    return shown === null
      ? null
      : new Protection([...this.counts.values()], shown, { keys: keys.length, least: this.least });
  }
}

export class Protection {
  private readonly shownWeights = new Map<string, Weights & { all: number }>();
  private readonly least: Thresholds;
  /** Suppressed values of each key variable. */
  readonly suppressed: readonly number[];

  constructor(
    counts: readonly Count[],
    private readonly shown: ReadonlyMap<string, ShownValues>,
    { keys, least }: { readonly keys: number; readonly least: Thresholds },
  ) {
    this.least = least;
    const suppressed = Array.from({ length: keys }, () => 0);
    for (const { values, records, weights } of counts) {
      const display = shown.get(combinationKey(values))!;
      display.forEach((value, at) => {
        if (value === null) suppressed[at]! += records;
      });
      const key = combinationKey(display);
      const total = this.shownWeights.get(key) ?? { sum: 0, records: 0, all: 0, enterprises: new Set<string>() };
      total.sum += weights.sum;
      total.records += weights.records;
      total.all += records;
      for (const enterprise of weights.enterprises) total.enterprises.add(enterprise);
      this.shownWeights.set(key, total);
    }
    this.suppressed = suppressed;
  }

  shownOf(values: readonly string[]): ShownValues {
    return this.shown.get(combinationKey(values))!;
  }

  /**
   * The mean weight of all answers that show the same, so that no weight or blank singles one out. Null: too few answers or
   * enterprises with a weight are behind it.
   */
  weightOf(display: ShownValues): number | null {
    const weights = this.shownWeights.get(combinationKey(display))!;
    return isSafe(weights, this.least) ? weights.sum / weights.all : null;
  }
}

export interface SharingReport {
  readonly records: number;
  readonly combinations: number;
  /** Records whose combination is too rare or from too few enterprises. */
  readonly atRisk: number;
  /** Numbers of combinations with one record, two, and so on below k. */
  readonly rare: readonly number[];
  /** Combinations of at least k records, but from too few enterprises. */
  readonly fewEnterprises: number;
  readonly keys: readonly {
    readonly name: string;
    readonly label: Bilingual;
    /** Records at risk if this variable were left out. */
    readonly atRiskWithout: number;
    /** Values that are protected; null if there are too few answers for a file. */
    readonly suppressed: number | null;
  }[];
}

const atRiskIn = (combinations: readonly Combination[], least: Thresholds): number =>
  combinations
    .filter(({ records, enterprises }) => !isSafe({ records, enterprises: new Set(enterprises) }, least))
    .reduce((sum, { records }) => sum + records, 0);

export function sharingReport(plan: SharedPlan, counts: CombinationCounts, least: Thresholds): SharingReport {
  const combinations = counts.combinations();
  const protection = counts.protection(plan);
  return {
    records: counts.records,
    combinations: combinations.length,
    atRisk: atRiskIn(combinations, least),
    rare: Array.from(
      { length: least.records - 1 },
      (_, at) => combinations.filter(({ records }) => records === at + 1).length,
    ),
    fewEnterprises: combinations.filter(
      ({ records, enterprises }) => records >= least.records && enterprises.length < least.enterprises,
    ).length,
    keys: plan.keys.map(({ name, label }, place) => ({
      ...{ name, label, suppressed: protection?.suppressed[place] ?? null },
      atRiskWithout: atRiskIn(
        withoutRepetition(
          combinations.map((each) => ({ ...each, values: each.values.filter((_, at) => at !== place) })),
        ),
        least,
      ),
    })),
  };
}
