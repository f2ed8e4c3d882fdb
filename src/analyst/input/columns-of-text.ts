/**
 * Collects the records of a CSV file as columns. Equal cells of a column share one string, so that memory depends on
 * the number of distinct values more than on the size of the file.
 */
import type { CsvRecord } from '../../kernel/csv.js';
import { fileProblems } from './problems-of-files.js';

export interface TextColumns {
  readonly header: readonly string[];
  /** One array of cells for each column; null = empty or NA. */
  readonly columns: readonly (readonly (string | null)[])[];
}

/** In columns with more distinct values (identifiers, amounts), strings are not shared. */
const MOST_SHARED = 50_000;
const missingMarks: ReadonlySet<string> = new Set(['', 'NA']);

class Column {
  readonly cells: (string | null)[] = [];
  private readonly shared = new Map<string, string>();

  add(cell: string): void {
    if (missingMarks.has(cell)) this.cells.push(null);
    else this.cells.push(this.shared.get(cell) ?? this.share(cell));
  }

  private share(cell: string): string {
    if (this.shared.size < MOST_SHARED) this.shared.set(cell, cell);
    return cell;
  }
}

export class ColumnsOfText {
  private header: readonly string[] | null = null;
  private columns: Column[] = [];
  private rows = 0;

  /**
   * Errors: a header with a duplicate name, a row of another length, quotes that are never closed or are followed by
   * text.
   */
  take({ cells, flaw }: CsvRecord): void {
    if (flaw === 'open-quote') throw fileProblems.openQuote(this.rows + 1);
    if (flaw === 'stray-quote') throw fileProblems.strayQuote(this.rows + 1);
    if (this.header === null) {
      this.begin(cells);
      return;
    }
    this.rows += 1;
    const { columns } = this;
    if (cells.length !== columns.length) throw fileProblems.ragged(this.rows, cells.length, columns.length);
    for (let at = 0; at < cells.length; at += 1) columns[at]!.add(cells[at]!);
  }

  /** Returns the columns. Errors: no header, no rows. */
  end(): TextColumns {
    if (this.header === null) throw fileProblems.noHeader();
    if (this.rows === 0) throw fileProblems.noRows();
    return { header: this.header, columns: this.columns.map((column) => column.cells) };
  }

  private begin(header: readonly string[]): void {
    const twice = header.find((name, at) => header.indexOf(name) < at);
    if (twice !== undefined) throw fileProblems.duplicatedColumn(twice);
    this.header = header;
    this.columns = header.map(() => new Column());
  }
}
