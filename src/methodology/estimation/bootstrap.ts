/**
 * Rescaling bootstrap of primary sampling units for statistics without a good linearisation (medians, gaps of medians,
 * factor-weighted gaps): in each stratum n - 1 of its n units are drawn with replacement, and a unit drawn r times
 * gets the factor r n / (n - 1). The seed is stored, so that the replicates can be reproduced. Reference: J. Rao, C.
 * Wu, K. Yue, Some recent work on resampling methods for complex surveys (1992).
 */
import { Random } from '../numeric/random.js';
import type { Design } from './design.js';
import { estimationProblems } from './problems.js';
import type { Replicates } from './replication.js';

export interface BootstrapSettings {
  readonly replicates: number;
  readonly seed: number;
}

/**
 * Yields for each replicate the factor of each unit's weight, in one reused array: memory does not grow with the
 * replicates. A stratum with one unit is not changed, so it adds nothing to the variance.
 */
export function* unitFactors(
  strata: readonly (readonly number[])[],
  { replicates, seed }: BootstrapSettings,
): Generator<Float64Array> {
  const factor = new Float64Array(strata.reduce((sum, units) => sum + units.length, 0));
  const random = new Random(seed);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    factor.fill(0);
    for (const units of strata) {
      const n = units.length;
      if (n === 1) factor[units[0]!] = 1;
      for (let draw = 1; draw < n; draw += 1) factor[units[random.below(n)]!]! += n / (n - 1);
    }
    yield factor;
  }
}

/** Errors: a stratum with one unit, which cannot be resampled. First stage only, as if drawn with replacement. */
export function rescalingBootstrap(design: Design, settings: BootstrapSettings): Replicates {
  const stage = design.stages[0]!;
  const members: number[][] = Array.from({ length: stage.sampled.length }, () => []);
  for (let unit = 0; unit < stage.stratumOfUnit.length; unit += 1) members[stage.stratumOfUnit[unit]!]!.push(unit);
  const lonely = members.findIndex((units) => units.length === 1);
  if (lonely !== -1) throw estimationProblems.lonelyPsu(1, stage.stratumNames[lonely]!);
  const weights: Float64Array[] = [];
  for (const factor of unitFactors(members, settings))
    weights.push(design.weights.map((weight, row) => weight * factor[stage.unit[row]!]!));
  return { weights, scale: 1 / settings.replicates, rscales: weights.map(() => 1), mse: false };
}
