/**
 * Quantiles of sorted values with Woodruff's interval, and in bootstrap replicates. Rule `math`: the lowest value
 * whose cumulative weight reaches p. Weights are whole numbers, so that their sums are exact and the order of equal
 * values does not matter. Reference: R. Woodruff, Confidence intervals for medians and other position measures (1952).
 */
import { normalQuantile, studentQuantile } from '../numeric/distributions.js';
import { freedomOfUnits, type UnitStrata, type UnitTotals, varianceOfUnitTotals } from './unit-variance.js';
import type { LonelyRule } from './variance.js';

export interface SortedValues {
  /** Ascending. */
  readonly values: Float64Array;
  /** Whole numbers, e.g. millionths of a person. */
  readonly weights: Float64Array;
  /** Primary sampling units. */
  readonly units: Int32Array;
}

/** Tolerance for comparing shares: a cumulative weight that equals p apart from rounding counts as p. */
const SAME = 1e-12;

export function totalWeight({ weights }: Pick<SortedValues, 'weights'>): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += weights[at]!;
  return sum;
}

/** Position of the p quantile. */
function positionOf(weights: Float64Array, reached: number): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) {
    sum += weights[at]!;
    if (sum >= reached) return at;
  }
  return weights.length - 1;
}

export interface Position {
  readonly value: number;
  /** Number of rows with a lower value, and with a higher value. */
  readonly below: number;
  readonly above: number;
}

/** The p quantile with the number of rows strictly below and above it. Needs at least one row. */
export function quantileOf(sorted: SortedValues, p: number): Position {
  const { values, weights } = sorted;
  const at = positionOf(weights, totalWeight(sorted) * (p - SAME));
  let [first, last] = [at, at];
  while (first > 0 && values[first - 1] === values[at]) first -= 1;
  while (last < values.length - 1 && values[last + 1] === values[at]) last += 1;
  return { value: values[at]!, below: first, above: values.length - 1 - last };
}

/** Weight by unit of the rows up to a position, and of all rows; units in ascending order. */
function byUnit(sorted: SortedValues, upTo: number): { units: Int32Array; below: Float64Array; all: Float64Array } {
  let size = 0;
  for (let at = 0; at < sorted.units.length; at += 1) size = Math.max(size, sorted.units[at]! + 1);
  const sums = { below: new Float64Array(size), all: new Float64Array(size) };
  const met = new Uint8Array(size);
  for (let at = 0; at < sorted.units.length; at += 1) {
    const unit = sorted.units[at]!;
    met[unit] = 1;
    sums.all[unit]! += sorted.weights[at]!;
    if (at < upTo) sums.below[unit]! += sorted.weights[at]!;
  }
  const units = Int32Array.from(met.keys()).filter((unit) => met[unit] === 1);
  return {
    units,
    below: Float64Array.from(units, (unit) => sums.below[unit]!),
    all: Float64Array.from(units, (unit) => sums.all[unit]!),
  };
}

export interface QuantileInterval extends Position {
  /** Share of the weight at or below the value, with its standard error. */
  readonly share: number;
  readonly shareError: number;
  /** Null if the limit is beyond the values. */
  readonly low: Position | null;
  readonly high: Position | null;
  readonly df: number;
  /** Quantile of Student's distribution used for the limits; of the normal distribution without degrees of freedom. */
  readonly t: number;
}

interface Precision {
  readonly strata: UnitStrata;
  readonly lonely: LonelyRule;
  /** e.g. 0.95 */
  readonly level: number;
}

/** Limits on the scale of shares, centred at the share below the estimate (as in R), converted back to values. */
export function woodruff(sorted: SortedValues, p: number, { strata, lonely, level }: Precision): QuantileInterval {
  const point = quantileOf(sorted, p);
  const { units, below, all } = byUnit(sorted, sorted.values.length - point.above);
  const [weight, lower] = [totalWeight({ weights: all }), totalWeight({ weights: below })];
  const share = lower / weight;
  const totals: UnitTotals = { units, totals: below.map((sum, at) => (sum - share * all[at]!) / weight) };
  const shareError = Math.sqrt(varianceOfUnitTotals(strata, totals, lonely));
  const df = freedomOfUnits(strata, units);
  const t = df < 1 ? normalQuantile(0.5 + level / 2) : studentQuantile(0.5 + level / 2, df);
  const limit = (at: number): Position | null => (at < 0 || at > 1 ? null : quantileOf(sorted, at));
  return {
    ...point,
    share,
    shareError,
    low: limit(share - t * shareError),
    high: limit(share + t * shareError),
    df,
    t,
  };
}

/** A replicate first searches for the quantile within this number of standard errors of its share. */
const NEAR = 4.5;

/**
 * One quantile in many replicates. Stores the rows near the quantile, and the rows below as sums of units: a replicate
 * adds these sums and passes only over the rows near the quantile. If that is not sufficient, it requests all rows.
 */
export class ReplicatedQuantile {
  private readonly units: Int32Array;
  private readonly all: Float64Array;
  private readonly below: Float64Array;
  private readonly near: SortedValues;

  /** `rows` must return the same rows at each call. */
  constructor(
    private readonly rows: () => SortedValues,
    private readonly p: number,
    around: { readonly share: number; readonly shareError: number },
  ) {
    const sorted = rows();
    const total = totalWeight(sorted);
    const reach = NEAR * around.shareError;
    const from = positionOf(sorted.weights, total * Math.max(0, around.share - reach));
    const to = positionOf(sorted.weights, total * (around.share + reach)) + 1;
    const { units, below, all } = byUnit(sorted, from);
    this.units = units;
    this.all = all;
    this.below = below;
    this.near = {
      values: sorted.values.slice(from, to),
      weights: sorted.weights.slice(from, to),
      units: sorted.units.slice(from, to),
    };
  }

  /** Null if no row has a weight. `factor` is the factor of each unit's weight. */
  at(factor: Float64Array): number | null {
    const { units, all, below } = this;
    let [total, start] = [0, 0];
    for (let at = 0; at < units.length; at += 1) {
      const times = factor[units[at]!]!;
      total += times * all[at]!;
      start += times * below[at]!;
    }
    if (total === 0) return null;
    const reached = total * (this.p - SAME);
    const found = start >= reached ? null : walk(this.near, { factor, start, reached });
    if (found !== null) return found;
    const rows = this.rows();
    return walk(rows, { factor, start: 0, reached }) ?? rows.values.at(-1)!;
  }
}

/** The first value at which the cumulative weight reaches the target; null if it never does. */
function walk(
  { values, weights, units }: SortedValues,
  given: { readonly factor: Float64Array; readonly start: number; readonly reached: number },
): number | null {
  let sum = given.start;
  for (let at = 0; at < values.length; at += 1) {
    sum += given.factor[units[at]!]! * weights[at]!;
    if (sum >= given.reached) return values[at]!;
  }
  return null;
}
