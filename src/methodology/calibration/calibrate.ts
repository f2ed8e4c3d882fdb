/**
 * Calibration of weights to known totals with linear (GREG), exponential (raking) and bounded logit distance, and the
 * residuals from which the variance is computed afterwards. Reference: J.-C. Deville, C.-E. Särndal, Calibration
 * estimators in survey sampling (1992).
 */
import { solveSymmetric, zeros } from '../numeric/matrix.js';
import { calibrationProblems } from './problems.js';

export interface CalibratedWeights {
  readonly base: Float64Array;
  readonly weights: Float64Array;
  /** Auxiliary columns whose totals are met; the variance is computed from residuals on them. */
  readonly columns: readonly Float64Array[];
  /** Number of steps or cycles until the totals were met, and the largest remaining relative difference. */
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
  /** Lower and upper bound of the g-weight, for the logit distance. */
  readonly bounds?: readonly [number, number];
}

interface Link {
  readonly g: (u: number) => number;
  readonly slope: (u: number) => number;
  /** Integral of g: solving the calibration equations is minimising a convex function of it. */
  readonly area: (u: number) => number;
}

function linkOf(request: CalibrationRequest): Link {
  if (request.distance === 'linear') return { g: (u) => 1 + u, slope: () => 1, area: (u) => u + (u * u) / 2 };
  if (request.distance === 'raking') return { g: Math.exp, slope: Math.exp, area: Math.exp };
  const [low, high] = request.bounds ?? [0.5, 2];
  // written as a sigmoid between the bounds, (1 - low) / (high - low) at u = 0, where g is 1, so that no exponential
  // can overflow
  const a = (high - low) / ((1 - low) * (high - 1));
  const odds = (high - 1) / (1 - low);
  const sigmoid = (u: number): number => 1 / (1 + odds * Math.exp(-a * u));
  // log(exp(a u) + odds) without overflow
  const logSum = (u: number): number =>
    Math.max(a * u, Math.log(odds)) + Math.log1p(Math.exp(-Math.abs(a * u - Math.log(odds))));
  return {
    g: (u) => low + (high - low) * sigmoid(u),
    slope: (u) => a * (high - low) * sigmoid(u) * (1 - sigmoid(u)),
    area: (u) => low * u + ((high - low) / a) * logSum(u),
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

interface Equations {
  readonly request: CalibrationRequest;
  readonly link: Link;
  readonly columns: readonly Float64Array[];
  readonly targets: readonly number[];
}

interface Tried {
  readonly weights: Float64Array;
  readonly slopes: Float64Array;
  /** The convex function that is minimal where the totals are met (Deville and Särndal's dual). */
  readonly above: number;
  /** The difference from each total, and the largest relative one. */
  readonly gaps: readonly number[];
  readonly worst: { readonly name: string; readonly difference: number };
}

function tryOut({ request, link, columns, targets }: Equations, lambda: readonly number[]): Tried {
  const { base, auxiliaries } = request;
  const u = new Float64Array(base.length);
  columns.forEach((column, k) => column.forEach((value, row) => (u[row]! += lambda[k]! * value)));
  const weights = base.map((weight, row) => weight * link.g(u[row]!));
  const gaps = columns.map((column, k) => targets[k]! - product(weights, column));
  let worst = { name: '', difference: -1 };
  gaps.forEach((gap, k) => {
    const apart = Math.abs(gap) / Math.max(Math.abs(targets[k]!), 1);
    const difference = Number.isNaN(apart) ? Infinity : apart;
    if (difference > worst.difference) worst = { name: auxiliaries[k]!.name, difference };
  });
  const areas = base.reduce((sum, weight, row) => sum + weight * link.area(u[row]!), 0);
  const above = areas - lambda.reduce((sum, value, k) => sum + value * targets[k]!, 0);
  return { weights, slopes: base.map((weight, row) => weight * link.slope(u[row]!)), above, gaps, worst };
}

/**
 * A step is accepted if it achieves this fraction of the decrease that the slope predicts (Armijo), apart from
 * rounding.
 */
const PROMISED = 1e-4;
const ROUNDING = 1e-13;

/** Maximum number of halvings of a step. */
const HALVINGS = 30;

/**
 * One Newton step. A `careful` step is halved until the function decreases, so that bounded weights do not overshoot.
 * null = no step helps.
 */
function stepFrom(
  equations: Equations,
  { lambda, tried }: { lambda: readonly number[]; tried: Tried },
  how: 'full' | 'careful',
): { lambda: readonly number[]; tried: Tried } | null {
  const change = solveSymmetric(gram(equations.columns, tried.slopes), [...tried.gaps]);
  const promise = PROMISED * tried.gaps.reduce((sum, gap, k) => sum + gap * change[k]!, 0);
  const slack = ROUNDING * (1 + Math.abs(tried.above));
  for (let halvings = 0, part = 1; halvings <= HALVINGS; halvings += 1, part /= 2) {
    const next = lambda.map((value, k) => value + part * change[k]!);
    const found = tryOut(equations, next);
    if (how === 'full' || found.above <= tried.above - part * promise + slack) return { lambda: next, tried: found };
  }
  return null;
}

/**
 * Newton's method on the calibration equations: with full steps and, if these do not converge, again with careful
 * ones. Errors: no convergence (with the worst total).
 */
export function calibrate(request: CalibrationRequest): CalibratedWeights {
  const { base, auxiliaries } = request;
  // Columns are scaled to unit size first, because totals such as pupils and scores differ by powers of ten.
  const sizes = auxiliaries.map((auxiliary) => Math.max(...auxiliary.values.map(Math.abs)) || 1);
  const columns = auxiliaries.map((auxiliary, k) => auxiliary.values.map((value) => value / sizes[k]!));
  const targets = auxiliaries.map((auxiliary, k) => auxiliary.total / sizes[k]!);
  const equations: Equations = { request, link: linkOf(request), columns, targets };
  const start = new Array<number>(columns.length).fill(0);
  let worst = { name: auxiliaries[0]?.name ?? '', difference: Infinity };
  for (const how of ['full', 'careful'] as const) {
    let at = { lambda: start as readonly number[], tried: tryOut(equations, start) };
    for (let step = 0; step < STEPS; step += 1) {
      const { weights, worst: left } = at.tried;
      if (left.difference < TOLERANCE) return { base, weights, columns, cycles: step, difference: left.difference };
      worst = left;
      const next = stepFrom(equations, at, how);
      if (next === null) break;
      at = next;
    }
  }
  throw calibrationProblems.notConverged(worst.name, worst.difference);
}

/**
 * Residuals of values on the auxiliary columns, from a regression weighted by the base weights; multiplied by the
 * final weight, they give the variance of a calibrated estimate (as in R's `calibrate`, not its `rake`).
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
