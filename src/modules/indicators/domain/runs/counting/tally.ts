/**
 * The pass over the answers: for each indicator and slot (primary sampling unit, sex, level), exact sums of values and
 * counts of persons in typed arrays. All answers of an enterprise and sex have the same weight, so weights are applied
 * at the end. All later results are computed from these sums, which can be added and merged.
 */
import type { StandingCode } from '../../../../../methodology/disclosure/figures/counted.js';
import { SquareSums, type SquareState } from '../../../../../methodology/numeric/square-sums.js';
import { WholeSums } from '../../../../../methodology/numeric/whole-sums.js';
import type { SexLevel } from '../cells.js';
import type { Variables } from '../../definitions/formula/evaluate.js';
import type { SumPlan, TallyPlan } from '../plan.js';

/** Scale of values that are not whole numbers: millionths, e.g. of a yuan. */
const VALUE_SCALE = 1_000_000;

/** The response category of a person in an indicator's protected counts: see StandingCode. */
export type Standing = StandingCode;

/** The scale of the exact sums: VALUE_SCALE if values are not only 0 and 1. */
export function scaleOf(plan: SumPlan): number {
  return plan.proportion ? 1 : VALUE_SCALE;
}

export interface SideState {
  readonly known: Int32Array;
  readonly yes: Int32Array;
  readonly missing: Int32Array;
  readonly above: Float64Array;
  readonly below: Float64Array;
  readonly squares: SquareState;
  /** Of products and squares of the part of the denominator that differs from 1; null if it never does. */
  readonly differing: { readonly products: SquareState; readonly squares: SquareState } | null;
}

/** Sums of one indicator, or of one side of a gap, by slot. */
export class SideSums {
  /** Persons for whom the indicator is known. */
  known = new Int32Array(0);
  /** Persons in the numerator. */
  yes = new Int32Array(0);
  /** Persons of the universe for whom the indicator is unknown, by primary sampling unit and sex. */
  missing = new Int32Array(0);
  /** Sums of values; a share needs none, because its sums are counts of persons. */
  readonly above = new WholeSums();
  readonly below = new WholeSums();
  /** Of numerators, in squared units; a share needs none, because its values equal their squares. */
  readonly squares = new SquareSums();
  /** Sums over the part of denominators that differs from 1, which few indicators have. */
  differing: { readonly products: SquareSums; readonly squares: SquareSums } | null = null;
  private room = 0;

  constructor(readonly share: boolean) {}

  /** Adds the numerator and denominator of a person, in millionths, to a slot. */
  add(cell: number, y: number, x: number): void {
    this.above.add(cell, y);
    this.below.add(cell, x);
    this.squares.add(cell, y * y);
    const apart = x - VALUE_SCALE;
    if (apart === 0) return;
    this.differing ??= this.newDiffering();
    this.differing.products.add(cell, y * apart);
    this.differing.squares.add(cell, apart * apart);
  }

  /** Second moments of a slot: sums of squares and products of numerators and denominators. */
  momentsAt(cell: number): readonly [yy: number, xy: number, xx: number] {
    // a share has values 0 and 1
    if (this.share) return [this.yes[cell]!, this.yes[cell]!, this.known[cell]!];
    const over = VALUE_SCALE * VALUE_SCALE;
    const [above, below, known] = [
      this.above.at(cell) / VALUE_SCALE,
      this.below.at(cell) / VALUE_SCALE,
      this.known[cell]!,
    ];
    const [product, square] =
      this.differing === null
        ? [0, 0]
        : [this.differing.products.at(cell) / over, this.differing.squares.at(cell) / over];
    return [this.squares.at(cell) / over, product + above, square + 2 * below - known];
  }

  private newDiffering(): NonNullable<SideSums['differing']> {
    const sums = { products: new SquareSums(), squares: new SquareSums() };
    sums.products.grow(this.room);
    sums.squares.grow(this.room);
    return sums;
  }

