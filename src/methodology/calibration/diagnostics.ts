/**
 * The effect of calibration on the weights. Reference: L. Kish, Weighting for unequal P_i (1992), for the design
 * effect.
 */
import type { CalibratedWeights } from './calibrate.js';
import type { Margin } from './margins.js';

export interface WeightDiagnostics {
  /** n sum w^2 / (sum w)^2 before and after: the design effect of unequal weights. */
  readonly designEffect: readonly [before: number, after: number];
  /** Smallest and largest ratio of final to base weight. */
  readonly factors: readonly [number, number];
  /** Largest factor divided by the median factor. */
  readonly spread: number;
  /** Final weights. */
  readonly range: readonly [number, number];
  /** Number of rows with a negative weight, which linear calibration can produce. */
  readonly negative: number;
  readonly cycles: number;
  /** Largest relative difference from a total. */
  readonly difference: number;
}

function kish(weights: Float64Array): number {
  let [n, sum, squares] = [0, 0, 0];
  for (const weight of weights) {
    if (weight === 0) continue;
    n += 1;
    sum += weight;
    squares += weight ** 2;
  }
  return (n * squares) / sum ** 2;
}

export function diagnose(calibrated: CalibratedWeights): WeightDiagnostics {
  const { base, weights, cycles, difference } = calibrated;
  const factors = Array.from(weights)
    .flatMap((weight, row) => (base[row]! > 0 ? [weight / base[row]!] : []))
    .sort((a, b) => a - b);
  const ordered = Float64Array.from(weights).sort();
  const [least, most] = [factors[0]!, factors.at(-1)!];
  return {
    designEffect: [kish(base), kish(weights)],
    factors: [least, most],
    spread: most / factors[Math.floor(factors.length / 2)]!,
    range: [ordered[0]!, ordered.at(-1)!],
    negative: ordered.reduce((count, weight) => count + (weight < 0 ? 1 : 0), 0),
    cycles,
    difference,
  };
}

export interface CellToCollapse {
  readonly margin: string;
  readonly level: string;
  readonly respondents: number;
  /** Population count divided by the weighted sample count. */
  readonly factor: number;
}

/**
 * Levels with too few respondents, or with a factor beyond the limit in either direction; the analyst should merge
 * them.
 */
export function cellsToCollapse(
  base: Float64Array,
  margins: readonly Margin[],
  limits: { readonly fewest: number; readonly factor: number },
): readonly CellToCollapse[] {
  return margins.flatMap(({ name, levels, counts }) =>
    Object.entries(counts).flatMap(([level, count]): CellToCollapse[] => {
      let [respondents, sum] = [0, 0];
      for (const [row, own] of levels.entries()) {
        if (own !== level) continue;
        respondents += 1;
        sum += base[row]!;
      }
      const factor = sum === 0 ? Infinity : count / sum;
      const fine = respondents >= limits.fewest && factor <= limits.factor && factor >= 1 / limits.factor;
      return fine || (respondents === 0 && count === 0) ? [] : [{ margin: name, level, respondents, factor }];
    }),
  );
}
