/**
 * Rescaling bootstrap of primary units for statistics that have no good linearisation (medians, gaps of medians,
 * segregation): in each stratum n - 1 of its n units are drawn with replacement, and a unit drawn r times weighs
 * w r n / (n - 1). The seed is kept, so that the same replicates come again.
 * Reference: J. Rao, C. Wu, K. Yue, Some recent work on resampling methods for complex surveys (1992).
 */
import { Random } from '../numeric/random.js';
import type { Design } from './design.js';
import { estimationProblems } from './problems.js';
import type { Replicates } from './replication.js';

export interface BootstrapSettings {
  readonly replicates: number;
  readonly seed: number;
}

/** Errors: a stratum with one unit, which cannot be drawn again. First stage only, as if drawn with replacement. */
export function rescalingBootstrap(design: Design, { replicates, seed }: BootstrapSettings): Replicates {
  const stage = design.stages[0]!;
  const members: number[][] = Array.from({ length: stage.sampled.length }, () => []);
  for (let unit = 0; unit < stage.stratumOfUnit.length; unit += 1) members[stage.stratumOfUnit[unit]!]!.push(unit);
  const lonely = members.findIndex((units) => units.length === 1);
  if (lonely !== -1) throw estimationProblems.lonelyPsu(1, stage.stratumNames[lonely]!);
  const random = new Random(seed);
  const weights = Array.from({ length: replicates }, () => {
    const factor = new Float64Array(stage.stratumOfUnit.length);
    for (const units of members) {
      const n = units.length;
      for (let draw = 1; draw < n; draw += 1) factor[units[random.below(n)]!]! += n / (n - 1);
    }
    return design.weights.map((weight, row) => weight * factor[stage.unit[row]!]!);
  });
  return { weights, scale: 1 / replicates, rscales: weights.map(() => 1), mse: false };
}
