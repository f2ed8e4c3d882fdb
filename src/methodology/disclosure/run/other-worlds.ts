/**
 * Alternative feasible tables that an intruder of the published figures must consider possible: some persons are in other cells, every published figure
 * keeps its counts, and the small counts are large enough. One linear program looks for a feasible table for many small counts at
 * once; a published figure that has to move is suppressed with them, the highest suppression cost last. The feasible table is then checked without the solver.
 */
import type { LinearColumn, LinearRow, LinearSolution, LinearSolver } from '../../numeric/linear-program.js';
import { SIDES } from './addresses.js';
import { ALL } from './counted.js';
import { demandsOf, type Figure, type Figures, type Rules } from './figures.js';
import type { Alike } from './respondents.js';

/** Persons like `from` who would be elsewhere, as many as there are. */
export interface Change {
  readonly from: Alike;
  readonly levels: Uint8Array;
  readonly standings: Uint8Array;
}

export interface World {
  /** Figures whose small counts are large enough in it. */
  readonly helped: ReadonlySet<Figure>;
  /** Published figures that it moves. */
  readonly moved: readonly Figure[];
  /** All that it moves, published or not. */
  readonly touched: ReadonlySet<Figure>;
  /** Among which it was found. */
  readonly changes: readonly Change[];
}

const SLACK = 1e-6;
const MOVING_COST = 0.001;
/** Of the second solution, in persons or parts of a table: far less than what moves, far more than nothing. */
const NEARLY_NOTHING = 0.3;
/** Of a figure at a pair of levels: tables of one breakdown are what intruders look for. */
const PAIR_COST = 0.05;

/** Figures for all persons are more costly than those of women or men. */
export function costOf(figures: Figures, figure: Figure): number {
  const base = (figure.sex === ALL ? 3 : 1) * (1 + Math.log(1 + figure.persons));
  return figures.isPair(figure) ? PAIR_COST * base : base;
}

export function costOfAll(figures: Figures, some: readonly Figure[]): number {
  return some.reduce((sum, figure) => sum + costOf(figures, figure), 0);
}

export function tableOf({ indicator, breakdown }: Pick<Figure, 'indicator' | 'breakdown'>): string {
  return `${indicator}|${breakdown}`;
}

interface Given {
  readonly changes: readonly Change[];
  readonly wanted: ReadonlySet<Figure>;
  readonly rules: Rules;
  /** What it costs that nothing is published of the table of a small count. */
  readonly costOfClosing: (figure: Figure) => number;
}

type Term = readonly [change: number, by: number];

/** How much a count of a figure moves with each change, in their order. */
interface Effect {
  readonly figure: Figure;
  readonly count: number;
  readonly terms: Term[];
}

/** Adds one after the other; what comes and goes with the same change is left out. */
class Effects {
  readonly all: Effect[] = [];
  private readonly places: Int32Array;

  constructor(private readonly figures: Figures) {
    this.places = new Int32Array(figures.all.length * SIDES).fill(-1);
  }

  add(figure: number, count: number, term: Term): void {
    const terms = this.termsOf(figure, count);
    const last = terms.at(-1);
    if (last?.[0] !== term[0]) {
      terms.push(term);
      return;
    }
    terms.pop();
    if (last[1] + term[1] !== 0) terms.push([term[0], last[1] + term[1]]);
  }

  private termsOf(figure: number, count: number): Term[] {
    const place = figure * SIDES + count;
    const at = this.places[place]!;
    if (at >= 0) return this.all[at]!.terms;
    this.places[place] = this.all.length;
    const terms: Term[] = [];
    this.all.push({ figure: this.figures.all[figure]!, count, terms });
    return terms;
  }
}

