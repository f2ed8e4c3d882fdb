import type { Media, Source, Texts } from '../form/model/form-model.js';
import { columnsOf, type Column } from './columns.js';
import type { Messages, Place } from './messages.js';
import { columnOf } from '../../platform/storage/xlsx/read-xlsx.js';
import type { Sheet, SheetRow } from '../../platform/storage/xlsx/workbook.js';
import type { FormSheet } from './workbook.js';

const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/** Word processors change quotes; expressions need the plain ones. */
const plainQuotes = (text: string): string => text.replace(/[‘’“”]/g, (quote) => QUOTES[quote] ?? quote);

/** One row below the header, by column. */
export class TableRow {
  private readonly texts = new Map<Column, string>();

  constructor(
    readonly sheet: string,
    readonly number: number,
    row: SheetRow,
    columns: readonly (Column | undefined)[],
    collapse: boolean,
  ) {
    columns.forEach((column, at) => {
      const text = plainQuotes(row.cells[at] ?? '').trim();
      if (column !== undefined && text !== '') this.texts.set(column, collapse ? text.replace(/\s+/g, ' ') : text);
    });
  }

  get source(): Source {
    return { sheet: this.sheet, row: this.number };
  }

  get isEmpty(): boolean {
    return this.texts.size === 0;
  }

  /** All texts with their columns. */
  cells(): Iterable<[Column, string]> {
    return this.texts;
  }

  /** The text in a column without a language; `''` if empty. */
  text(key: string): string {
    return this.found(key)?.[1] ?? '';
  }

  /** Where a text is; the column is named as the sheet names it. */
  place(key: string): Place {
    const [column, value] = this.found(key) ?? [undefined, ''];
    return { sheet: this.sheet, row: this.number, column: column?.header ?? key, value };
  }

  /** The texts of a column by language. */
  byLanguage(key: string): Texts {
    return Object.fromEntries(
      [...this.texts].filter(([column]) => column.key === key).map(([column, text]) => [column.language, text]),
    );
  }

  /** Where the first file of a picture, sound or video is; undefined if there is none. */
  get mediaPlace(): Place | undefined {
    const key = ['image', 'big-image', 'audio', 'video'].find((each) => this.text(each) !== '');
    return key === undefined ? undefined : this.place(key);
  }

  media(): Media {
    const kinds = { image: 'image', bigImage: 'big-image', audio: 'audio', video: 'video' };
    const found = Object.entries(kinds).map(([kind, key]) => [kind, this.byLanguage(key)] as const);
    return Object.fromEntries(found.filter(([, texts]) => Object.keys(texts).length > 0));
  }

  private found(key: string): [Column, string] | undefined {
    for (const entry of this.texts) if (entry[0].key === key) return entry;
    return undefined;
  }
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly place: Place;
}

/** The rows of a sheet below its header. `collapse`: white space inside a text becomes one blank. */
export function tableOf(
  sheet: Sheet,
  kind: FormSheet,
  { messages, collapse }: { messages: Messages; collapse: boolean },
): Table {
  const columns = columnsOf(sheet, kind, messages);
  for (const cell of sheet.marks?.unvalued ?? []) {
    const [number, at] = [Number(cell.replace(/^\D+/, '')), columnOf(cell) ?? 0];
    const value = sheet.rows.find((row) => row.number === number)?.cells[at] ?? '';
    messages.add('cell-without-value', {
      ...{ sheet: sheet.name, row: number, value },
      column: columns[at]?.header ?? cell.replace(/\d+$/, ''),
    });
  }
  const rows = sheet.rows
    .slice(1)
    .map((row) => new TableRow(sheet.name, row.number, row, columns, collapse))
    .filter((row) => !row.isEmpty);
  return {
    columns: columns.filter((column) => column !== undefined),
    rows,
    place: { sheet: sheet.name, row: sheet.rows[0]?.number ?? 1, column: '', value: '' },
  };
}
