/**
 * Variance by replicate weights: jackknife made from the design (JK1, JKn), or columns of weights that came with the file
 * (BRR, Fay, bootstrap). Reference: K. Wolter, Introduction to Variance Estimation (2007), ch. 3-4; centred at the mean
 * of the replicates unless `mse`, as in R survey.
 */
import type { Design } from './design.js';
import { zeros } from '../numeric/matrix.js';

export interface Replicates {
  /** One set of weights a replicate. */
  readonly weights: readonly Float64Array[];
  readonly scale: number;
  readonly rscales: readonly number[];
  readonly mse: boolean;
}

/** Drops one primary unit at a time; the other units of its stratum (JKn) or of the whole sample (JK1) are weighted up. */
export function jackknife(design: Design, type: 'JK1' | 'JKn'): Replicates {
  const stage = design.stages[0]!;
  const units = stage.stratumOfUnit.length;
  const weights: Float64Array[] = [];
  const rscales: number[] = [];
  for (let dropped = 0; dropped < units; dropped += 1) {
    const stratum = stage.stratumOfUnit[dropped]!;
    const n = type === 'JK1' ? units : stage.sampled[stratum]!;
    const replicate = Float64Array.from(design.weights, (weight, row) => {
      if (stage.unit[row] === dropped) return 0;
      return type === 'JK1' || stage.stratum[row] === stratum ? (weight * n) / (n - 1) : weight;
    });
    weights.push(replicate);
    const population = stage.population?.[stratum] ?? Infinity;
    const correction = population === Infinity ? 1 : (population - n) / population;
    rscales.push((correction * (n - 1)) / n);
  }
  return { weights, scale: 1, rscales, mse: false };
}

/** Covariance of several statistics from their values in each replicate. */
export function replicateCovariance(
  estimates: readonly number[],
  values: readonly (readonly number[])[],
  replicates: Replicates,
): number[][] {
  const size = estimates.length;
  const centre = replicates.mse
    ? estimates
    : estimates.map((_, k) => values.reduce((sum, row) => sum + row[k]!, 0) / values.length);
  const covariance = zeros(size, size);
  for (const [r, row] of values.entries()) {
    const factor = replicates.scale * replicates.rscales[r]!;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) covariance[i]![j]! += factor * (row[i]! - centre[i]!) * (row[j]! - centre[j]!);
    }
  }
  return covariance;
}

/** Standard error of any statistic of the weights. */
export function replicateError(
  statistic: (weights: Float64Array) => number,
  weights: Float64Array,
  replicates: Replicates,
): number {
  const values = replicates.weights.map((w) => [statistic(w)]);
  return Math.sqrt(replicateCovariance([statistic(weights)], values, replicates)[0]![0]!);
}
