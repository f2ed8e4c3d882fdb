/**
 * A CSV file (RFC 4180; comma, semicolon or tab; CR, LF or CRLF; a byte order mark) read in pieces into columns. Equal
 * cells of a column share one text, so that memory follows the number of distinct values more than the size of the file.
 */
import { fileProblems } from './problems-of-files.js';

export interface CsvColumnTable {
  readonly header: readonly string[];
  /** One list of cells a column; null = empty or NA. */
  readonly columns: readonly (readonly (string | null)[])[];
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** Letters of one record. A longer one is a quote that was never closed. */
const LONGEST_RECORD = 1_000_000;
/** Columns with more distinct values than this (identifiers, amounts) are not worth a look-up. */
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

export class CsvColumns {
  private rest = '';
  private separator = 0;
  private header: readonly string[] | null = null;
  private columns: Column[] = [];
  private rows = 0;
  private readonly cells: string[] = [];
  private begun = false;

  push(text: string): void {
    if (text === '') return;
    let buffer = this.rest + text;
    if (!this.begun && buffer.charCodeAt(0) === 0xfeff) buffer = buffer.slice(1);
    this.begun = true;
    this.rest = this.take(buffer, false);
    if (this.rest.length > LONGEST_RECORD) throw fileProblems.openQuote(this.rows + 1);
  }

  /** Errors: no header, no rows, a quote that is never closed. */
  end(): CsvColumnTable {
    if (this.rest !== '' && this.take(`${this.rest}\n`, true) !== '') throw fileProblems.openQuote(this.rows + 1);
    if (this.header === null) throw fileProblems.noHeader();
    if (this.rows === 0) throw fileProblems.noRows();
    return { header: this.header, columns: this.columns.map((column) => column.cells) };
  }

  /** Takes all complete records and gives back what is left. */
  private take(buffer: string, last: boolean): string {
    // judged from the whole header
    if (this.separator === 0 && !last && !/[\r\n]/.test(buffer)) return buffer;
    this.separator ||= separatorOf(buffer);
    let at = 0;
    while (at < buffer.length) {
      const next = this.record(buffer, at, last);
      if (next === -1) return buffer.slice(at);
      at = next;
      this.keep();
    }
    return '';
  }

  /** Reads one record into `cells`; the place behind it, or -1 where the text ends before the record does. */
  private record(buffer: string, start: number, last: boolean): number {
    this.cells.length = 0;
    let at = start;
    for (;;) {
      const end = buffer.charCodeAt(at) === QUOTE ? this.quoted(buffer, at) : this.bare(buffer, at);
      if (end === -1 || end >= buffer.length) return -1;
      const letter = buffer.charCodeAt(end);
      if (letter === this.separator) at = end + 1;
      else if (letter === LF) return end + 1;
      else if (end + 1 === buffer.length && !last) return -1;
      else return buffer.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    }
  }

  private bare(buffer: string, start: number): number {
    let end = start;
    for (; end < buffer.length; end += 1) {
      const letter = buffer.charCodeAt(end);
      if (letter === this.separator || letter === LF || letter === CR) break;
    }
    this.cells.push(buffer.slice(start, end));
    return end;
  }

  private quoted(buffer: string, start: number): number {
    let text = '';
    let from = start + 1;
    for (;;) {
      const close = buffer.indexOf('"', from);
      if (close === -1 || close + 1 >= buffer.length) return -1;
      text += buffer.slice(from, close);
      const after = buffer.charCodeAt(close + 1);
      if (after !== QUOTE) {
        if (after !== this.separator && after !== LF && after !== CR) throw fileProblems.strayQuote(this.rows + 1);
        this.cells.push(text);
        return close + 1;
      }
      text += '"';
      from = close + 2;
    }
  }

  private keep(): void {
    const { cells, columns } = this;
    if (cells.length === 1 && cells[0] === '') return;
    if (this.header === null) {
      this.begin([...cells]);
      return;
    }
    this.rows += 1;
    if (cells.length !== columns.length) throw fileProblems.ragged(this.rows, cells.length, columns.length);
    for (let at = 0; at < cells.length; at += 1) columns[at]!.add(cells[at]!);
  }

  private begin(header: readonly string[]): void {
    const seen = new Set<string>();
    for (const name of header) {
      if (seen.has(name)) throw fileProblems.duplicatedColumn(name);
      seen.add(name);
    }
    this.header = header;
    this.columns = header.map(() => new Column());
  }
}

/** The commonest of comma, semicolon and tab in the first line. */
function separatorOf(text: string): number {
  const first = text.split(/[\r\n]/, 1)[0] ?? '';
  const count = (letter: string): number => first.split(letter).length;
  return [',', ';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best)).charCodeAt(0);
}
