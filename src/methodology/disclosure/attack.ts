/**
 * An intruder who knows each published cell, that inner cells are non-negative whole numbers, that all tables are sums
 * of the same inner cells, and that every suppressed cell is at least 1 because zeros are published. Independent of
 * how the suppression pattern was found: computes bounds of the amounts themselves, not deviations from the true
 * table.
 */
import type { LinearColumn, LinearModel, LinearRow, LinearSolver } from '../numeric/linear-program.js';
import { type Equations, equationsOf, isSensitive, type LinkedSystem, requiredBounds } from './linked-system.js';
import { narrow } from './narrow.js';

/** Rounding tolerance of the solver when comparing bounds. */
const SLACK = 1e-6;

export interface AttackedCell {
  readonly key: string;
  /** [ceil(min), floor(max)] */
  readonly interval: readonly [number, number];
  readonly protected: boolean;
}

/** The amounts that are unknown to the intruder, numbered as columns. */
class Unknowns {
  readonly columns: LinearColumn[] = [];
  readonly rows: LinearRow[];
  private readonly numbers = new Map<number, number>();

  constructor(system: LinkedSystem, equations: Equations, withheld: ReadonlySet<string>) {
    for (const [amount, nothing] of equations.nothing.entries()) {
      const cell = system.cells[amount];
      if (nothing || (cell !== undefined && !withheld.has(cell.key))) continue;
      this.numbers.set(amount, this.columns.length);
      this.columns.push({ low: cell === undefined ? 0 : 1, high: Infinity, cost: 0 });
    }
    this.rows = equations.rows.flatMap(({ total, parts }): LinearRow[] => {
      const all = [...parts.map((part) => [part, 1] as const), [total, -1] as const];
      const terms = all.flatMap(([amount, sign]) => {
        const column = this.numbers.get(amount);
        return column === undefined ? [] : [[column, sign] as const];
      });
      const known = all.reduce(
        (sum, [amount, sign]) => sum + (this.numbers.has(amount) ? 0 : sign * equations.counts[amount]!),
        0,
      );
      return terms.length === 0 ? [] : [{ terms, low: -known, high: -known }];
    });
    narrow(this.columns, this.rows);
  }

  columnOf(cell: number): number | undefined {
    return this.numbers.get(cell);
  }
}

/** Bounds that feasible tables found so far have reached, so that most targets need no linear program of their own. */
class Reached {
  readonly low: Float64Array;
  readonly high: Float64Array;

  constructor(
    private readonly model: LinearModel,
    private readonly columns: readonly LinearColumn[],
  ) {
    this.low = new Float64Array(columns.length).fill(Infinity);
    this.high = new Float64Array(columns.length).fill(-Infinity);
  }

  /** The minimum (sign 1) or maximum (sign -1) of a column. Null if the solver cannot determine it. */
  extreme(column: number, sign: 1 | -1): number | null {
    const { low, high } = this.columns[column]!;
    if (sign === 1 && this.low[column]! <= low + SLACK) return low;
    if (sign === -1 && this.high[column]! >= high - SLACK) return high;
    const { status, objective, values } = this.solve([[column, sign]]);
    if (status === 'unbounded') return -sign * Infinity;
    if (status !== 'optimal') return null;
    for (const [at, value] of values.entries()) {
      if (value < this.low[at]!) this.low[at] = value;
      if (value > this.high[at]!) this.high[at] = value;
    }
    return sign * objective;
  }

  private solve(costs: readonly (readonly [number, number])[]): ReturnType<LinearModel['minimise']> {
    for (const [column, cost] of costs) this.model.change(column, { cost });
    const solution = this.model.minimise();
    for (const [column] of costs) this.model.change(column, { cost: 0 });
    return solution;
  }
}

/**
 * The feasibility interval of each primary or complementary suppressed cell. A bound that cannot be determined counts
 * as a leak.
 */
export function attack(system: LinkedSystem, withheld: ReadonlySet<string>, solver: LinearSolver): AttackedCell[] {
  const equations = equationsOf(system);
  const unknowns = new Unknowns(system, equations, withheld);
  const model = solver.open({ columns: unknowns.columns, rows: unknowns.rows }, 'costs');
  const reached = new Reached(model, unknowns.columns);
  try {
    return system.cells.flatMap((cell, position): AttackedCell[] => {
      const count = equations.counts[position]!;
      const sensitive = isSensitive(system, cell);
      const column = unknowns.columnOf(position);
      if (column === undefined) return sensitive ? [{ key: cell.key, interval: [count, count], protected: false }] : [];
      const high = Math.floor((reached.extreme(column, -1) ?? count) + SLACK);
      const low = Math.ceil((reached.extreme(column, 1) ?? count) - SLACK);
      const required = requiredBounds(system, cell);
      const safe = !sensitive || (high >= required.high && low <= required.low);
      return [{ key: cell.key, interval: [low, high], protected: safe }];
    });
  } finally {
    model.close();
  }
}
