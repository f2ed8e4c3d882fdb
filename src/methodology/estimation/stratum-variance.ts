/**
 * Variance of one weighted sum from the moments of each stratum: number of primary sampling units, sum of their
 * totals, and squared deviations. With replacement at the first stage (no finite-population correction), which is
 * conservative. Gives the same results as covarianceOfSums over single units; for take-all strata, whose workers are
 * the primary sampling units, second moments are sufficient and no worker needs a row. Reference: Särndal, Swensson,
 * Wretman (1992), 4.3.
 */
import { estimationProblems } from './problems.js';
import type { LonelyRule } from './variance.js';

export interface StratumTotals {
  readonly name: string;
  /** Primary sampling units in the sample, with or without members of the domain. */
  readonly sampled: number;
  /** Sum of the units' totals. */
  readonly sum: number;
  /** Sum of (t - mean t)^2 over the units. */
  readonly deviations: number;
}

/** Sum of (t - mean)^2 over n units, of which only some have a total. */
export function deviationsOf(totals: readonly number[], sampled: number): { sum: number; deviations: number } {
  const sum = totals.reduce((all, total) => all + total, 0);
  const mean = sum / sampled;
  const apart = totals.reduce((all, total) => all + (total - mean) ** 2, 0);
  return { sum, deviations: apart + (sampled - totals.length) * mean * mean };
}

/** The same, computed from the sum of squares. */
export function deviationsFromMoments(sum: number, squares: number, sampled: number): number {
  return Math.max(0, squares - (sum * sum) / sampled);
}

/** `strata` are those with units of the domain; `units` are the primary sampling units of the whole sample. */
export function varianceOfStrata(
  strata: readonly StratumTotals[],
  given: { lonely: LonelyRule; units: number },
): number {
  const mean = strata.reduce((all, stratum) => all + stratum.sum, 0) / given.units;
  let variance = 0;
  let answered = 0;
  for (const { name, sampled, sum, deviations } of strata) {
    if (sampled > 1) variance += (sampled / (sampled - 1)) * deviations;
    else if (given.lonely === 'fail') throw estimationProblems.lonelyPsu(1, name);
    else if (given.lonely === 'average') continue;
    else if (given.lonely === 'adjust') variance += (sum - mean) ** 2;
    answered += 1;
  }
  return answered === 0 ? 0 : variance * (strata.length / answered);
}
