/**
 * An intruder who knows published counts and asks how large a suppressed one could be: a linear program over how far the numbers behind
 * them may be from the truth. Published counts may move after all, at a cost: those that must are in the way of what is wanted.
 */
import type { LinearColumn, LinearModel, LinearRow, LinearSolver } from '../../numeric/linear-program.js';
import { ALL } from './counted.js';
import { type Counted, demandsOf, type Figure, type Rules } from './figures.js';

const SLACK = 1e-6;
/** Of two that are equally costly one is suppressed, not half of each. */
const APART = 1e-3;
/** What is wanted costs more than all that is published. Only costs change, so that each solution starts from the last. */
const MUST = 1e6;
/** Nothing of an indicator is published without its totals, so that they are in the way last. */
export const TOTAL_COST = 10_000;

/** Columns of which each is one person, or taken off one. */
export type Terms = readonly number[];

/** A count, and how much larger an intruder must consider it possible. */
interface Wanted {
  readonly terms: Terms;
  readonly more: number;
}

interface Known {
  /** How many there are of each: none can be taken off beyond that. */
  readonly persons: readonly number[];
  /** Each with its counts: they are known where it is published; where it is suppressed, that someone is in it. */
  readonly figures: readonly (readonly [Figure, readonly Terms[]])[];
  readonly wanted: readonly Wanted[];
}

export type Dear = (figure: Figure) => number;

interface Shown {
  readonly figure: Figure;
  readonly terms: Terms;
}

class Reader {
  private readonly columns: LinearColumn[];
  /** Counts that are published, as far as anyone could be in them. */
  private readonly shown: readonly Shown[];
  /** First of the two columns by which each published count may move after all. */
  private readonly moving: readonly number[];
  /** Of each that is wanted: the column that says how much of it need not be there. */
  private readonly wanting: readonly number[];
  private readonly model: LinearModel;

  constructor(
    solver: LinearSolver,
    private readonly known: Known,
    dear: Dear,
  ) {
    this.columns = known.persons.map((persons) => ({ low: -persons, high: Infinity, cost: 0 }));
    const of = (terms: Terms): (readonly [number, number])[] => terms.map((column) => [column, 1]);
    const rows: LinearRow[] = known.figures.flatMap(([figure, counts]) =>
      figure.withheld ? [{ terms: of(counts.flat()), low: 1 - figure.persons, high: Infinity }] : [],
    );
    this.shown = known.figures.flatMap(([figure, counts]) =>
      figure.withheld ? [] : counts.flatMap((terms) => (terms.length === 0 ? [] : [{ figure, terms }])),
    );
    this.moving = this.shown.map(({ figure, terms }) => {
      const cost = 1 + dear(figure) + APART * figure.indicator;
      const column = this.open(cost);
      this.open(cost);
      rows.push({ terms: [...of(terms), [column, 1], [column + 1, -1]], low: 0, high: 0 });
      return column;
    });
    this.wanting = known.wanted.map(({ terms, more }) => {
      const column = this.open(0);
      rows.push({ terms: [...of(terms), [column, 1]], low: more, high: Infinity });
      return column;
    });
    this.model = solver.open({ columns: this.columns, rows }, 'costs');
  }

  private open(cost: number): number {
    this.columns.push({ low: 0, high: Infinity, cost });
    return this.columns.length - 1;
  }

  /** Published figures in the way of what is wanted: none where most is possible at once, else those in the way of each. */
  inTheWay(): ReadonlySet<Figure> {
    const found = new Set<Figure>();
    if (this.inTheWayOf(this.known.wanted).length === 0) return found;
    for (const one of this.known.wanted) {
      for (const figure of this.inTheWayOf([one])) found.add(figure);
      this.free(found);
    }
    return found;
  }

  /** What the solver says is summed again. */
  private inTheWayOf(wanted: readonly Wanted[]): readonly Figure[] {
    const columns = wanted.map((one) => this.wanting[this.known.wanted.indexOf(one)]!);
    for (const column of columns) this.model.change(column, { cost: MUST });
    const { status, values } = this.model.minimise();
    for (const column of columns) this.model.change(column, { cost: 0 });
    const sumOf = (terms: Terms): number => terms.reduce((sum, at) => sum + values[at]!, 0);
    const { shown } = this;
    if (status === 'optimal' && wanted.every(({ terms, more }) => sumOf(terms) >= more - SLACK))
      return shown.filter(({ terms }) => Math.abs(sumOf(terms)) > SLACK).map(({ figure }) => figure);
    // not decided: whatever is published of the same persons
    const persons = new Set(wanted.flatMap(({ terms }) => terms));
    return shown.filter(({ terms }) => terms.some((at) => persons.has(at))).map(({ figure }) => figure);
  }

  /** What is suppressed with these may move from here on. */
  private free(closed: ReadonlySet<Figure>): void {
    const takes = (one: Figure, { indicator, sex, breakdown }: Figure): boolean =>
      one.indicator === indicator && one.breakdown === breakdown && (breakdown >= 0 || one.sex === ALL || sex !== ALL);
    for (const [at, { figure }] of this.shown.entries())
      if ([...closed].some((one) => takes(one, figure)))
        for (const column of [this.moving[at]!, this.moving[at]! + 1]) this.model.change(column, { cost: 0 });
  }

  close(): void {
    this.model.close();
  }
}

/** Of each count that must not be known to be small. `terms`: by position of the count. */
export function wantedOf(counted: Counted, terms: readonly Terms[], rules: Rules): Wanted[] {
  return demandsOf(counted, rules).map(({ count, more }) => ({ terms: terms[count]!, more }));
}

/** Published figures in the way of what is wanted, with the lowest suppression cost. */
export function figuresInTheWay(solver: LinearSolver, known: Known, dear: Dear): ReadonlySet<Figure> {
  const reader = new Reader(solver, known, dear);
  const found = reader.inTheWay();
  reader.close();
  return found;
}
