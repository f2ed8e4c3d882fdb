import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { importedCell } from '../../kernel/csv.js';
import { detectEncoding, looksLikeTable, readRecords } from '../../platform/storage/table-file.js';
import { readXlsx } from '../../platform/storage/xlsx/read-xlsx.js';
import { FileProblem } from '../../platform/storage/xlsx/workbook.js';
import * as problems from '../domain/import/problems.js';
import type { SheetLine } from '../domain/import/read-row.js';

/** A file as it was sent. */
export interface ImportFile {
  /** As given by the sender; only shown. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** The rows of a workbook's first sheet or of a CSV file, the header first; rows without text are left out. */
export async function readLines({ bytes }: ImportFile): Promise<readonly SheetLine[]> {
  const lines = isZip(bytes) ? await workbookLines(bytes) : await csvLines(bytes);
  if (lines.length > problems.mostImportRows + 1) throw problems.importTooManyRows();
  return lines;
}

/** Workbooks are zip files; the content decides, not the name. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function workbookLines(bytes: Uint8Array): Promise<readonly SheetLine[]> {
  try {
    const { sheets } = await readXlsx(bytes, (name, all) => name === all[0]);
    const { unvalued = [], merged = [] } = sheets[0]?.marks ?? {};
    if (unvalued.length > 0) throw problems.importFormulas(unvalued);
    if (merged.length > 0) throw problems.importMerged(merged);
    return (sheets[0]?.rows ?? []).map(({ number, cells }) => ({ row: number, cells: [...cells], flaw: null }));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw error.fault === 'too-many-rows' ? problems.importTooManyRows() : problems.importUnreadable();
  }
}

async function csvLines(bytes: Uint8Array): Promise<readonly SheetLine[]> {
  if (!looksLikeTable(bytes.subarray(0, 4096))) throw problems.importUnreadable();
  const encoding = await detectEncoding(Readable.from([bytes]));
  const lines: SheetLine[] = [];
  for await (const { records } of readRecords(Readable.from([bytes]), encoding))
    for (const { row, cells, flaw } of records) {
      if (flaw === null && cells.every((cell) => cell.trim() === '')) continue;
      lines.push({ row, cells: cells.map(importedCell), flaw });
      if (lines.length > problems.mostImportRows + 1) throw problems.importTooManyRows();
    }
  return lines;
}
