import type { Readable } from 'node:stream';
import type { CsvLine } from '../domain/csv.js';
import { CsvReader } from '../domain/csv.js';

export type Encoding = 'utf-8' | 'gb18030';

/** Text, not an archive, picture or page: no NUL, no signature of those. */
export function looksLikeTable(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  const text = Buffer.from(head).toString('latin1').trimStart();
  return !/^(\xef\xbb\xbf)?(<|%PDF|PK\x03\x04|\x89PNG)/.test(text);
}

/**
 * UTF-8 if every byte of the file is; GB18030 otherwise, which is what a Chinese spreadsheet writes as "CSV". Some Chinese
 * letters in GB18030 are by chance good UTF-8 as well ("\u5973" reads as "\u016e"): a file whose only letters beyond ASCII lie
 * below U+0800, where no Chinese does, is taken for GB18030.
 */
export async function detectEncoding(stream: Readable): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let low = false;
  let high = false;
  const look = (text: string): void => {
    low ||= /[\u0080-\u07ff]/.test(text);
    high ||= /[\u0800-\uffff]/.test(text);
  };
  try {
    for await (const piece of stream) look(decoder.decode(piece as Buffer, { stream: true }));
    look(decoder.decode());
    return low && !high ? 'gb18030' : 'utf-8';
  } catch {
    stream.destroy();
    return 'gb18030';
  }
}

export interface ReadLine extends CsvLine {
  /** Bytes read so far, for the progress bar. */
  readonly bytes: number;
}

/** The records of a table file, a byte order mark left away. `openQuote` stands on a last line that never ended. */
export async function* readTable(
  stream: Readable,
  encoding: Encoding,
): AsyncGenerator<ReadLine & { openQuote: boolean }> {
  const decoder = new TextDecoder(encoding);
  const reader = new CsvReader();
  let bytes = 0;
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    for (const line of reader.push(decoder.decode(piece as Buffer, { stream: true })))
      yield { ...line, bytes, openQuote: false };
  }
  const open = reader.openQuote;
  for (const line of [...reader.push(decoder.decode()), ...reader.end()]) yield { ...line, bytes, openQuote: open };
}
