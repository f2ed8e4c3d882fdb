/**
 * Standard errors of statistics without a linearisation, all from the same bootstrap replicates, so that the units are
 * drawn once for all cells of an indicator.
 */
import { type BootstrapSettings, unitFactors } from '../../../../../methodology/estimation/bootstrap.js';
import { estimationProblems } from '../../../../../methodology/estimation/problems.js';
import type { UnitStrata } from '../../../../../methodology/estimation/unit-variance.js';
import type { LonelyRule } from '../../../../../methodology/estimation/variance.js';

/** Stored with the run: the same seed draws the same replicates. */
export const replicates: BootstrapSettings = { replicates: 500, seed: 2026 };

/**
 * Replicates in which a statistic is undefined (e.g. no woman was drawn) are excluded; if their share is larger than
 * this, the statistic has no error.
 */
const MOST_UNDEFINED = 0.1;

/** null = undefined with these weights. `factor` is the factor by which the weight of each unit is multiplied. */
export type Statistic = (factor: Float64Array) => number | null;

/**
 * Groups of units that are resampled together. A stratum with one unit cannot be resampled: under the rules `adjust`
 * and `average` such strata are combined (a single one with its neighbour); under `remove` and `certainty` they stay
 * unchanged.
 */
export function drawnTogether(strata: UnitStrata, lonely: LonelyRule): number[][] {
  const members: number[][] = strata.names.map(() => []);
  for (const [unit, stratum] of strata.stratumOf.entries()) members[stratum]!.push(unit);
  const single = members.findIndex((units) => units.length === 1);
  if (single === -1 || lonely === 'remove' || lonely === 'certainty') return members;
  if (lonely === 'fail') throw estimationProblems.lonelyPsu(1, strata.names[single]!);
  const together = members.filter((units) => units.length === 1).flat();
  const others = members.filter((units) => units.length > 1);
  if (together.length > 1) return [...others, together];
  const neighbour = others[Math.min(single, others.length - 1)];
  return neighbour === undefined
    ? [together]
    : [...others.filter((units) => units !== neighbour), [...neighbour, ...together]];
}

export class ReplicatedErrors {
  private readonly statistics: Statistic[] = [];
  private readonly values: Float64Array[] = [];

  /** Returns the index under which `errorOf` gives the standard error. */
  add(statistic: Statistic): number {
    this.statistics.push(statistic);
    return this.statistics.length - 1;
  }

  draw(strata: UnitStrata, lonely: LonelyRule): void {
    if (this.statistics.length === 0) return;
    for (const _ of this.statistics) this.values.push(new Float64Array(replicates.replicates).fill(Number.NaN));
    let replicate = 0;
    for (const factor of unitFactors(drawnTogether(strata, lonely), replicates)) {
      for (let at = 0; at < this.statistics.length; at += 1) {
        const value = this.statistics[at]!(factor);
        if (value !== null) this.values[at]![replicate] = value;
      }
      replicate += 1;
    }
  }

  /** Standard deviation of the replicates around their mean; null if too few are defined, or all are equal. */
  errorOf(place: number): number | null {
    const values = this.values[place]!.filter((value) => Number.isFinite(value));
    if (values.length < (1 - MOST_UNDEFINED) * replicates.replicates) return null;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return error > 0 ? error : null;
  }
}
