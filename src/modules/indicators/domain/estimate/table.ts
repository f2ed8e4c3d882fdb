/** A table of text cells with typed views on its columns; an empty cell is a missing value. */
import { estimateProblems } from './problems.js';
import type { Condition, Derivation } from './request.js';

/** Header and rows as they came out of the CSV reader. */
export interface CsvRows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const missingMarks: ReadonlySet<string> = new Set(['', 'NA']);

export class Table {
  readonly size: number;
  private readonly columns = new Map<string, readonly (string | null)[]>();
  private readonly numbers = new Map<string, Float64Array | null>();

  constructor(csv: CsvRows) {
    this.size = csv.rows.length;
    if (this.size === 0) throw estimateProblems.noRows();
    for (const [at, name] of csv.header.entries()) {
      if (this.columns.has(name)) throw estimateProblems.duplicatedColumn(name);
      this.columns.set(
        name,
        csv.rows.map((row) => (missingMarks.has(row[at] ?? '') ? null : row[at]!)),
      );
    }
  }

  has(name: string): boolean {
    return this.columns.has(name);
  }

  text(name: string, pointer: string): readonly (string | null)[] {
    const column = this.columns.get(name);
    if (column === undefined) throw estimateProblems.unknownColumn(name, pointer);
    return column;
  }

  /** Numbers with NaN where missing; null when some cell is not a finite number (the column is a factor then). */
  numeric(name: string, pointer: string): Float64Array | null {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const cells = this.text(name, pointer);
    const values = Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
    const factor = cells.some((cell, row) => cell !== null && !Number.isFinite(values[row]!));
    this.numbers.set(name, factor ? null : values);
    return factor ? null : values;
  }

  /** Numbers, or the problem that names the row with text. */
  requireNumbers(name: string, pointer: string): Float64Array {
    const values = this.numeric(name, pointer);
    if (values !== null) return values;
    const row = this.text(name, pointer).findIndex((cell) => cell !== null && !Number.isFinite(Number(cell)));
    throw estimateProblems.notANumber(name, row + 1);
  }

  /** Levels in alphabetical order, as R orders them. */
  levels(name: string, pointer: string): readonly string[] {
    return [...new Set(this.text(name, pointer))].filter((level): level is string => level !== null).sort();
  }

  /** Row -> 1, 0, or null where a tested column is missing. */
  test(conditions: readonly Condition[], pointer: string): readonly (0 | 1 | null)[] {
    const tests = conditions.map((condition, at) => this.condition(condition, `${pointer}/${at}/column`));
    return Array.from({ length: this.size }, (_, row) => {
      const results = tests.map((test) => test(row));
      if (results.includes(null)) return null;
      return results.includes(0) ? 0 : 1;
    });
  }

  derive(derivation: Derivation, pointer: string): void {
    const holds = this.test(derivation.where, `${pointer}/where`);
    const source = derivation.column === undefined ? null : this.text(derivation.column, `${pointer}/column`);
    this.columns.set(
      derivation.name,
      holds.map((value, row) =>
        value === null ? null : value === 0 ? '0' : source === null ? '1' : (source[row] ?? null),
      ),
    );
    this.numbers.delete(derivation.name);
  }

  private condition(condition: Condition, pointer: string): (row: number) => 0 | 1 | null {
    const cells = this.text(condition.column, pointer);
    if (condition.op === 'present') return (row) => (cells[row] === null ? 0 : 1);
    if (condition.op === 'missing') return (row) => (cells[row] === null ? 1 : 0);
    const compare = comparison(condition, this.numeric(condition.column, pointer), cells);
    return (row) => (cells[row] === null ? null : compare(row) ? 1 : 0);
  }
}

function comparison(
  condition: Condition,
  numbers: Float64Array | null,
  cells: readonly (string | null)[],
): (row: number) => boolean {
  const wanted = condition.value ?? '';
  const asNumber = Number(wanted);
  const numeric = numbers !== null && Number.isFinite(asNumber);
  const left = (row: number): number | string => (numeric ? numbers[row]! : cells[row]!);
  const right = numeric ? asNumber : String(wanted);
  switch (condition.op) {
    case '==':
      return (row) => left(row) === right;
    case '!=':
      return (row) => left(row) !== right;
    case '>':
      return (row) => left(row) > right;
    case '>=':
      return (row) => left(row) >= right;
    case '<':
      return (row) => left(row) < right;
    default:
      return (row) => left(row) <= right;
  }
}
