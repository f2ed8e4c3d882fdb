/**
 * The one pass over the answers: per indicator and room (primary unit, sex, level), exact sums of weight x value and counts
 * of persons in typed arrays. Everything later is computed from these sums, which add and merge.
 */
import { ExactLanes, product } from '../../../methodology/numeric/exact-lanes.js';
import type { Variables } from './formula/evaluate.js';
import type { Plan, SumPlan } from './plan.js';

/** Fraction digits kept of a value that is not whole: millionths, e.g. of a yuan. */
const VALUE_SCALE = 1_000_000;

/** Whether and how a person stands in an indicator's protected counts. */
export type Standing = 'out' | 'no' | 'yes';

/** Numbers behind exact sums: weights in millionths, values in VALUE_SCALE where they are not whole. */
export function scaleOf(plan: SumPlan): number {
  return plan.proportion ? 1 : VALUE_SCALE;
}

/** Sums of squares and products of values over the workers of a take-all row, before their weight. */
export interface Squares {
  yy: bigint;
  xy: bigint;
  xx: bigint;
}

/** Sums of one indicator, or of one side of a gap, by room. */
export class SideSums {
  readonly numerator = new ExactLanes();
  readonly denominator = new ExactLanes();
  /** By row, not by room. */
  readonly missing = new ExactLanes();
  /** Persons with all that the indicator needs. */
  known = new Int32Array(0);
  /** Persons in the numerator. */
  yes = new Int32Array(0);
  /** Only of take-all rows, and not of shares, whose values are their own squares. */
  readonly squares = new Map<number, Squares>();

  grow(cells: number, rows: number): void {
    this.missing.grow(roomy(rows));
    if (cells <= this.known.length) return;
    const size = roomy(cells);
    this.numerator.grow(size);
    this.denominator.grow(size);
    this.known = longer(this.known, size);
    this.yes = longer(this.yes, size);
  }
}

/** Room to spare, so that growing is rare. */
function roomy(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(64, size)));
}

function longer(list: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(list);
  return grown;
}

export interface Tally {
  readonly plan: Plan;
  /** One, or the two sides of a gap. */
  readonly sides: readonly SideSums[];
}

export function newTally(plan: Plan): Tally {
  return { plan, sides: plan.kind === 'gap' ? [new SideSums(), new SideSums()] : [new SideSums()] };
}

/** Room for all primary units and rooms seen so far. */
export function growTally(tally: Tally, cells: number, rows: number): void {
  for (const side of tally.sides) side.grow(cells, rows);
}

export interface Observation {
  readonly person: Variables;
  readonly row: number;
  /** The rooms in which the person is counted. */
  readonly cells: readonly number[];
  /** Of this answer, before the factor of its row. */
  readonly weight: number;
  readonly takeAll: boolean;
}

function sideOf(plan: Plan, person: Variables): 0 | 1 | null {
  if (plan.kind !== 'gap' || plan.of(person) === 1) return 0;
  return plan.to(person) === 1 ? 1 : null;
}

function count(side: SideSums, at: Observation, values: { y: number; x: number; proportion: boolean }): Standing {
  const { y, x } = values;
  const [above, below] = [product(at.weight, y), product(at.weight, x)];
  const isYes = y > 0;
  const squares = at.takeAll && !values.proportion ? squaresOf(y, x) : null;
  for (const cell of at.cells) {
    side.numerator.add(cell, above);
    side.denominator.add(cell, below);
    side.known[cell]! += 1;
    if (isYes) side.yes[cell]! += 1;
    if (squares !== null) addSquares(side.squares, cell, squares);
  }
  return isYes ? 'yes' : 'no';
}

function squaresOf(y: number, x: number): Squares {
  const [above, below] = [BigInt(y), BigInt(x)];
  return { yy: above * above, xy: above * below, xx: below * below };
}

export function addSquares(squares: Map<number, Squares>, cell: number, { yy, xy, xx }: Squares): void {
  const sums = squares.get(cell);
  if (sums === undefined) {
    squares.set(cell, { yy, xy, xx });
    return;
  }
  sums.yy += yy;
  sums.xy += xy;
  sums.xx += xx;
}

/** Adds a person to an indicator and says how the person stands in it. */
export function observe(tally: Tally, at: Observation): Standing {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  const { person } = at;
  if (plan.universe(person) !== 1) return 'out';
  const position = sideOf(tally.plan, person);
  if (position === null) return 'out';
  const side = tally.sides[position]!;
  const numerator = plan.numerator(person);
  const denominator = plan.denominator === null ? 1 : plan.denominator(person);
  if (numerator === null || denominator === null) {
    side.missing.add(at.row, product(at.weight, 1));
    return 'out';
  }
  if (denominator === 0) return 'out';
  const scale = scaleOf(plan);
  const { proportion } = plan;
  return count(side, at, { y: Math.round(numerator * scale), x: Math.round(denominator * scale), proportion });
}

/** Position in sexLevels. */
export function sexOf(sex: string | null): number {
  return sex === '2' ? 0 : sex === '1' ? 1 : 2;
}