  grow(cells: number, places: number): void {
    this.missing = longer(this.missing, places);
    this.known = longer(this.known, cells);
    this.yes = longer(this.yes, cells);
    if (this.share) return;
    this.room = cells;
    for (const sums of [this.above, this.below, this.squares]) sums.grow(cells);
    this.differing?.products.grow(cells);
    this.differing?.squares.grow(cells);
  }

  state(cells: number, places: number): SideState {
    const sums = this.share ? 0 : cells;
    return {
      known: this.known.slice(0, cells),
      yes: this.yes.slice(0, cells),
      missing: this.missing.slice(0, places),
      above: this.above.head(sums),
      below: this.below.head(sums),
      squares: this.squares.head(sums),
      differing: this.differing && {
        products: this.differing.products.head(sums),
        squares: this.differing.squares.head(sums),
      },
    };
  }

  restore(state: SideState): void {
    this.known = Int32Array.from(state.known);
    this.yes = Int32Array.from(state.yes);
    this.missing = Int32Array.from(state.missing);
    this.above.restore(state.above);
    this.below.restore(state.below);
    this.squares.restore(state.squares);
    if (state.differing === null) return;
    this.differing = this.newDiffering();
    this.differing.products.restore(state.differing.products);
    this.differing.squares.restore(state.differing.squares);
  }
}

function longer(list: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (size <= list.length) return list;
  const grown = new Int32Array(size);
  grown.set(list);
  return grown;
}

export interface Tally {
  readonly plan: TallyPlan;
  /** One side, or the two sides of a gap. */
  readonly sides: readonly SideSums[];
}

export function newTally(plan: TallyPlan): Tally {
  if (plan.kind !== 'gap') return { plan, sides: [new SideSums(plan.proportion)] };
  return { plan, sides: [new SideSums(plan.base.proportion), new SideSums(plan.base.proportion)] };
}

export interface Observation {
  readonly person: Variables;
  /** Index of the primary sampling unit and sex. */
  readonly place: number;
  /** The slots in which the person is counted. */
  readonly cells: readonly number[];
}

function sideOf(plan: TallyPlan, person: Variables): 0 | 1 | null {
  if (plan.kind !== 'gap' || plan.of(person) === 1) return 0;
  return plan.to(person) === 1 ? 1 : null;
}

/** Adds a person to an indicator and returns the response category of the person. */
export function observe(tally: Tally, at: Observation): Standing {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  const { person } = at;
  if (plan.universe(person) !== 1) return 0;
  const position = sideOf(tally.plan, person);
  if (position === null) return 0;
  const side = tally.sides[position]!;
  const numerator = plan.numerator(person);
  const denominator = plan.denominator === null ? 1 : plan.denominator(person);
  if (numerator === null || denominator === null) {
    side.missing[at.place]! += 1;
    return 0;
  }
  if (denominator === 0) return 0;
  const isYes = numerator > 0;
  for (const cell of at.cells) side.known[cell]! += 1;
  if (isYes) for (const cell of at.cells) side.yes[cell]! += 1;
  if (!side.share) {
    const [y, x] = [Math.round(numerator * VALUE_SCALE), Math.round(denominator * VALUE_SCALE)];
    for (const cell of at.cells) side.add(cell, y, x);
  }
  return standing(tally.plan, position, isYes);
}

/** Women and men are distinguished by the sex of a person; the two groups of any other gap by the response category. */
function standing(plan: TallyPlan, position: 0 | 1, isYes: boolean): Standing {
  const second = plan.kind === 'gap' && !plan.bySex && position === 1;
  if (second) return isYes ? 4 : 3;
  return isYes ? 2 : 1;
}

/** Every figure is by sex, so persons who did not state it are in none. */
export function statedSexOf(sex: string | null): SexLevel | null {
  return sex === '2' ? 'F' : sex === '1' ? 'M' : null;
}
