import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { isWorkbook } from '../table-file.js';
import { FileProblem } from './workbook.js';

const MOST_ENTRIES = 5000;
/**
 * Bytes of all unpacked parts together, as the directory states them: 1,048,576 rows, the most of a sheet, with 100 cells
 * each. A part that unpacks to more than the directory states is an error of the zip library.
 */
const LARGEST_UNPACKED = 4_000_000_000;

export interface OpenZip {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Opens a zip file, in memory or on the disk, if what its directory states can be read. Errors: `FileProblem`. */
export async function openZip(from: Buffer | string): Promise<OpenZip> {
  const options = { lazyEntries: true, autoClose: false };
  const opening = typeof from === 'string' ? yauzl.openPromise(from, options) : yauzl.fromBufferPromise(from, options);
  const zip = await opening.catch((error: unknown) => {
    const isZip = typeof from === 'string' || isWorkbook(from);
    // the directory is at the end
    const isCutOff = isZip && /end of central directory record signature not found/i.test(String(error));
    throw new FileProblem(isCutOff ? 'incomplete' : 'not-a-workbook');
  });
  try {
    return { zip, entries: await directoryOf(zip) };
  } catch (error) {
    zip.close();
    throw error instanceof FileProblem ? error : new FileProblem('not-a-workbook');
  }
}

async function directoryOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new FileProblem('not-a-workbook');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > LARGEST_UNPACKED) throw new FileProblem('sheet-too-large', { value: entry.fileName });
    entries.set(entry.fileName, entry);
  }
  return entries;
}
