import { importedCell } from '../../kernel/csv.js';
import { readRecords } from './table-file.js';
import { openZip } from './xlsx/open-zip.js';
import { sheetsOf } from './xlsx/read-xlsx.js';
import { FileProblem, type SheetRow } from './xlsx/workbook.js';

/** A sheet of a workbook, or a CSV file of a zip archive. */
export interface ArchivedTable {
  readonly name: string;
  readonly rows: () => AsyncGenerator<readonly SheetRow[]>;
}

/** Bytes of an unpacked file. */
const largestFile = 2_000_000_000;

/** The tables of a workbook, or of a zip archive of CSV files in UTF-8, on the disk. Errors: `FileProblem`. */
export async function tablesIn(file: string): Promise<readonly ArchivedTable[]> {
  const { zip, entries } = await openZip(file);
  zip.close();
  if (entries.has('xl/workbook.xml')) return sheetsOf(file);
  const tables = [...entries.values()].filter(({ fileName }) => /^[^/\\]+\.csv$/i.test(fileName));
  if (tables.length === 0) throw new FileProblem('not-a-workbook');
  return tables.map(({ fileName, uncompressedSize }) => {
    if (uncompressedSize > largestFile) throw new FileProblem('sheet-too-large', { value: fileName });
    return { name: fileName.slice(0, -4), rows: () => csvRows(file, fileName) };
  });
}

async function* csvRows(file: string, name: string): AsyncGenerator<readonly SheetRow[]> {
  const { zip, entries } = await openZip(file);
  try {
    const stream = await zip.openReadStreamPromise(entries.get(name)!);
    for await (const { records } of readRecords(stream, 'utf-8')) {
      // an open quote makes the rest of the file one cell
      if (records.some(({ flaw }) => flaw !== null)) throw new FileProblem('unknown-format', { value: name });
      yield records.map(({ row, cells }) => ({ number: row, cells: cells.map(importedCell) }));
    }
  } catch (error) {
    // what the zip library finds wrong is a problem of the file
    throw error instanceof FileProblem ? error : new FileProblem('not-a-workbook', { value: name });
  } finally {
    zip.close();
  }
}
