/** Full counts: no sampling error, so no interval. */
export interface Count {
  readonly value: number;
  /** Absent where the value is no plain ratio of two counts, or where the counts would say more than the value may. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** An empty denominator gives missing, never 0 or 100 (methodology 2.5). */
export function share(numerator: number, denominator: number): Count | null {
  return denominator === 0 ? null : { value: numerator / denominator, numerator, denominator };
}

/** Without the counts behind it: seconds of few speakers would reveal them. */
export function bareShare(numerator: number, denominator: number): Count | null {
  return denominator === 0 ? null : { value: numerator / denominator, numerator: null, denominator: null };
}

/** Even counts average the two middle values. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
