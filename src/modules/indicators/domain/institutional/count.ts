/** A full count: it has no sampling error, so no interval. */
export interface Count {
  readonly value: number;
  /** Absent if the value is not a ratio of two counts, or if the counts would reveal more than the value may. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A ratio of two counts. With an empty denominator it is missing, never 0 or 100 (methodology 2.5). */
export function share(numerator: number, denominator: number): Count | null {
  return denominator === 0 ? null : { value: numerator / denominator, numerator, denominator };
}

/** A share without its counts: the speaking seconds of a few persons would reveal them. */
export function bareShare(numerator: number, denominator: number): Count | null {
  return denominator === 0 ? null : { value: numerator / denominator, numerator: null, denominator: null };
}

/** For an even number of values, the mean of the two middle ones. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
