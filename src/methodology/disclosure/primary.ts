/**
 * Primary suppression rules for a cell of workers of enterprises: a minimum number of workers and of enterprises, and
 * for magnitudes the p% rule on enterprise totals. Reference: Handbook on Statistical Disclosure Control; the
 * parameter p is confidential.
 */
export interface PrimaryRules {
  readonly workers: number;
  readonly enterprises: number;
  /** For example 0.1; applies to pay. */
  readonly dominance: number;
}

/** 5 workers, 3 enterprises, p = 10%: settings may make them stricter, never less strict. */
export const leastRules: PrimaryRules = { workers: 5, enterprises: 3, dominance: 0.1 };

export function stricter(asked: Partial<PrimaryRules>): PrimaryRules {
  return {
    workers: Math.max(leastRules.workers, asked.workers ?? 0),
    enterprises: Math.max(leastRules.enterprises, asked.enterprises ?? 0),
    dominance: Math.max(leastRules.dominance, asked.dominance ?? 0),
  };
}

/** p% rule: X - x1 - x2 < p x1. `total` is the estimate, `contributions` are those of the sampled enterprises. */
export function isDominated(total: number, contributions: readonly number[], p: number): boolean {
  const [first = 0, second = 0] = [...contributions].sort((a, b) => b - a);
  return total - first - second < p * first;
}

/** Rules by which a magnitude of contributors is unsafe; shares are between 0 and 1. */
export interface MagnitudeRules {
  /** Minimum number of contributors. */
  readonly contributors: number;
  /** p% rule. */
  readonly p: number;
  readonly dominance?: { readonly n: number; readonly k: number };
}

/**
 * Protection level of a magnitude, up and down, in whole units; undefined if it is safe. p% rule: p x1 - (X - x1 -
 * x2); dominance: (x1 + ... + xn) / k - X (Handbook, protection levels); too few contributors: p x1.
 */
export function protectionOf(contributions: readonly number[], rules: MagnitudeRules): number | undefined {
  const sorted = contributions.filter((value) => value > 0).sort((a, b) => b - a);
  const [first = 0, second = 0] = sorted;
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return undefined;
  const { dominance } = rules;
  const levels = [
    ...(sorted.length < rules.contributors ? [rules.p * first] : []),
    ...(isDominated(total, sorted, rules.p) ? [rules.p * first - (total - first - second)] : []),
    ...(dominance !== undefined && isConcentrated(total, sorted, dominance)
      ? [sorted.slice(0, dominance.n).reduce((sum, value) => sum + value, 0) / dominance.k - total]
      : []),
  ];
  return levels.length === 0 ? undefined : Math.ceil(Math.max(1, ...levels) - 1e-9);
}

/** (n, k) dominance: the share of the n largest contributors exceeds k. */
export function isConcentrated(
  total: number,
  contributions: readonly number[],
  rule: { readonly n: number; readonly k: number },
): boolean {
  const largest = [...contributions].sort((a, b) => b - a).slice(0, rule.n);
  return largest.reduce((sum, value) => sum + value, 0) > rule.k * total;
}
