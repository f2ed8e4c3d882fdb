import { CsvReader } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';

/** A CSV file of a questionnaire. */
export interface FileTable {
  readonly columns: readonly string[];
  /** As many cells as there are columns, or fewer. */
  readonly rows: readonly (readonly string[])[];
  /** The number of each row as a spreadsheet shows it: the header is 1. */
  readonly numbers: readonly number[];
}

/** A fault in a file and its place. */
export interface FileFault {
  readonly row: number;
  readonly code: string;
  readonly detail: LocalizedText;
}

/** Bytes, rows and columns of one file. */
export const largestFormFile = 10_000_000;
/** Files of a questionnaire, which have together at most the bytes of one. */
export const mostFormFiles = 20;
const mostRows = 100_000;
const mostColumns = 500;
/** Faults that are named. */
const mostFaults = 20;

export function readFileTable(text: string): { readonly table: FileTable; readonly faults: readonly FileFault[] } {
  const faults: FileFault[] = [];
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  let columns: readonly string[] | undefined;
  const add = (row: number, code: string, [en, zh]: readonly [string, string]): void => {
    const detail = localized(`Row ${row}: ${en}`, `第${row}行：${zh}`);
    if (faults.length < mostFaults) faults.push({ row, code, detail });
  };
  const reader = new CsvReader();
  const take = ({ row, cells, flaw }: Parameters<Parameters<CsvReader['end']>[0]>[0]): void => {
    if (flaw !== null) return add(row, 'quote', ['a quotation mark is missing or misplaced.', '引号缺失或位置有误。']);
    if (columns === undefined) {
      columns = cells.map((cell) => cell.trim());
      return addHeaderFaults(columns, (code, words) => add(row, code, words));
    }
    if (cells.length > columns.length)
      add(row, 'cells', [
        `it has ${cells.length} cells, but the header has ${columns.length}.`,
        `该行有${cells.length}个单元格，而表头有${columns.length}个。`,
      ]);
    if (rows.length === mostRows) add(row, 'rows', ['a file can have at most 100,000 rows.', '文件最多100,000行。']);
    if (rows.length >= mostRows) return;
    rows.push(cells);
    numbers.push(row);
  };
  reader.push(text, take);
  reader.end(take);
  if (columns === undefined) add(1, 'header', ['the names of the columns are missing.', '缺少列名。']);
  return { table: { columns: columns ?? [], rows, numbers }, faults };
}

function addHeaderFaults(
  columns: readonly string[],
  add: (code: string, words: readonly [string, string]) => void,
): void {
  if (columns.length > mostColumns)
    return add('columns', [`a file can have at most ${mostColumns} columns.`, `文件最多${mostColumns}列。`]);
  const known = new Set<string>();
  columns.forEach((column, at) => {
    if (column === '') add('header', [`column ${at + 1} has no name.`, `第${at + 1}列没有列名。`]);
    else if (known.has(column))
      add('header', [`two columns have the name “${column}”.`, `有两列的列名均为“${column}”。`]);
    known.add(column);
  });
}
