/**
 * Calibration of weights to known totals: linear (GREG), exponential (raking) and bounded logit distance; and the
 * residuals that give the variance afterwards.
 * Reference: J.-C. Deville, C.-E. Särndal, Calibration estimators in survey sampling (1992).
 */
import { solveSymmetric, zeros } from '../numeric/matrix.js';
import { calibrationProblems } from './problems.js';

export interface CalibratedWeights {
  readonly base: Float64Array;
  readonly weights: Float64Array;
  /** Auxiliary columns whose totals are met; the variance comes from residuals on them. */
  readonly columns: readonly Float64Array[];
  /** Steps or cycles until the totals were met, and the largest relative difference that is left. */
  readonly cycles: number;
  readonly difference: number;
}

export type Distance = 'linear' | 'raking' | 'logit';

export interface Auxiliary {
  readonly name: string;
  readonly values: Float64Array;
  readonly total: number;
}

export interface CalibrationRequest {
  readonly base: Float64Array;
  readonly auxiliaries: readonly Auxiliary[];
  readonly distance: Distance;
  /** Lowest and highest g-weight; for the logit distance. */
  readonly bounds?: readonly [number, number];
}

interface Link {
  readonly g: (u: number) => number;
  readonly slope: (u: number) => number;
}

function linkOf(request: CalibrationRequest): Link {
  if (request.distance === 'linear') return { g: (u) => 1 + u, slope: () => 1 };
  if (request.distance === 'raking') return { g: Math.exp, slope: Math.exp };
  const [low, high] = request.bounds ?? [0.5, 2];
  // as a sigmoid between the bounds: (1 - low) / (high - low) at u = 0, where g is 1; no exponential can overflow
  const a = (high - low) / ((1 - low) * (high - 1));
  const sigmoid = (u: number): number => 1 / (1 + ((high - 1) / (1 - low)) * Math.exp(-a * u));
  return {
    g: (u) => low + (high - low) * sigmoid(u),
    slope: (u) => a * (high - low) * sigmoid(u) * (1 - sigmoid(u)),
  };
}

function gram(columns: readonly Float64Array[], weights: Float64Array): number[][] {
  const matrix = zeros(columns.length, columns.length);
  for (const [i, left] of columns.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const right = columns[j]!;
      let sum = 0;
      for (let row = 0; row < weights.length; row += 1) sum += weights[row]! * left[row]! * right[row]!;
      matrix[i]![j] = sum;
      matrix[j]![i] = sum;
    }
  }
  return matrix;
}

function product(weights: Float64Array, column: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row += 1) sum += weights[row]! * column[row]!;
  return sum;
}

const STEPS = 100;
const TOLERANCE = 1e-11;

/** Newton's method on the calibration equations. Errors: no convergence (with the worst total). */
export function calibrate(request: CalibrationRequest): CalibratedWeights {
  const { base, auxiliaries } = request;
  const link = linkOf(request);
  // Each column is brought to unit size first: totals of pupils and of scores differ by powers of ten.
  const sizes = auxiliaries.map((auxiliary) => Math.max(...auxiliary.values.map(Math.abs)) || 1);
  const columns = auxiliaries.map((auxiliary, k) => auxiliary.values.map((value) => value / sizes[k]!));
  const targets = auxiliaries.map((auxiliary, k) => auxiliary.total / sizes[k]!);
  const lambda = new Array<number>(columns.length).fill(0);
  let worst = { name: auxiliaries[0]?.name ?? '', difference: Infinity };
  for (let step = 0; step < STEPS; step += 1) {
    const u = new Float64Array(base.length);
    columns.forEach((column, k) => column.forEach((value, row) => (u[row]! += lambda[k]! * value)));
    const weights = base.map((weight, row) => weight * link.g(u[row]!));
    const gaps = columns.map((column, k) => targets[k]! - product(weights, column));
    worst = { name: '', difference: -1 };
    gaps.forEach((gap, k) => {
      const apart = Math.abs(gap) / Math.max(Math.abs(targets[k]!), 1);
      const difference = Number.isNaN(apart) ? Infinity : apart;
      if (difference > worst.difference) worst = { name: auxiliaries[k]!.name, difference };
    });
    if (worst.difference < TOLERANCE) return { base, weights, columns, cycles: step, difference: worst.difference };
    const slopes = base.map((weight, row) => weight * link.slope(u[row]!));
    solveSymmetric(gram(columns, slopes), gaps).forEach((change, k) => (lambda[k]! += change));
  }
  throw calibrationProblems.notConverged(worst.name, worst.difference);
}

/**
 * Residuals of values on the auxiliary columns, regression weighted by the base weights; times the final weight they
 * give the variance of a calibrated estimate (the form of R's `calibrate`, not of its `rake`).
 */
export function residualsOf(calibrated: CalibratedWeights): (values: Float64Array) => Float64Array {
  const { base, columns } = calibrated;
  const matrix = gram(columns, base);
  return (values) => {
    const weighted = values.map((value, row) => value * base[row]!);
    const fit = solveSymmetric(
      matrix,
      columns.map((column) => product(weighted, column)),
    );
    return values.map((value, row) => value - columns.reduce((sum, column, k) => sum + fit[k]! * column[row]!, 0));
  };
}
