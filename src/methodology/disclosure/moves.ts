/**
 * Alternative feasible tables as deviations from the true one: each amount may gain and lose persons, all sums remain
 * sums, and amounts that are not zero remain at least 1. A table in which a primary suppressed cell is large enough
 * and only suppressed cells deviate is the protection witness of that cell.
 */
import type { LinearColumn, LinearModel, LinearRow, LinearSolver } from '../numeric/linear-program.js';
import type { Equations, LinkedSystem } from './linked-system.js';

/**
 * An alternative feasible table: the change of the inner cells and of the published cells. Unchanged ones are absent.
 */
export interface OtherTable {
  readonly inner: ReadonlyMap<number, number>;
  readonly cells: ReadonlyMap<number, number>;
}

/**
 * Rounding tolerance; the solver meets its bounds to a hundredth of it. Nearly whole changes are rounded and verified.
 */
export const SLACK = 1e-6;

/**
 * Cost of changing a suppressed cell, as a fraction of that of a published one: a witness that changes few suppressed
 * cells leaves more of them that can be published again.
 */
const WITHHELD_COST = 0.02;

export interface MovesGiven {
  readonly solver: LinearSolver;
  /** Costs of the published cells. */
  readonly costs: readonly number[];
  /** Inner cells that may change; the others are fixed. */
  readonly scope: readonly number[];
}

export class Moves {
  private readonly model: LinearModel;
  /** Maps an amount to the index of its pair of columns. */
  private readonly pairs = new Map<number, number>();

  constructor(
    private readonly system: LinkedSystem,
    private readonly equations: Equations,
    private readonly given: MovesGiven,
  ) {
    const columns: LinearColumn[] = [];
    for (const inner of given.scope) {
      for (const amount of [equations.amountOf[inner]!, ...equations.cellsOf[inner]!]) {
        if (this.pairs.has(amount) || this.stands(amount)) continue;
        this.pairs.set(amount, this.pairs.size);
        columns.push(...this.columnsOf(amount));
      }
    }
    this.model = given.solver.open({ columns, rows: this.rows() }, 'bounds');
  }

  /** Number of columns of the program: a measure of simplex effort that is the same on every machine. */
  get size(): number {
    return 2 * this.pairs.size;
  }

  /** Suppresses a cell, which may then change at little cost. */
  withhold(cell: number): void {
    const cost = WITHHELD_COST * this.given.costs[cell]!;
    this.set(cell, { up: Infinity, down: this.equations.counts[cell]! - 1, cost });
  }

  /** Publishes a cell, which is then fixed. */
  show(cell: number): void {
    this.set(cell, { up: 0, down: 0, cost: 0 });
  }

  /** The cheapest table in which the cell is larger by `needed` (negative: smaller), or null if there is none. */
  move(cell: number, needed: number): OtherTable | null {
    const pair = this.pairs.get(cell);
    if (pair === undefined) return null;
    const most = [Infinity, this.equations.counts[cell]! - 1] as const;
    const wanted = needed > 0 ? 0 : 1;
    this.model.change(2 * pair + wanted, { low: Math.abs(needed) });
    this.model.change(2 * pair + 1 - wanted, { high: 0 });
    const solution = this.model.minimise();
    this.model.change(2 * pair + wanted, { low: 0 });
    this.model.change(2 * pair + 1 - wanted, { high: most[1 - wanted]! });
    return solution.status === 'optimal' ? this.table(solution.values) : null;
  }

  close(): void {
    this.model.close();
  }

  private table(values: Float64Array): OtherTable {
    const inner = new Map<number, number>();
    const cells = new Map<number, number>();
    for (const each of this.given.scope) {
      const pair = this.pairs.get(this.equations.amountOf[each]!);
      if (pair === undefined) continue;
      const exact = values[2 * pair]! - values[2 * pair + 1]!;
      const moved = Math.abs(exact - Math.round(exact)) < SLACK ? Math.round(exact) : exact;
      if (moved === 0) continue;
      inner.set(each, moved);
      for (const cell of this.equations.cellsOf[each]!) cells.set(cell, (cells.get(cell) ?? 0) + moved);
    }
    for (const [cell, moved] of cells) if (Math.abs(moved) < SLACK) cells.delete(cell);
    return { inner, cells };
  }

  private set(cell: number, to: { readonly up: number; readonly down: number; readonly cost: number }): void {
    const pair = this.pairs.get(cell);
    if (pair === undefined) return;
    this.model.change(2 * pair, { high: to.up, cost: to.cost });
    this.model.change(2 * pair + 1, { high: to.down, cost: to.cost });
  }

  /** Whether an amount is fixed: known to be zero, or always published. */
  private stands(amount: number): boolean {
    return this.equations.nothing[amount]! || this.system.cells[amount]?.always === true;
  }

  private columnsOf(amount: number): LinearColumn[] {
    const count = this.equations.counts[amount]!;
    const published = amount < this.system.cells.length;
    const cost = published ? this.given.costs[amount]! : 0;
    return [
      { low: 0, high: Infinity, cost },
      { low: 0, high: published ? count - 1 : count, cost },
    ];
  }

  private rows(): LinearRow[] {
    return this.equations.rows.flatMap(({ total, parts }): LinearRow[] => {
      const terms = [...parts.map((part) => [part, 1] as const), [total, -1] as const].flatMap(([amount, sign]) => {
        const pair = this.pairs.get(amount);
        return pair === undefined ? [] : [[2 * pair, sign] as const, [2 * pair + 1, -sign] as const];
      });
      return terms.length === 0 ? [] : [{ terms, low: 0, high: 0 }];
    });
  }
}
