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

/** More combinations would be rare ones, and to protect them would keep the server busy for seconds. */
export const mostCombinations = 20_000;

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
  /** Sum and number of weights. */
  weight: number;
  weighted: number;
}

export class CombinationCounts {
  private readonly counts = new Map<string, Count>();
  records = 0;

  constructor(private readonly least: Thresholds) {}

  /** False: there are too many different combinations. */
  add(values: readonly string[], answer: CountedAnswer, weight: number | null): boolean {
    const key = combinationKey(values);
    const count = this.counts.get(key) ?? {
      values,
      records: 0,
      enterprises: new Set<string>(),
      weight: 0,
      weighted: 0,
    };
    if (count.records === 0) {
      if (this.counts.size >= mostCombinations) return false;
      this.counts.set(key, count);
    }
    count.records += 1;
    if (count.enterprises.size < this.least.enterprises) count.enterprises.add(enterpriseOf(answer));
    if (weight !== null) {
      count.weight += weight;
      count.weighted += 1;
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
    return shown === null ? null : new Protection([...this.counts.values()], shown, keys.length);
  }
}

export class Protection {
  private readonly means = new Map<string, { weight: number; weighted: number }>();
  /** Suppressed values of each key variable. */
  readonly suppressed: readonly number[];

  constructor(
    counts: readonly Count[],
    private readonly shown: ReadonlyMap<string, ShownValues>,
    keys: number,
  ) {
    const suppressed = Array.from({ length: keys }, () => 0);
    for (const { values, records, weight, weighted } of counts) {
      const display = shown.get(combinationKey(values))!;
      display.forEach((value, at) => {
        if (value === null) suppressed[at]! += records;
      });
      const key = combinationKey(display);
      const mean = this.means.get(key) ?? { weight: 0, weighted: 0 };
      this.means.set(key, { weight: mean.weight + weight, weighted: mean.weighted + weighted });
    }
    this.suppressed = suppressed;
  }

  /** Undefined: no answer with these values was counted. */
  shownOf(values: readonly string[]): ShownValues | undefined {
    return this.shown.get(combinationKey(values));
  }

  /** The mean weight of the answers that show the same; null if none of them has one. */
  weightOf(display: ShownValues): number | null {
    const { weight, weighted } = this.means.get(combinationKey(display))!;
    return weighted === 0 ? null : weight / weighted;
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
