import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { openZip, type OpenZip } from './open-zip.js';
import { FileProblem, MOST_OF_FILE } from './workbook.js';

/** Bytes of the unpacked parts: one whose content is kept in memory, and all of them together. */
const LARGEST_PART = 100_000_000;
const LARGEST_SUM = 200_000_000;
/** Bytes of one tag, text or comment, which the parser keeps until its end; a cell has 32,767 characters at most. */
const LONGEST_TOKEN = 1_000_000;
/** Elements in each other, of which the parser keeps each until its end. */
const DEEPEST = 100;

export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * The XML parts of a zip file, each read as a stream. Nothing is unpacked beyond the limits or beyond the size that the
 * directory states; entities that a document declares are refused, because no spreadsheet needs them.
 */
export class XmlParts {
  private unpacked = 0;

  private constructor(private readonly opened: OpenZip) {}

  static async open(bytes: Uint8Array): Promise<XmlParts> {
    if (bytes.length > MOST_OF_FILE.bytes) throw new FileProblem('file-too-large', { value: String(bytes.length) });
    return new XmlParts(await openZip(Buffer.from(bytes)));
  }

  /** Reads the file from the disk, for sheets that are passed on row by row. */
  static async openFile(file: string): Promise<XmlParts> {
    return new XmlParts(await openZip(file));
  }

  close(): void {
    this.opened.zip.close();
  }

  has(part: string): boolean {
    return this.opened.entries.has(part);
  }

  /** Errors: `FileProblem`, and those that a handler throws. */
  async read(part: string, handlers: XmlHandlers, most = LARGEST_PART): Promise<void> {
    for await (const size of this.pieces(part, handlers)) {
      this.unpacked += size;
      if (this.unpacked > LARGEST_SUM) throw new FileProblem('sheet-too-large', { value: part });
      most -= size;
      if (most < 0) throw new FileProblem('sheet-too-large', { value: part });
    }
  }

  /**
   * The same for a part of any length, with its bytes after each piece, so that what the handlers collected can be
   * passed on.
   */
  async *pieces(part: string, handlers: XmlHandlers): AsyncGenerator<number> {
    const entry = this.opened.entries.get(part);
    if (entry === undefined) throw new FileProblem('not-a-workbook', { value: part });
    let token = 0;
    const parser = parserFor(part, handlers, () => (token = 0));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const stream: Readable = await this.opened.zip.openReadStreamPromise(entry).catch(() => {
      throw new FileProblem('not-a-workbook', { value: part });
    });
    for await (const chunk of chunksOf(stream, part)) {
      token += chunk.length;
      if (token > LONGEST_TOKEN) throw new FileProblem('sheet-too-large', { value: part });
      parser.write(textOf(decoder, chunk, part));
      yield chunk.length;
    }
    parser.write(textOf(decoder, undefined, part)).close();
    yield 0;
  }
}

/** The bytes of a part; what the zip library finds wrong is a problem of the file. */
async function* chunksOf(stream: Readable, part: string): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch {
    throw new FileProblem('not-a-workbook', { value: part });
  }
}

/** The text of further bytes; without bytes, the end is checked. */
function textOf(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | undefined, part: string): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new FileProblem('not-utf8', { sheet: part });
  }
}

/** `step` is called after each tag, text and comment. */
function parserFor(part: string, { open, close, text }: XmlHandlers, step: () => void): SaxesParser {
  const parser = new SaxesParser();
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw new FileProblem('xml-declaration', { value: part });
  });
  parser.on('error', () => {
    throw new FileProblem('broken-xml', { value: part });
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    step();
    if (++depth > DEEPEST) throw new FileProblem('broken-xml', { value: part });
    open(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    step();
    depth -= 1;
    close?.(bare(name));
  });
  const take = (found: string): void => {
    step();
    text?.(found);
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('comment', step);
  return parser;
}
