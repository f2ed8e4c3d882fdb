/** A table of text cells with typed views of its columns; an empty cell is a missing value. */
import type { TextColumns } from './columns-of-text.js';
import { estimateProblems } from './problems.js';
import { fileProblems } from './problems-of-files.js';
import type { Condition, Derivation } from '../estimate/request.js';

type Cells = readonly (string | null)[];

/** A number as statistical programs write it: no thousands separators, a decimal point, no words such as Infinity. */
const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

export class Table {
  readonly size: number;
  private readonly columns = new Map<string, Cells>();
  private readonly numbers = new Map<string, Float64Array | null>();

  private constructor(columns: Iterable<readonly [string, Cells]>) {
    for (const [name, cells] of columns) {
      if (this.columns.has(name)) throw fileProblems.duplicatedColumn(name);
      this.columns.set(name, cells);
    }
    this.size = [...this.columns.values()][0]?.length ?? 0;
    if (this.size === 0) throw fileProblems.noRows();
  }

  static of({ header, columns }: TextColumns): Table {
    return new Table(header.map((name, at) => [name, columns[at] ?? []] as const));
  }

  /** A copy with the same cells, to which a request may add derived columns. */
  copy(): Table {
    const copy = new Table(this.columns);
    for (const [name, values] of this.numbers) copy.numbers.set(name, values);
    return copy;
  }

  has(name: string): boolean {
    return this.columns.has(name);
  }

  text(name: string, pointer: string): Cells {
    const column = this.columns.get(name);
    if (column === undefined) throw estimateProblems.unknownColumn(name, { pointer, near: this.near(name) });
    return column;
  }

  /**
   * Numbers with NaN for missing values; null if no cell is a number (a factor). Errors: numbers and text in one
   * column.
   */
  numeric(name: string, pointer: string): Float64Array | null {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const cells = this.text(name, pointer);
    const values = new Float64Array(cells.length);
    let words = 0;
    let figures = 0;
    for (let row = 0; row < cells.length; row += 1) {
      const cell = cells[row]!;
      values[row] = cell !== null && number.test(cell) ? Number(cell) : Number.NaN;
      if (cell === null) continue;
      if (Number.isFinite(values[row]!)) figures += 1;
      else words += 1;
    }
    const result = words > 0 && figures === 0 ? null : values;
    if (words > 0 && figures > 0) throw this.notANumber(name, pointer);
    this.numbers.set(name, result);
    return result;
  }

  /** Numbers. Errors: a problem with the first row that contains text. */
  requireNumbers(name: string, pointer: string): Float64Array {
    const values = this.numeric(name, pointer);
    if (values === null) throw this.notANumber(name, pointer);
    return values;
  }

  /** Levels in alphabetical order, as in R. Errors: two levels that differ only in spaces. */
  levels(name: string, pointer: string): readonly string[] {
    this.refuseStraySpaces(name, pointer);
    return [...new Set(this.text(name, pointer))].filter((level): level is string => level !== null).sort();
  }

  /** Errors: two values that differ only in spaces. */
  refuseStraySpaces(name: string, pointer: string): void {
    const values = new Set(this.text(name, pointer));
    const seen = new Map<string, string>();
    for (const value of values) {
      const plain = value?.trim();
      if (value === null || plain === value) continue;
      const same = values.has(plain!) ? plain : seen.get(plain!);
      if (same !== undefined) throw estimateProblems.straySpace(name, { pointer, levels: [same, value] });
      seen.set(plain!, value);
    }
  }

  /** Maps each row to the index of its level in `levels`, -1 if missing. */
  codes(name: string, pointer: string): { readonly levels: readonly string[]; readonly codes: Int32Array } {
    const levels = this.levels(name, pointer);
    const place = new Map<string | null, number>(levels.map((level, at) => [level, at]));
    return { levels, codes: Int32Array.from(this.text(name, pointer), (cell) => place.get(cell) ?? -1) };
  }

  /** Maps each row to 1, 0, or null if a tested column is missing. */
  test(conditions: readonly Condition[], pointer: string): readonly (0 | 1 | null)[] {
    const tests = conditions.map((condition, at) => this.condition(condition, `${pointer}/${at}`));
    return Array.from({ length: this.size }, (_, row) => {
      let all: 0 | 1 | null = 1;
      for (const test of tests) {
        const result = test(row);
        if (result === null) return null;
        if (result === 0) all = 0;
      }
      return all;
    });
  }

  derive(derivation: Derivation, pointer: string): void {
    if (this.columns.has(derivation.name)) throw estimateProblems.columnTaken(derivation.name, `${pointer}/name`);
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
    const cells = this.text(condition.column, `${pointer}/column`);
    if (condition.op === 'present') return (row) => (cells[row] === null ? 0 : 1);
    if (condition.op === 'missing') return (row) => (cells[row] === null ? 1 : 0);
    const wanted = condition.value!;
    const numbers = number.test(String(wanted)) ? this.numbersOrNull(condition.column, `${pointer}/column`) : null;
    if (numbers === null) this.refuseSpace(condition, `${pointer}/value`);
    const compare = comparison(condition, numbers, cells);
    return (row) => (cells[row] === null ? null : compare(row) ? 1 : 0);
  }

  /** Columns with numbers and text are compared as text. */
  private numbersOrNull(name: string, pointer: string): Float64Array | null {
    return this.text(name, pointer).every((cell) => cell === null || number.test(cell))
      ? this.numeric(name, pointer)
      : null;
  }

  private refuseSpace(condition: Condition, pointer: string): void {
    const wanted = String(condition.value);
    const plain = wanted.trim();
    const near = this.text(condition.column, pointer).find(
      (cell) => cell !== null && cell !== wanted && cell.trim() === plain,
    );
    if (near !== undefined && near !== null)
      throw estimateProblems.straySpace(condition.column, { pointer, levels: [near, wanted] });
  }

  private notANumber(name: string, pointer: string): Error {
    const cells = this.text(name, pointer);
    const row = cells.findIndex((cell) => cell !== null && !(number.test(cell) && Number.isFinite(Number(cell))));
    const cell = cells[row] ?? '';
    const endless = /^\s*[+-]?(?:inf|infinity)\s*$/i.test(cell) || number.test(cell);
    return endless
      ? estimateProblems.notFinite(name, { pointer, row: row + 1 })
      : estimateProblems.notANumber(name, { pointer, row: row + 1, cell: cell.slice(0, 40) });
  }

  /** A column that may have been meant: equal except for case and spaces. */
  private near(name: string): string | null {
    const plain = (text: string): string => text.trim().toLowerCase();
    return [...this.columns.keys()].find((other) => plain(other) === plain(name)) ?? null;
  }
}

function comparison(condition: Condition, numbers: Float64Array | null, cells: Cells): (row: number) => boolean {
  const wanted = condition.value!;
  const left = (row: number): number | string => (numbers === null ? cells[row]! : numbers[row]!);
  const right = numbers === null ? String(wanted) : Number(wanted);
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
