import type { Readable } from 'node:stream';
import { CsvReader, type CsvRecord } from '../../kernel/csv.js';

export type Encoding = 'utf-8' | 'gb18030';

/** Whether a file is text, and not an archive, image or web page: it has no NUL and no such signature. */
export function looksLikeTable(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  const text = Buffer.from(head).toString('latin1').trimStart();
  return !/^(\xef\xbb\xbf)?(<|%PDF|PK\x03\x04|\x89PNG)/.test(text);
}

/** Whether a file is a zip archive, as Excel workbooks are. */
export function isWorkbook(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/**
 * The letters of European alphabets beyond ASCII. In Chinese text that happens to be valid UTF-8, letters are spread
 * over all of these ranges.
 */
const alphabets = [/^[\u00a0-\u024f]+$/, /^[\u0370-\u03ff]+$/, /^[\u0400-\u052f]+$/];
/** So many different letters of one alphabet are not a coincidence. */
const NO_CHANCE = 4;

/**
 * Decides whether letters below U+0800, the only ones beyond ASCII in a file, are real letters or Chinese in GB18030.
 */
class LowLetters {
  private readonly found = new Set<string>();
  private inWord = false;

  look(text: string): void {
    for (const letter of text.match(/[\u0080-\u07ff]/g) ?? []) this.found.add(letter);
    this.inWord ||= /[a-z][\u00c0-\u024f]|[\u00c0-\u024f][a-z]/i.test(text);
  }

  areMeant(): boolean {
    const all = [...this.found].join('');
    if (!alphabets.some((alphabet) => alphabet.test(all))) return all === '';
    return this.inWord || /^[\u00a0-\u00ff]+$/.test(all) || this.found.size >= NO_CHANCE;
  }
}

/**
 * UTF-8 if the file has a byte order mark or is valid UTF-8 throughout; otherwise GB18030, which Chinese spreadsheets
 * write as "CSV". Some Chinese characters in GB18030 happen to be valid UTF-8 as well ("\u5973" reads as "\u016e"). A
 * file whose only letters beyond ASCII are below U+0800, where there are no Chinese characters, and do not form
 * European words, is therefore read as GB18030.
 */
export async function detectEncoding(stream: Readable): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const low = new LowLetters();
  let high = false;
  const look = (text: string): void => {
    low.look(text);
    // the byte order mark is in this range
    high ||= /[\u0800-\uffff]/.test(text);
  };
  try {
    for await (const piece of stream) look(decoder.decode(piece as Buffer, { stream: true }));
    look(decoder.decode());
    return high || low.areMeant() ? 'utf-8' : 'gb18030';
  } catch {
    stream.destroy();
    return 'gb18030';
  }
}

export interface RecordsOfPiece {
  readonly records: readonly CsvRecord[];
  /** Bytes read so far, for a progress bar. */
  readonly bytes: number;
}

/**
 * Yields the records of a table file in batches, because one asynchronous step for each record would double the time.
 * If `strict`, an invalid byte is an error with the code of `notOfEncoding`; otherwise it becomes U+FFFD.
 */
export async function* readRecords(
  stream: Readable,
  encoding: Encoding,
  strict: 'strict' | 'lenient' = 'lenient',
): AsyncGenerator<RecordsOfPiece> {
  const decoder = new TextDecoder(encoding, { fatal: strict === 'strict' });
  const reader = new CsvReader();
  let bytes = 0;
  let records: CsvRecord[] = [];
  const take = (record: CsvRecord): void => void records.push(record);
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    reader.push(decoder.decode(piece as Buffer, { stream: true }), take);
    yield { records, bytes };
    records = [];
  }
  reader.push(decoder.decode(), take);
  reader.end(take);
  yield { records, bytes };
}

export const notOfEncoding = 'ERR_ENCODING_INVALID_ENCODED_DATA';
