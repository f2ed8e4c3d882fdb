/**
 * Primary rules for a cell of workers of enterprises: at least so many workers and enterprises; for magnitudes the p%
 * rule on enterprise totals. Reference: Handbook on Statistical Disclosure Control; parameters p stay confidential.
 */
export interface PrimaryRules {
  readonly workers: number;
  readonly enterprises: number;
  /** e.g. 0.1; for pay. */
  readonly dominance: number;
}

/** 5 workers, 3 enterprises, p = 10 %: may be made stricter by a setting, never laxer. */
export const leastRules: PrimaryRules = { workers: 5, enterprises: 3, dominance: 0.1 };

export function stricter(asked: Partial<PrimaryRules>): PrimaryRules {
  return {
    workers: Math.max(leastRules.workers, asked.workers ?? 0),
    enterprises: Math.max(leastRules.enterprises, asked.enterprises ?? 0),
    dominance: Math.max(leastRules.dominance, asked.dominance ?? 0),
  };
}

/** p% rule: X - x1 - x2 < p x1. `total` is the estimate, `contributions` those of the sampled enterprises. */
export function isDominated(total: number, contributions: readonly number[], p: number): boolean {
  const [first = 0, second = 0] = [...contributions].sort((a, b) => b - a);
  return total - first - second < p * first;
}

/** (n, k) dominance: the n largest hold more than the share k of the total. */
export function isConcentrated(
  total: number,
  contributions: readonly number[],
  rule: { readonly n: number; readonly k: number },
): boolean {
  const largest = [...contributions].sort((a, b) => b - a).slice(0, rule.n);
  return largest.reduce((sum, value) => sum + value, 0) > rule.k * total;
}
