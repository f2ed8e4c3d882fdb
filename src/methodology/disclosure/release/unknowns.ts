/** What an intruder does not know: the persons, or what they are paid, in each cell of the tables of linked indicators. */
import type { Combination } from './identities.js';
import type { ReleaseInput } from './linked-tables.js';
import type { Terms } from './table-program.js';

interface Column {
  readonly family: number;
  readonly table: number;
  readonly level: number;
}

export class Unknowns {
  /** The cells of independent families; the others are sums of them. */
  readonly columns: Column[] = [];
  /** The true value of each column. */
  readonly truth: number[] = [];
  readonly families: readonly number[];
  /** Families that are not sums of others. */
  readonly independent: readonly number[];
  readonly tables: readonly number[];
  private readonly first = new Map<string, number>();
  /** By family and table. */
  private readonly totals = new Map<string, number>();

  constructor(
    private readonly input: ReleaseInput,
    private readonly combinations: readonly Combination[],
    indicators: ReadonlySet<number>,
  ) {
    const { families, tables } = input;
    this.families = [...families.keys()].filter((at) => indicators.has(families[at]!.indicator));
    this.independent = this.families.filter((at) => combinations[at]![0]?.[0] === at);
    this.tables = [...tables.keys()].filter((table) => this.families.some((at) => families[at]!.cells[table] !== null));
    for (const at of this.independent) for (const table of this.tables) this.addColumns(at, table);
  }

  private addColumns(family: number, table: number): void {
    const cells = this.input.families[family]!.cells[table];
    if (!cells) return;
    this.first.set(`${family} ${table}`, this.columns.length);
    this.totals.set(
      `${family} ${table}`,
      cells.reduce((sum, { value }) => sum + value, 0),
    );
    for (const [level, { value }] of cells.entries()) {
      this.columns.push({ family, table, level });
      this.truth.push(value);
    }
  }

  /** The column of a cell of an independent family. */
  at(family: number, table: number, level: number): number {
    return this.first.get(`${family} ${table}`)! + level;
  }

  /** Adds a cell of any family to a sum of columns. */
  addCell(into: Terms, family: number, cell: { table: number; level: number; factor: number }): Terms {
    for (const [other, times] of this.combinations[family]!) {
      const column = this.at(other, cell.table, cell.level);
      into.set(column, (into.get(column) ?? 0) + cell.factor * times);
    }
    return into;
  }

  valueOf(terms: Terms): number {
    return [...terms].reduce((sum, [column, factor]) => sum + factor * this.truth[column]!, 0);
  }

  /** More than this, a sum cannot change while the total of each answer stays. */
  widest(terms: Terms): number {
    const factors = new Map<string, number>();
    for (const [column, factor] of terms) {
      const { family, table } = this.columns[column]!;
      const key = `${family} ${table}`;
      factors.set(key, Math.max(factors.get(key) ?? 0, Math.abs(factor)));
    }
    return [...factors].reduce((sum, [key, factor]) => sum + factor * this.totals.get(key)!, 0);
  }
}
