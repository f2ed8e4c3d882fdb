import { Readable } from 'node:stream';
import { type CsvFlaw, importedCell } from '../../kernel/csv.js';
import type { Problem } from '../../kernel/problem.js';
import { detectEncoding, isWorkbook, looksLikeTable, notOfEncoding, readRecords } from './table-file.js';
import { readXlsx } from './xlsx/read-xlsx.js';
import { FileProblem } from './xlsx/workbook.js';

export interface TableLine {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A fault in the quotes of a CSV file. */
  readonly flaw: CsvFlaw | null;
}

export interface TableLimits {
  /** Without the header. */
  readonly mostRows: number;
  readonly tooManyRows: () => Problem;
  readonly unreadable: () => Problem;
  /** Of cells with formulas without a value, or with an error. */
  readonly withoutValue: (cells: readonly string[]) => Problem;
  readonly merged: (ranges: readonly string[]) => Problem;
}

/**
 * The rows of a workbook's first sheet or of a CSV file, the header first; rows without text are left out. The content
 * decides which of the two it is, not the name.
 */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<readonly TableLine[]> {
  const lines = isWorkbook(bytes) ? await workbookLines(bytes, limits) : await csvLines(bytes, limits);
  if (lines.length > limits.mostRows + 1) throw limits.tooManyRows();
  return lines;
}

async function workbookLines(bytes: Uint8Array, limits: TableLimits): Promise<readonly TableLine[]> {
  try {
    const { sheets } = await readXlsx(bytes, (name, all) => name === all[0]);
    const { unvalued = [], merged = [] } = sheets[0]?.marks ?? {};
    if (unvalued.length > 0) throw limits.withoutValue(unvalued);
    if (merged.length > 0) throw limits.merged(merged);
    return (sheets[0]?.rows ?? []).map(({ number, cells }) => ({ row: number, cells: [...cells], flaw: null }));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw error.fault === 'too-many-rows' ? limits.tooManyRows() : limits.unreadable();
  }
}

async function csvLines(bytes: Uint8Array, limits: TableLimits): Promise<readonly TableLine[]> {
  if (!looksLikeTable(bytes.subarray(0, 4096))) throw limits.unreadable();
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const encoding = marked ? 'utf-8' : await detectEncoding(Readable.from([bytes]));
  const lines: TableLine[] = [];
  try {
    for await (const { records } of readRecords(Readable.from([bytes]), encoding, 'strict'))
      for (const { row, cells, flaw } of records) {
        if (flaw === null && cells.every((cell) => cell.trim() === '')) continue;
        lines.push({ row, cells: cells.map(importedCell), flaw });
        if (lines.length > limits.mostRows + 1) throw limits.tooManyRows();
      }
  } catch (error) {
    throw (error as { code?: unknown }).code === notOfEncoding ? limits.unreadable() : error;
  }
  return lines;
}
