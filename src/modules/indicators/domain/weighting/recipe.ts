/** What an analyst chooses for a weight set. */
import type { Problem } from '../../../../kernel/problem.js';
import { weightProblems } from './problems.js';

export type Calibration = 'none' | 'post-stratification' | 'raking' | 'linear' | 'logit';
export const calibrations: readonly Calibration[] = ['none', 'post-stratification', 'raking', 'linear', 'logit'];

/** Population counts of the frame: workers by park and size class; women and men by park. */
export type MarginName = 'park-size' | 'park-sex';
export const marginNames: readonly MarginName[] = ['park-size', 'park-sex'];

export interface WeightRecipe {
  /** Whether women and men of a stratum are brought to their shares in the frame. */
  readonly classes: 'none' | 'stratum-sex';
  readonly calibration: Calibration;
  readonly margins: readonly MarginName[];
  /** Size classes of a park that hold too few answers are merged with their neighbour in the margin. */
  readonly mergeSmall: boolean;
  /** Lowest and highest factor of the bounded (logit) calibration. */
  readonly bounds: readonly [number, number] | null;
  /** Cap in medians of the park; null = no trimming. */
  readonly trim: number | null;
}

/** What a run takes where no one made a weight set. */
export const baseRecipe: WeightRecipe = {
  classes: 'none',
  calibration: 'none',
  margins: [],
  mergeSmall: false,
  bounds: null,
  trim: null,
};

/** In a fixed order: a weighting specification that was stored comes back with its keys in another. */
export function recipeText({ classes, calibration, margins, mergeSmall, bounds, trim }: WeightRecipe): string {
  return JSON.stringify([classes, calibration, margins, mergeSmall, bounds, trim]);
}

/** The first thing in a weighting specification that contradicts another, or undefined. */
export function faultOf(recipe: WeightRecipe): Problem | undefined {
  const { calibration, margins, bounds } = recipe;
  const wanted = calibration === 'none' ? 0 : calibration === 'post-stratification' ? 1 : null;
  if (new Set(margins).size !== margins.length) return weightProblems.marginTwice();
  if (wanted === null ? margins.length === 0 : margins.length !== wanted)
    return weightProblems.marginCount(calibration, margins.length);
  if ((bounds !== null) !== (calibration === 'logit')) return weightProblems.bounds();
  if (bounds !== null && !(bounds[0] < 1 && bounds[1] > 1 && bounds[0] >= 0)) return weightProblems.bounds();
  return undefined;
}
