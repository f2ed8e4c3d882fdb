/**
 * The digits with which figures leave the product. Subtraction needs exact figures; these are not exact.
 * Reference: docs/methodology/disclosure.md.
 */

/** What the true value may be, for someone who sees the published one; ends included. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export type Measure =
  'percent' | 'points' | 'persons' | 'yuan-per-hour' | 'yuan-per-month' | 'hours' | 'index' | 'rate';

/** From this size on, shares have one decimal. */
const LARGE = 1000;

const nearest = (value: number, unit: number): number => Math.round(value / unit) * unit;

/** The least published sample size is "fewer than" this. */
export const fewerThan = (minimum: number): number => Math.max(15, 2 * minimum);

/** The sizes that are published alike; counts are whole. Null: fewer than `fewerThan`. */
export function publishedSize(n: number, minimum: number): number | null {
  return n < fewerThan(minimum) ? null : nearest(n, n < 100 ? 10 : n < 1000 ? 50 : 100);
}

export function sizeBand(n: number, minimum: number): Band {
  let [low, high] = [n, n];
  const same = publishedSize(n, minimum);
  if (same === null) return { low: 2 * minimum, high: fewerThan(minimum) - 1 };
  while (publishedSize(low - 1, minimum) === same) low -= 1;
  while (publishedSize(high + 1, minimum) === same) high += 1;
  return { low, high };
}

/** The smallest of 10, 20, 50, 100, ... that is at least ten times the mean weight. */
function totalUnit(meanWeight: number): number {
  const least = Math.max(10, 10 * meanWeight);
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((step) => step * power >= least)!;
}

export interface Precision {
  readonly measure: Measure;
  /** Every sample size of the figure: one, or those of the groups that it compares. */
  readonly sizes: readonly number[];
  readonly meanWeight: number;
}

export function unitOf(value: number, { measure, sizes, meanWeight }: Precision): number {
  switch (measure) {
    case 'percent':
    case 'points':
      return Math.min(...sizes) >= LARGE ? 0.1 : 1;
    case 'persons':
      return totalUnit(meanWeight);
    case 'yuan-per-month':
      return 10;
    case 'index':
      return 0.01;
    case 'rate':
      return value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
    default:
      return 0.1;
  }
}

export function published(value: number, unit: number): number {
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}

export function valueBand(value: number, unit: number): Band {
  const shown = Math.round(value / unit);
  return { low: (shown - 0.5) * unit, high: (shown + 0.5) * unit };
}

/** Degrees of freedom to the nearest 5; null: fewer than 5. */
export const publishedFreedom = (df: number): number | null => (df < 5 ? null : nearest(df, 5));

/** The largest share of a coded figure, in whole percent; null if it would say nothing. */
export function codedBound(
  n: number,
  minimum: number,
  weights: { readonly largest: number; readonly mean: number },
): number | null {
  const size = n < fewerThan(minimum) ? 2 * minimum : sizeBand(n, minimum).low;
  const bound = Math.ceil(((100 * minimum) / size) * (weights.largest / weights.mean) - 1e-9);
  return bound > 50 ? null : bound;
}
