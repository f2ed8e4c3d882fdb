/**
 * Variance by replicate weights: jackknife created from the design (JK1, JKn), or columns of weights from the file
 * (BRR, Fay, bootstrap). Reference: K. Wolter, Introduction to Variance Estimation (2007), ch. 3-4; centred at the
 * mean of the replicates unless `mse`, as in R survey.
 */
import type { Design } from './design.js';
import { rankOf, zeros } from '../numeric/matrix.js';
import { estimationProblems } from './problems.js';
import type { LonelyRule } from './variance.js';

export interface Replicates {
  /** One set of weights for each replicate. */
  readonly weights: readonly Float64Array[];
  readonly scale: number;
  readonly rscales: readonly number[];
  readonly mse: boolean;
}

/**
 * Drops one primary sampling unit at a time and increases the weights of the other units of its stratum (JKn) or of
 * the whole sample (JK1). A stratum with one unit depends on the rule: `fail` refuses it; `remove` and `certainty`
 * create no replicate; with `average` the other replicates count more; with `adjust` the weights of the other strata
 * increase. Errors: such a stratum under the rule `fail`.
 */
export function jackknife(design: Design, type: 'JK1' | 'JKn', lonely: LonelyRule): Replicates {
  const stage = design.stages[0]!;
  const [units, strata] = [stage.stratumOfUnit.length, stage.sampled.length];
  const weights: Float64Array[] = [];
  const rscales: number[] = [];
  for (let dropped = 0; dropped < units; dropped += 1) {
    const stratum = stage.stratumOfUnit[dropped]!;
    const population = stage.population?.[stratum] ?? Infinity;
    const sampled = type === 'JK1' ? units : stage.sampled[stratum]!;
    const correction = population === Infinity ? 1 : (population - sampled) / population;
    const alone = sampled === 1 && correction > 0;
    if (alone && lonely === 'fail') throw estimationProblems.lonelyPsu(1, stage.stratumNames[stratum]!);
    if (sampled === 1 && !(alone && lonely === 'adjust' && strata > 1)) continue;
    const n = alone ? strata : sampled;
    weights.push(
      design.weights.map((weight, row) => {
        if (stage.unit[row] === dropped) return 0;
        return type === 'JK1' || alone || stage.stratum[row] === stratum ? (weight * n) / (n - 1) : weight;
      }),
    );
    rscales.push((correction * (n - 1)) / n);
  }
  return { weights, scale: lonely === 'average' ? units / weights.length : 1, rscales, mse: false };
}

/**
 * Degrees of freedom of replicates from a file: the rank of their weights minus one, as R's `degf`. Repeated or
 * dependent columns add none. With `rows`, those of a domain.
 */
export function freedomOfReplicates({ weights }: Replicates, rows?: Int32Array): number {
  const columns = weights.map((column) =>
    rows === undefined ? column : Float64Array.from(rows, (row) => column[row]!),
  );
  const product = (one: Float64Array, other: Float64Array): number =>
    one.reduce((sum, value, row) => sum + value * other[row]!, 0);
  const products = zeros(columns.length, columns.length);
  for (const [i, one] of columns.entries())
    for (let j = 0; j <= i; j += 1) products[i]![j] = products[j]![i] = product(one, columns[j]!);
  return Math.max(0, rankOf(products) - 1);
}

function meanOf(values: readonly (readonly number[])[], size: number): readonly number[] {
  return Array.from({ length: size }, (_, k) => values.reduce((sum, row) => sum + row[k]!, 0) / values.length);
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
    : meanOf(
        values.filter((_, r) => replicates.rscales[r]! > 0),
        size,
      );
  const covariance = zeros(size, size);
  for (const [r, row] of values.entries()) {
    const factor = replicates.scale * replicates.rscales[r]!;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) covariance[i]![j]! += factor * (row[i]! - centre[i]!) * (row[j]! - centre[j]!);
    }
  }
  return covariance;
}
