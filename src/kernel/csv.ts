/**
 * A streaming parser of comma-separated values (RFC 4180): comma, semicolon or tab; CR, LF or CRLF; with or without a
 * byte order mark. It is our own because it needs 2 seconds where csv-parse needs 5 (docs/adr/0021); csv.spec.ts
 * compares its results with csv-parse.
 */

/** `open-quote`: the text ended inside quotes. `stray-quote`: text follows a closing quote. */
export type CsvFlaw = 'open-quote' | 'stray-quote';

export interface CsvRecord {
  /** Row number as a spreadsheet shows it: the header is 1, and empty rows count. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly flaw: CsvFlaw | null;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
/**
 * Maximum number of characters of one record. A longer record means that a quote was never closed: it is returned with
 * that flaw, and the rest of the file is not read.
 */
const LONGEST_RECORD = 1_000_000;

export class CsvReader {
  private rest = '';
  private separator = 0;
  private row = 0;
  private begun = false;
  private ended = false;
  private cells: string[] = [];
  private flaw: CsvFlaw | null = null;

  /** Passes on the records that this piece of text completes. Empty records are skipped but counted. */
  push(text: string, take: (record: CsvRecord) => void): void {
    if (text === '' || this.ended) return;
    let buffer = this.rest + text;
    if (!this.begun && buffer.charCodeAt(0) === 0xfeff) buffer = buffer.slice(1);
    this.begun = true;
    this.rest = this.read(buffer, false, take);
    if (this.rest.length > LONGEST_RECORD) this.endOpen(take);
  }

  end(take: (record: CsvRecord) => void): void {
    if (this.ended) return;
    if (this.rest !== '') this.rest = this.read(`${this.rest}\n`, true, take);
    if (this.rest !== '') this.endOpen(take);
    this.ended = true;
  }

  private endOpen(take: (record: CsvRecord) => void): void {
    this.ended = true;
    this.flaw = 'open-quote';
    this.give(take);
  }

  /** Passes on all complete records and returns the rest of the text. */
  private read(buffer: string, last: boolean, take: (record: CsvRecord) => void): string {
    // the separator is detected from the complete header
    if (this.separator === 0 && !last && !/[\r\n]/.test(buffer)) return buffer;
    this.separator ||= separatorOf(buffer);
    let at = 0;
    while (at < buffer.length) {
      const next = this.record(buffer, at, last);
      if (next === -1) return buffer.slice(at);
      at = next;
      this.give(take);
    }
    return '';
  }

  private give(take: (record: CsvRecord) => void): void {
    const { cells, flaw } = this;
    this.row += 1;
    if (cells.length > 1 || cells[0] !== '' || flaw !== null) take({ row: this.row, cells, flaw });
  }

  /** Reads one record into `cells`. Returns the position after it, or -1 if the text ends before the record does. */
  private record(buffer: string, start: number, last: boolean): number {
    this.cells = [];
    this.flaw = null;
    let at = start;
    for (;;) {
      const end = buffer.charCodeAt(at) === QUOTE ? this.quoted(buffer, at) : this.bare(buffer, at, '');
      if (end === -1 || end >= buffer.length) return -1;
      const letter = buffer.charCodeAt(end);
      if (letter === this.separator) at = end + 1;
      else if (letter === LF) return end + 1;
      else if (end + 1 === buffer.length && !last) return -1;
      else return buffer.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    }
  }

  private bare(buffer: string, start: number, before: string): number {
    let end = start;
    for (; end < buffer.length; end += 1) {
      const letter = buffer.charCodeAt(end);
      if (letter === this.separator || letter === LF || letter === CR) break;
    }
    this.cells.push(before + buffer.slice(start, end));
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
        if (after !== this.separator && after !== LF && after !== CR) this.flaw = 'stray-quote';
        return this.bare(buffer, close + 1, text);
      }
      text += '"';
      from = close + 2;
    }
  }
}

/** The most frequent of comma, semicolon and tab in the first line, outside quotes. */
function separatorOf(text: string): number {
  const first = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const count = (letter: string): number => first.split(letter).length;
  return [',', ';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best)).charCodeAt(0);
}

const wholeNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/**
 * Spreadsheets ignore blanks and line breaks before a formula; Chinese ones also accept full-width signs. A tab or line
 * break at the beginning may put the rest into the next cell.
 */
const formulaStart = /^'*(?:[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]|[\t\r])/u;

/** Most cells: they begin with a letter or digit and have no sign with a meaning in CSV. */
const plainCell = /^(?:[0-9A-Za-z][0-9A-Za-z _.:-]*)?$/;

const runsAsFormula = (value: string): boolean => formulaStart.test(value) && !wholeNumber.test(value);

/**
 * Escapes one cell. A cell that a spreadsheet would run as a formula gets an apostrophe, which `importedCell` removes
 * again.
 */
function csvCell(value: string): string {
  if (plainCell.test(value)) return value;
  const safe = runsAsFormula(value) ? `'${value}` : value;
  return /[",\t\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The value that was passed to `csvCell`: removes the apostrophe that it added, and no other. */
export function importedCell(cell: string): string {
  return cell.startsWith("'") && runsAsFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A file of comma-separated values that a person uploaded, with its formulas escaped; unchanged if it has none. */
export function withoutFormulas(file: string): string {
  const records: (readonly string[])[] = [];
  const reader = new CsvReader();
  const take = ({ cells }: CsvRecord): void => void records.push(cells);
  reader.push(file, take);
  reader.end(take);
  const runs = (cell: string): boolean => runsAsFormula(cell) && importedCell(cell) === cell;
  if (!records.some((cells) => cells.some(runs))) return file;
  return records.map((cells) => csvLine(cells.map(importedCell))).join('');
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
