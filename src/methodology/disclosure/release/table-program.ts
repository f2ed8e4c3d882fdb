/** The least and largest values that a sum of cells can have in one table, by linear programs. */
import type { LinearModel, LinearProgram, LinearRow, LinearSolver } from '../../numeric/linear-program.js';
import { SLACK, slackOf } from './demand.js';
import type { Move } from './published-rows.js';

/** Maps columns to their factors. */
export type Terms = Map<number, number>;

/** The least or largest value, and how the true table changes to reach it. */
export interface End {
  readonly value: number;
  readonly change: Move;
}

interface ProgramColumn {
  readonly column: number;
  readonly family: number;
  readonly value: number;
}

/** Rows with the same terms are one: many figures say how many persons are in the same domain. */
function merged(rows: readonly LinearRow[]): LinearRow[] {
  const byTerms = new Map<string, LinearRow>();
  for (const { terms, low, high } of rows) {
    const sorted = terms.toSorted(([a], [b]) => a - b);
    const key = sorted.join(' ');
    const same = byTerms.get(key);
    byTerms.set(key, {
      terms: sorted,
      low: Math.max(low, same?.low ?? -Infinity),
      high: Math.min(high, same?.high ?? Infinity),
    });
  }
  return [...byTerms.values()];
}

function programOf(size: number, rows: readonly LinearRow[]): LinearProgram {
  const columns = Array.from({ length: size }, () => ({ low: 0, high: Infinity, cost: 0 }));
  for (const { terms, low, high } of rows.filter((row) => row.terms.length === 1)) {
    const [[column, factor]] = terms as [readonly [number, number]];
    const [from, to] = factor > 0 ? [low / factor, high / factor] : [high / factor, low / factor];
    const own = columns[column]!;
    own.low = Math.max(own.low, from);
    own.high = Math.min(own.high, to);
  }
  return { columns, rows: rows.filter((row) => row.terms.length > 1) };
}

/** The sums of each answer over all levels are taken as known: what is protected then is protected without them, too. */
export class TableProgram {
  private readonly model: LinearModel;
  private readonly place: ReadonlyMap<number, number>;

  constructor(
    solver: LinearSolver,
    private readonly columns: readonly ProgramColumn[],
    rows: readonly LinearRow[],
  ) {
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
    this.model = solver.open(programOf(columns.length, merged([...rows, ...totals].map(local))), 'costs');
  }

  /**
   * The least value or, with sign -1, the largest. A program that is not decided proves nothing; neither does one
   * without solution, because the true table is one.
   */
  end(terms: Terms, sign: 1 | -1): End {
    for (const [column, factor] of terms) this.model.change(this.place.get(column)!, { cost: sign * factor });
    const { status, objective, values } = this.model.minimise();
    for (const column of terms.keys()) this.model.change(this.place.get(column)!, { cost: 0 });
    if (status !== 'optimal') return { value: (status === 'unbounded' ? -sign : sign) * Infinity, change: [] };
    const change = this.columns.flatMap(({ column, value }, at): Move => {
      const by = values[at]! - value;
      return Math.abs(by) > SLACK ? [[column, by]] : [];
    });
    return { value: sign * objective, change };
  }

  close(): void {
    this.model.close();
  }
}
