/** A weighting specification: the choices of an analyst for a weight set. */
import type { Problem } from '../../../../kernel/problem.js';
import { weightProblems } from './problems.js';

export type Calibration = 'none' | 'post-stratification' | 'raking' | 'linear' | 'logit';
export const calibrations: readonly Calibration[] = ['none', 'post-stratification', 'raking', 'linear', 'logit'];

/** Population counts of the frame: workers by park and size class; women and men by park. */
export type MarginName = 'park-size' | 'park-sex';
export const marginNames: readonly MarginName[] = ['park-size', 'park-sex'];

export interface WeightingSpecification {
  /** Whether women and men of a stratum are adjusted to their shares in the frame. */
  readonly classes: 'none' | 'stratum-sex';
  readonly calibration: Calibration;
  readonly margins: readonly MarginName[];
  /** Whether size classes of a park with too few answers are merged with their neighbour in the margin. */
  readonly mergeSmall: boolean;
  /** Lower and upper bound of the factor in the bounded (logit) calibration. */
  readonly bounds: readonly [number, number] | null;
  /** Upper limit of weights in multiples of the park's median; null = no trimming. */
  readonly trim: number | null;
}

/** The weighting specification of a run on a wave without a weight set. */
export const baseSpecification: WeightingSpecification = {
  classes: 'none',
  calibration: 'none',
  margins: [],
  mergeSmall: false,
  bounds: null,
  trim: null,
};

/** In a fixed order, because a stored weighting specification is read back with its keys in another order. */
export function specificationText({
  classes,
  calibration,
  margins,
  mergeSmall,
  bounds,
  trim,
}: WeightingSpecification): string {
  return JSON.stringify([classes, calibration, margins, mergeSmall, bounds, trim]);
}

/** The first contradiction within a weighting specification, or undefined. */
export function faultOf(specification: WeightingSpecification): Problem | undefined {
  const { calibration, margins, bounds } = specification;
  const wanted = calibration === 'none' ? 0 : calibration === 'post-stratification' ? 1 : null;
  if (new Set(margins).size !== margins.length) return weightProblems.marginTwice();
  if (wanted === null ? margins.length === 0 : margins.length !== wanted)
    return weightProblems.marginCount(calibration, margins.length);
  if ((bounds !== null) !== (calibration === 'logit')) return weightProblems.bounds();
  if (bounds !== null && !(bounds[0] < 1 && bounds[1] > 1 && bounds[0] >= 0)) return weightProblems.bounds();
  return undefined;
}
