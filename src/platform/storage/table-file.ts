import type { Readable } from 'node:stream';
import { CsvReader, type CsvRecord } from '../../kernel/csv.js';

export type Encoding = 'utf-8' | 'gb18030';

/** Text, not an archive, picture or page: no NUL, no signature of those. */
export function looksLikeTable(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  const text = Buffer.from(head).toString('latin1').trimStart();
  return !/^(\xef\xbb\xbf)?(<|%PDF|PK\x03\x04|\x89PNG)/.test(text);
}

/** What a file in an alphabet of Europe holds beyond ASCII; Chinese read as UTF-8 by chance is spread over all of them. */
const alphabets = [/^[\u00a0-\u024f]+$/, /^[\u0370-\u03ff]+$/, /^[\u0400-\u052f]+$/];
/** Different letters of one alphabet that are no chance. */
const NO_CHANCE = 4;

/** Whether letters below U+0800, all that a file has beyond ASCII, are letters and not Chinese in GB18030. */
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
 * UTF-8 with a byte order mark, or if every byte of the file is; GB18030 otherwise, which is what a Chinese spreadsheet
 * writes as "CSV". Some Chinese letters in GB18030 are by chance good UTF-8 as well ("\u5973" reads as "\u016e"): a file
 * whose only letters beyond ASCII lie below U+0800, where no Chinese does, and are no European words, is taken for GB18030.
 */
export async function detectEncoding(stream: Readable): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const low = new LowLetters();
  let high = false;
  const look = (text: string): void => {
    low.look(text);
    // the byte order mark is one of these
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
  /** Read so far, for a progress bar. */
  readonly bytes: number;
}

/**
 * The records of a table file, piece by piece: a step of its own for each record would take as long as the reading.
 * Where it is `strict`, a byte that is no letter of the encoding is an error with the code of `notOfEncoding`, else U+FFFD.
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
