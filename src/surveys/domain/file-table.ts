import { CsvReader, importedCell } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';

export type FileKind = 'csv' | 'xml' | 'geojson';

/** A file of a questionnaire: a table whose rows are those of a CSV file, the items of XML or the features of GeoJSON. */
export interface FileTable {
  readonly kind: FileKind;
  readonly columns: readonly string[];
  /** As many cells as there are columns, or fewer. */
  readonly rows: readonly (readonly string[])[];
  /** Where each row is: its row as a spreadsheet shows it (the header is 1), its line in XML, its number among features. */
  readonly numbers: readonly number[];
}

/** A fault in a file and its place. */
export interface FileFault {
  readonly row: number;
  readonly code: string;
  readonly detail: LocalizedText;
}

export interface FileReading {
  readonly table: FileTable;
  readonly faults: readonly FileFault[];
}

/** Bytes, rows and columns of one file. */
export const largestFormFile = 10_000_000;
/** Files of a questionnaire, which have together at most the bytes of one. */
export const mostFormFiles = 20;
const mostRows = 100_000;
const mostColumns = 500;
/** Cells, with those that are blank: XML and GeoJSON do not contain these, but memory does. */
const mostCells = 5_000_000;
/** Faults that are named. */
const mostFaults = 20;

type Words = readonly [en: string, zh: string];

const PLACES: Readonly<Record<FileKind, (number: number) => Words>> = {
  csv: (number) => [`row ${number}`, `第${number}行`],
  xml: (number) => [`line ${number}`, `第${number}行`],
  geojson: (number) => [`feature ${number}`, `第${number}个要素`],
};

/** What has the part of a column in a file, and the part of a row. */
export const COLUMN_WORDS: Readonly<Record<FileKind, Words>> = {
  csv: ['column', '列'],
  xml: ['element', '元素'],
  geojson: ['property', '属性'],
};
const ROW_WORDS: Readonly<Record<FileKind, Words>> = {
  csv: ['rows', '行'],
  xml: ['<item> elements', '个 <item> 元素'],
  geojson: ['features', '个要素'],
};

/** A place in a file in words. */
export const placeIn = (kind: FileKind, number: number): Words => PLACES[kind](number);

/** The kind of a file by the ending of its name. */
export function kindOf(name: string): FileKind {
  return name.endsWith('.xml') ? 'xml' : name.endsWith('.geojson') ? 'geojson' : 'csv';
}

/** What is wrong with a file, up to a number of faults. */
export class FileFaults {
  readonly all: FileFault[] = [];

  constructor(private readonly kind: FileKind) {}

  add(row: number, code: string, [en, zh]: Words): void {
    const [at, atZh] = placeIn(this.kind, row);
    const detail = localized(`${at.charAt(0).toUpperCase()}${at.slice(1)}: ${en}`, `${atZh}：${zh}`);
    if (this.all.length < mostFaults) this.all.push({ row, code, detail });
  }

  /** One that has no place. */
  addWhole(code: string, [en, zh]: Words): void {
    this.all.push({ row: 0, code, detail: localized(en, zh) });
  }
}

export function readCsvTable(text: string): FileReading {
  const faults = new FileFaults('csv');
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  let columns: readonly string[] | undefined;
  const reader = new CsvReader();
  const take = ({ row, cells, flaw }: Parameters<Parameters<CsvReader['end']>[0]>[0]): void => {
    if (flaw !== null)
      return faults.add(row, 'quote', ['a quotation mark is missing or misplaced.', '引号缺失或位置有误。']);
    if (columns === undefined) {
      columns = cells.map((cell) => importedCell(cell).trim());
      return addHeaderFaults(columns, (code, words) => faults.add(row, code, words));
    }
    if (cells.length > columns.length)
      faults.add(row, 'cells', [
        `it has ${cells.length} cells, but the header has ${columns.length}.`,
        `该行有${cells.length}个单元格，而表头有${columns.length}个。`,
      ]);
    if (rows.length === mostRows) faults.add(row, 'rows', tooManyRows('csv'));
    if (rows.length >= mostRows) return;
    rows.push(cells.map(importedCell));
    numbers.push(row);
  };
  reader.push(text, take);
  reader.end(take);
  if (columns === undefined) faults.add(1, 'header', ['the names of the columns are missing.', '缺少列名。']);
  return { table: { kind: 'csv', columns: columns ?? [], rows, numbers }, faults: faults.all };
}

function tooManyRows(kind: FileKind): Words {
  const [rows, rowsZh] = ROW_WORDS[kind];
  return [`a file can have at most 100,000 ${rows}.`, `文件最多100,000${rowsZh}。`];
}

const tooManyColumns: Words = [`a file can have at most ${mostColumns} columns.`, `文件最多${mostColumns}列。`];

function addHeaderFaults(columns: readonly string[], add: (code: string, words: Words) => void): void {
  if (columns.length > mostColumns) return add('columns', tooManyColumns);
  const known = new Set<string>();
  columns.forEach((column, at) => {
    if (column === '') add('header', [`column ${at + 1} has no name.`, `第${at + 1}列没有列名。`]);
    else if (known.has(column))
      add('header', [`two columns have the name “${column}”.`, `有两列的列名均为“${column}”。`]);
    known.add(column);
  });
}

/** A table of items that name their cells, as in XML and GeoJSON: its columns are known once all items are. */
export class ItemsTable {
  readonly faults: FileFaults;
  private readonly places = new Map<string, number>();
  private readonly items: (readonly (readonly [place: number, text: string])[])[] = [];
  private readonly numbers: number[] = [];

  constructor(private readonly kind: FileKind) {
    this.faults = new FileFaults(kind);
  }

  /** Items after the first of too many are not read. */
  add(number: number, cells: Iterable<readonly [column: string, text: string]>): void {
    if (this.items.length > mostRows || this.places.size > mostColumns) return;
    const item: [number, string][] = [];
    for (const [column, text] of cells) {
      // the database does not store such characters
      if (/[\0\p{Cs}]/u.test(column + text))
        this.faults.add(number, 'character', [
          `“${column}” contains a character that is not allowed.`,
          `“${column}”含有不允许的字符。`,
        ]);
      const place = this.places.get(column) ?? this.places.size;
      this.places.set(column, place);
      item.push([place, text]);
    }
    this.items.push(item);
    this.numbers.push(number);
    if (this.items.length > mostRows) this.faults.add(number, 'rows', tooManyRows(this.kind));
    else if (this.places.size > mostColumns) this.faults.add(number, 'columns', tooManyColumns);
  }

  read(): FileReading {
    const { kind, numbers, items, places, faults } = this;
    const [rowWord, rowWordZh] = ROW_WORDS[kind];
    const columns = [...places.keys()];
    const none = { kind, columns, rows: [], numbers: [] };
    if (faults.all.length === 0 && items.length === 0)
      faults.addWhole('empty', [`The file has no ${rowWord}.`, `文件中没有${rowWordZh.replace(/^个/, '')}。`]);
    if (faults.all.length === 0 && items.length * columns.length > mostCells)
      faults.addWhole('cells', [
        `The file has ${items.length} ${rowWord} and ${columns.length} columns, which are too many cells. Remove what the questionnaire does not use.`,
        `文件有${items.length}${rowWordZh}和${columns.length}列，单元格过多。请删除问卷不使用的内容。`,
      ]);
    if (faults.all.length > 0) return { table: none, faults: faults.all };
    const rows = items.map((item) => {
      const row = Array<string>(columns.length).fill('');
      for (const [place, text] of item) row[place] = text;
      return row;
    });
    return { table: { ...none, rows, numbers }, faults: [] };
  }
}
