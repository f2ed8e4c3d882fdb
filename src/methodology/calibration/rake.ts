/**
 * Raking (iterative proportional fitting) of weights to several margins; with one margin it equals
 * post-stratification. Reference: W. Deming, F. Stephan (1940).
 */
import type { CalibratedWeights } from './calibrate.js';
import { indexMargin, type IndexedMargin, indicatorColumns, type Margin } from './margins.js';
import { calibrationProblems } from './problems.js';

export interface RakeSettings {
  /** Maximum relative difference from a margin after a full cycle. */
  readonly tolerance: number;
  readonly cycles: number;
}

export const defaultRake: RakeSettings = { tolerance: 1e-12, cycles: 500 };

function sums(weights: Float64Array, margin: IndexedMargin): Float64Array {
  const result = new Float64Array(margin.labels.length);
  for (let row = 0; row < weights.length; row += 1) result[margin.level[row]!]! += weights[row]!;
  return result;
}

function scale(weights: Float64Array, margin: IndexedMargin): void {
  const factors = sums(weights, margin).map((sum, level) => (sum === 0 ? 1 : margin.targets[level]! / sum));
  for (let row = 0; row < weights.length; row += 1) weights[row]! *= factors[margin.level[row]!]!;
}

function worst(weights: Float64Array, margins: readonly IndexedMargin[]): { margin: string; difference: number } {
  let result = { margin: margins[0]!.name, difference: 0 };
  for (const margin of margins) {
    for (const [level, sum] of sums(weights, margin).entries()) {
      const target = margin.targets[level]!;
      const difference = target === 0 ? sum : Math.abs(sum - target) / target;
      if (difference > result.difference) result = { margin: margin.name, difference };
    }
  }
  return result;
}

function checkTotals(margins: readonly IndexedMargin[]): void {
  const total = (margin: IndexedMargin): number => margin.targets.reduce((sum, target) => sum + target, 0);
  const expected = total(margins[0]!);
  for (const margin of margins) {
    if (Math.abs(total(margin) - expected) > 1e-6 * expected)
      throw calibrationProblems.contradictoryMargins(margin.name, total(margin), expected);
  }
}

/** Weights that meet all margins. Errors: levels without sample or count, contradictory totals, no convergence. */
export function rake(
  base: Float64Array,
  given: readonly Margin[],
  settings: RakeSettings = defaultRake,
): CalibratedWeights {
  const margins = given.map(indexMargin);
  checkTotals(margins);
  const weights = Float64Array.from(base);
  let cycles = 0;
  while (cycles < settings.cycles) {
    cycles += 1;
    for (const margin of margins) scale(weights, margin);
    if (worst(weights, margins).difference < settings.tolerance) break;
  }
  const { margin, difference } = worst(weights, margins);
  if (!(difference < Math.max(settings.tolerance, 1e-9))) throw calibrationProblems.notConverged(margin, difference);
  return { base, weights, columns: indicatorColumns(margins), cycles, difference };
}