/** All figures of an indicator in which the response category differs; where only levels are others, those by their breakdowns. */
function effectsOf(figures: Figures, changes: readonly Change[]): readonly Effect[] {
  const effects = new Effects(figures);
  for (const [change, { from, levels, standings }] of changes.entries()) {
    const [left, entered]: readonly [Term, Term] = [
      [change, -1],
      [change, 1],
    ];
    const to = { sex: from.sex, levels };
    const elsewhere = [...levels.keys()].filter((breakdown) => levels[breakdown] !== from.levels[breakdown]);
    for (let indicator = 0; indicator < standings.length; indicator += 1) {
      const [before, after] = [from.standings[indicator]!, standings[indicator]!];
      if (before === after && (before === 0 || elsewhere.length === 0)) continue;
      const among = before === after ? elsewhere : undefined;
      const leave = (at: number): void => effects.add(at, figures.countAt(indicator, before), left);
      const enter = (at: number): void => effects.add(at, figures.countAt(indicator, after), entered);
      if (before > 0) figures.eachOf(from, { indicator, among }, leave);
      if (after > 0) figures.eachOf(to, { indicator, among }, enter);
    }
  }
  return effects.all;
}

class Program {
  readonly columns: LinearColumn[];
  private readonly helpsPairs: boolean;
  readonly rows: LinearRow[] = [];
  /** First of the two columns by which a published figure may move after all. */
  readonly moving: (readonly [number, Figure])[] = [];
  /** Table -> the column that says how far it is closed. */
  readonly tables = new Map<string, number>();

  constructor(
    private readonly figures: Figures,
    private readonly given: Given,
    effects: readonly Effect[],
  ) {
    this.helpsPairs = [...given.wanted].some((figure) => figures.isPair(figure));
    this.columns = given.changes.map(({ from }) => ({ low: 0, high: from.count, cost: MOVING_COST }));
    this.rows.push(...this.whoIsThere());
    const persons = new Map<Figure, Map<number, number>>();
    for (const effect of effects) if (effect.terms.length > 0) this.keep(effect, persons);
    // A suppressed figure is one that someone is in: figures without cases are published as such.
    for (const [figure, terms] of persons)
      this.rows.push({ terms: [...terms], low: 1 - figure.persons, high: Infinity });
  }

  /**
   * There are no cases, which is published; or a published total, which carries all tables of its indicator; or, where small counts of
   * pairs need help, a published figure of one breakdown.
   */
  private stands(figure: Figure): boolean {
    if (figure.persons === 0) return true;
    if (figure.withheld) return false;
    return figure.breakdown < 0 || (this.helpsPairs && !this.figures.isPair(figure));
  }

  /** No one is in two places. */
  private whoIsThere(): LinearRow[] {
    const of = new Map<Alike, Term[]>();
    for (const [change, { from }] of this.given.changes.entries()) {
      const terms = of.get(from) ?? [];
      of.set(from, terms);
      terms.push([change, 1]);
    }
    return [...of].flatMap(([from, terms]) => (terms.length > 1 ? [{ terms, low: -Infinity, high: from.count }] : []));
  }

  private keep({ figure, count, terms }: Effect, persons: Map<Figure, Map<number, number>>): void {
    if (this.stands(figure)) {
      this.rows.push({ terms, low: 0, high: 0 });
    } else if (!figure.withheld) {
      const column = this.columns.length;
      const cost = costOf(this.figures, figure);
      this.columns.push({ low: 0, high: Infinity, cost }, { low: 0, high: Infinity, cost });
      this.moving.push([column, figure]);
      this.rows.push({ terms: [...terms, [column, 1], [column + 1, -1]], low: 0, high: 0 });
    } else {
      const sums = persons.get(figure) ?? new Map<number, number>();
      persons.set(figure, sums);
      for (const [change, by] of terms) sums.set(change, (sums.get(change) ?? 0) + by);
      this.want(figure, count, terms);
    }
  }

  /** Figures move by persons, and each costs; so does each person whom a table that is suppressed does without. */
  private closing(figure: Figure, persons: number): number {
    const column = this.tables.get(tableOf(figure)) ?? this.columns.length;
    this.tables.set(tableOf(figure), column);
    const cost = (this.columns[column]?.cost ?? 0) + persons * this.given.costOfClosing(figure);
    this.columns[column] = { low: 0, high: Infinity, cost };
    return column;
  }

