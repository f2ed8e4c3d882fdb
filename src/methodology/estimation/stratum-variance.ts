/**
 * Variance of one weighted sum from the moments of each stratum: number of primary sampling units, sum of their totals,
 * and squared deviations; with the finite population correction at the first stage and the variance within units, if
 * these are given. Gives the same results as covarianceOfSums over single answers, but no answer needs a row. Reference:
 * Särndal, Swensson, Wretman (1992), 4.3.
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
  /** Sampled units divided by those of the population; absent = drawn with replacement. */
  readonly fraction?: number;
  /** Sum of the variances of the units' totals at the second stage, which counts times the fraction. */
  readonly within?: number;
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

/**
 * Variance of the sum over a simple random sample within a unit; 0 for one answer, from which it cannot be estimated (as in
 * R).
 */
export function varianceOfUnit({
  sum,
  squares,
  sampled,
  population,
}: {
  readonly sum: number;
  readonly squares: number;
  readonly sampled: number;
  readonly population: number;
}): number {
  if (sampled < 2) return 0;
  return ((1 - sampled / population) * sampled * deviationsFromMoments(sum, squares, sampled)) / (sampled - 1);
}

/** `strata` are those with units of the domain; `units` are the primary sampling units of the whole sample. */
export function varianceOfStrata(
  strata: readonly StratumTotals[],
  given: { lonely: LonelyRule; units: number },
): number {
  const mean = strata.reduce((all, stratum) => all + stratum.sum, 0) / given.units;
  let [variance, within, answered] = [0, 0, 0];
  for (const stratum of strata) {
    within += (stratum.fraction ?? 0) * (stratum.within ?? 0);
    const between = betweenUnits(stratum, { lonely: given.lonely, mean });
    if (between === null) continue;
    variance += between;
    answered += 1;
  }
  return within + (answered === 0 ? 0 : variance * (strata.length / answered));
}

/** Below this, 1 - f is a rounding error of 0: all units of the stratum are in the sample. */
const NOTHING = 1e-7;

/** What the first stage of a stratum adds; null if the rule `average` replaces it by that of the others. */
function betweenUnits(
  { name, sampled, sum, deviations, fraction = 0 }: StratumTotals,
  { lonely, mean }: { readonly lonely: LonelyRule; readonly mean: number },
): number | null {
  const correction = 1 - fraction;
  if (correction < NOTHING) return 0;
  if (sampled > 1) return (correction * sampled * deviations) / (sampled - 1);
  if (lonely === 'fail') throw estimationProblems.lonelyPsu(1, name);
  if (lonely === 'average') return null;
  return lonely === 'adjust' ? correction * (sum - mean) ** 2 : 0;
}
