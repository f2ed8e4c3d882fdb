/** The least and largest values that a sum of cells can have in one table, by linear programs. */
import type { LinearModel, LinearRow, LinearSolver } from '../../numeric/linear-program.js';
import { SLACK } from './demand.js';

/** Maps columns to their factors. */
export type Terms = Map<number, number>;

interface ProgramColumn {
  readonly column: number;
  readonly family: number;
  readonly value: number;
}

const slackOf = (end: number): number => (Number.isFinite(end) ? SLACK * Math.max(1, Math.abs(end)) : 0);

/** The sums of each answer over all levels are taken as known: what is protected then is protected without them, too. */
export class TableProgram {
  private readonly model: LinearModel;
  private readonly place: ReadonlyMap<number, number>;

  constructor(solver: LinearSolver, columns: readonly ProgramColumn[], rows: readonly LinearRow[]) {
    this.place = new Map(columns.map(({ column }, at) => [column, at]));
    const families = [...new Set(columns.map(({ family }) => family))];
    const totals = families.map((family): LinearRow => {
      const own = columns.filter((column) => column.family === family);
      const sum = own.reduce((all, { value }) => all + value, 0);
      return { terms: own.map(({ column }) => [column, 1] as const), low: sum, high: sum };
    });
    const local = (row: LinearRow): LinearRow => ({
      terms: row.terms.map(([column, factor]) => [this.place.get(column)!, factor] as const),
      // sums of pay differ from each other by rounding errors
      low: row.low - slackOf(row.low),
      high: row.high + slackOf(row.high),
    });
    const program = {
      columns: columns.map(() => ({ low: 0, high: Infinity, cost: 0 })),
      rows: [...rows, ...totals].map(local),
    };
    this.model = solver.open(program, 'costs');
  }

  /**
   * The least value or, with sign -1, the largest. A program that is not decided proves nothing; neither does one
   * without solution, because the true table is one.
   */
  end(terms: Terms, sign: 1 | -1): number {
    for (const [column, factor] of terms) this.model.change(this.place.get(column)!, { cost: sign * factor });
    const { status, objective } = this.model.minimise();
    for (const column of terms.keys()) this.model.change(this.place.get(column)!, { cost: 0 });
    if (status === 'unbounded') return -sign * Infinity;
    return status === 'optimal' ? sign * objective : sign * Infinity;
  }

  close(): void {
    this.model.close();
  }
}