  private want(figure: Figure, count: number, terms: readonly Term[]): void {
    if (!this.given.wanted.has(figure)) return;
    const demand = demandsOf(figure, this.given.rules).find((each) => each.count === count);
    if (demand === undefined) return;
    this.rows.push({
      terms: [...terms, [this.closing(figure, demand.more), demand.more]],
      low: demand.more,
      high: Infinity,
    });
  }
}

/** What the feasible table does to the counts of figures, summed without the solver. */
type Moves = ReadonlyMap<Figure, Float64Array>;

function movesOf(effects: readonly Effect[], values: Float64Array): Moves {
  const moves = new Map<Figure, Float64Array>();
  for (const { figure, count, terms } of effects) {
    let sum = 0;
    for (const [change, by] of terms) sum += by * Math.max(0, values[change]!);
    if (Math.abs(sum) <= SLACK) continue;
    const counts = moves.get(figure) ?? new Float64Array(SIDES);
    moves.set(figure, counts);
    counts[count] = sum;
  }
  return moves;
}

/**
 * A second solution pays little more for what the first moved anyway, and dearly for what it did not: fewer figures move
 * (Candes, Wakin and Boyd, Enhancing sparsity by reweighted l1 minimization, 2008).
 */
function withFewMoves(program: Program, solver: LinearSolver): LinearSolution {
  const model = solver.open({ columns: program.columns, rows: program.rows }, 'bounds');
  const first = model.minimise();
  const again = (columns: readonly number[]): void => {
    const moved = columns.reduce((sum, column) => sum + first.values[column]!, 0);
    for (const column of columns)
      model.change(column, { cost: program.columns[column]!.cost / (moved + NEARLY_NOTHING) });
  };
  if (first.status === 'optimal') {
    for (const [column] of program.moving) again([column, column + 1]);
    for (const column of program.tables.values()) again([column]);
  }
  const second = first.status === 'optimal' ? model.minimise() : first;
  model.close();
  return second.status === 'optimal' ? second : first;
}

/**
 * A feasible table for as many of the wanted figures as can be, or null where the changes help none of them. What it holds is
 * counted again from its changes, so that a fault of the solver can't show as protection.
 */
export function otherWorld(figures: Figures, solver: LinearSolver, given: Given): World | null {
  const effects = effectsOf(figures, given.changes);
  const program = new Program(figures, given, effects);
  if (program.tables.size === 0) return null;
  const solution = withFewMoves(program, solver);
  if (solution.status !== 'optimal') return null;
  const moves = movesOf(effects, solution.values);
  const touched = new Set(moves.keys());
  const moved = [...touched].filter(({ withheld }) => !withheld);
  const helped = new Set([...given.wanted].filter((figure) => isHelped(figure, moves, given.rules)));
  const holds = isPossible(given.changes, solution.values, moves);
  return holds && helped.size > 0 ? { helped, moved, touched, changes: given.changes } : null;
}

/** A feasible table that helps the same and costs less than what is suppressed for one alone, or that one. */
export function nearerWorld(
  figures: Figures,
  solver: LinearSolver,
  { world, own, ...given }: Pick<Given, 'rules' | 'costOfClosing'> & { world: World; own: readonly Figure[] },
): World {
  const other = otherWorld(figures, solver, { ...given, changes: world.changes, wanted: world.helped });
  const helpsAll = other?.helped.size === world.helped.size;
  return helpsAll && costOfAll(figures, other.moved) < costOfAll(figures, own) ? other : world;
}

function isHelped(figure: Figure, moves: Moves, rules: Rules): boolean {
  return demandsOf(figure, rules).every(({ count, more }) => (moves.get(figure)?.[count] ?? 0) >= more - SLACK);
}

/** No one moves who is not there; no one turns up where no one is; someone stays in each suppressed figure. */
function isPossible(changes: readonly Change[], values: Float64Array, moves: Moves): boolean {
  const left = new Map<Alike, number>();
  for (const [at, { from }] of changes.entries()) {
    const still = (left.get(from) ?? from.count) - values[at]!;
    if (still < -SLACK) return false;
    left.set(from, still);
  }
  return [...moves].every(([figure, counts]) => {
    const still = counts.reduce((sum, by) => sum + by, figure.persons);
    return figure.persons === 0 ? still < SLACK : still > 1 - SLACK;
  });
}
