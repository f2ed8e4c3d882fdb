import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { importedCell } from '../../kernel/csv.js';
import { readRecords } from './table-file.js';
import { sheetsOf } from './xlsx/read-xlsx.js';
import { FileProblem, type SheetRow } from './xlsx/workbook.js';

/** A sheet of a workbook, or a CSV file of a zip archive. */
export interface ArchivedTable {
  readonly name: string;
  readonly rows: () => AsyncGenerator<readonly SheetRow[]>;
}

const mostFiles = 1_000;
/** Bytes of an unpacked file. */
const largestFile = 2_000_000_000;

/** The tables of a workbook, or of a zip archive of CSV files in UTF-8, on the disk. Errors: `FileProblem`. */
export async function tablesIn(file: string): Promise<readonly ArchivedTable[]> {
  const zip = await openZip(file);
  try {
    const names: string[] = [];
    for await (const { fileName } of entriesOf(zip)) names.push(fileName);
    if (names.includes('xl/workbook.xml')) return await sheetsOf(file);
    const tables = names.filter((name) => /^[^/\\]+\.csv$/i.test(name));
    if (tables.length === 0) throw new FileProblem('not-a-workbook');
    return tables.map((name) => ({ name: name.slice(0, -4), rows: () => csvRows(file, name) }));
  } finally {
    zip.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new FileProblem('not-a-workbook');
  });
  if (zip.entryCount > mostFiles) throw new FileProblem('not-a-workbook');
  return zip;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch {
    throw new FileProblem('not-a-workbook');
  }
}

async function* csvRows(file: string, name: string): AsyncGenerator<readonly SheetRow[]> {
  const zip = await openZip(file);
  try {
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName !== name) continue;
      const stream = await zip.openReadStreamPromise(entry);
      for await (const { records, bytes } of readRecords(stream, 'utf-8')) {
        if (bytes > largestFile) throw new FileProblem('sheet-too-large', { value: name });
        // an open quote makes the rest of the file one cell
        if (records.some(({ flaw }) => flaw !== null)) throw new FileProblem('unknown-format', { value: name });
        yield records.map(({ row, cells }) => ({ number: row, cells: cells.map(importedCell) }));
      }
      return;
    }
  } finally {
    zip.close();
  }
}
