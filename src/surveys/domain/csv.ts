/** Comma-separated values as RFC 4180 has them, read in pieces; also semicolons and tabs, and CR, LF or CRLF. */

export interface CsvLine {
  /** 1 is the header. Counts records, as a spreadsheet shows them. */
  readonly row: number;
  readonly cells: readonly string[];
}

type Place = 'start' | 'bare' | 'quoted' | 'quote-in-quoted';

export class CsvReader {
  private row = 0;
  private cells: string[] = [];
  private cell = '';
  private place: Place = 'start';
  private afterReturn = false;
  private separator: string | null = null;

  /** True when the text ended inside quotes. */
  get openQuote(): boolean {
    return this.place === 'quoted';
  }

  /** The records that a piece of text completes. Empty lines are passed over but counted. */
  push(text: string): CsvLine[] {
    const lines: CsvLine[] = [];
    this.separator ??= separatorOf(text);
    for (const letter of text) {
      if (this.afterReturn && letter === '\n') {
        this.afterReturn = false;
        continue;
      }
      this.afterReturn = letter === '\r' && this.place !== 'quoted';
      this.take(letter, lines);
    }
    return lines;
  }

  end(): CsvLine[] {
    const lines: CsvLine[] = [];
    if (this.cell !== '' || this.cells.length > 0 || this.place !== 'start') this.endLine(lines);
    return lines;
  }

  private take(letter: string, lines: CsvLine[]): void {
    if (this.place === 'quoted') {
      if (letter === '"') this.place = 'quote-in-quoted';
      else this.cell += letter;
      return;
    }
    if (letter === '"') this.takeQuote();
    else if (letter === this.separator) this.endCell();
    else if (letter === '\n' || letter === '\r') this.endLine(lines);
    else {
      this.cell += letter;
      this.place = 'bare';
    }
  }

  private takeQuote(): void {
    if (this.place === 'start') this.place = 'quoted';
    else {
      this.cell += '"';
      if (this.place === 'quote-in-quoted') this.place = 'quoted';
    }
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.place = 'start';
  }

  private endLine(lines: CsvLine[]): void {
    this.endCell();
    this.row += 1;
    if (this.cells.some((cell) => cell !== '')) lines.push({ row: this.row, cells: this.cells });
    this.cells = [];
  }
}

/** The separator of the first line: the commonest of comma, semicolon and tab. */
function separatorOf(text: string): string {
  const first = text.split(/[\r\n]/, 1)[0] ?? '';
  const count = (letter: string): number => first.split(letter).length;
  return [',', ';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best));
}

/** One cell for writing. A leading = + - @ or tab would run as a formula in a spreadsheet, so it is quoted off. */
export function csvCell(value: string): string {
  const safe = /^[=+@\t\r]/.test(value) || /^-(?![\d.])/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
