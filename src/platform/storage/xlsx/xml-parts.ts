import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileProblem } from './workbook.js';

/** Of a file that is kept in memory. */
const LARGEST_FILE = 20_000_000;
const MOST_ENTRIES = 5000;

/** Bytes of the unpacked parts: one, and all that are read together. */
interface Limits {
  readonly part: number;
  readonly sum: number;
}

const IN_MEMORY: Limits = { part: 100_000_000, sum: 200_000_000 };
/** A sheet of 1,048,576 rows, which is the most of a workbook, with 100 cells each. */
const STREAMED: Limits = { part: 4_000_000_000, sum: 4_200_000_000 };

export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * The XML parts of a zip file, each read as a stream. Nothing is unpacked beyond the limits, whatever sizes the file
 * states; entities that a document declares are refused, because no spreadsheet needs them.
 */
export class XmlParts {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Limits,
  ) {}

  static async open(bytes: Uint8Array): Promise<XmlParts> {
    if (bytes.length > LARGEST_FILE) throw new FileProblem('file-too-large', { value: String(bytes.length) });
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }).catch(() => {
      throw new FileProblem('not-a-workbook');
    });
    return XmlParts.of(zip, IN_MEMORY);
  }

  /** Reads the file from the disk, for sheets that are passed on row by row. */
  static async openFile(file: string): Promise<XmlParts> {
    const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new FileProblem('not-a-workbook');
    });
    return XmlParts.of(zip, STREAMED);
  }

  private static async of(zip: ZipFile, limits: Limits): Promise<XmlParts> {
    if (zip.entryCount > MOST_ENTRIES) throw new FileProblem('not-a-workbook');
    return new XmlParts(zip, await entriesOf(zip), limits);
  }

  close(): void {
    this.zip.close();
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** Errors: `FileProblem`, and those that a handler throws. */
  async read(part: string, handlers: XmlHandlers): Promise<void> {
    for await (const _ of this.pieces(part, handlers)) continue;
  }

  /** The same, with a step after each piece of the part, so that what the handlers collected can be passed on. */
  async *pieces(part: string, handlers: XmlHandlers): AsyncGenerator<void> {
    const entry = this.entries.get(part);
    if (entry === undefined) throw new FileProblem('not-a-workbook', { value: part });
    const parser = parserFor(part, handlers);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const stream: Readable = await this.zip.openReadStreamPromise(entry).catch(() => {
      throw new FileProblem('not-a-workbook', { value: part });
    });
    let size = 0;
    for await (const chunk of chunksOf(stream, part)) {
      size += chunk.length;
      this.unpacked += chunk.length;
      if (size > this.limits.part || this.unpacked > this.limits.sum)
        throw new FileProblem('sheet-too-large', { value: part });
      parser.write(textOf(decoder, chunk, part));
      yield;
    }
    parser.write(textOf(decoder, undefined, part)).close();
    yield;
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
    throw new FileProblem('not-utf8', { value: part });
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch {
    throw new FileProblem('not-a-workbook');
  }
  return entries;
}

function parserFor(part: string, { open, close, text }: XmlHandlers): SaxesParser {
  const parser = new SaxesParser();
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw new FileProblem('xml-declaration', { value: part });
  });
  parser.on('error', () => {
    throw new FileProblem('broken-xml', { value: part });
  });
  parser.on('opentag', ({ name, attributes }) => open(bare(name), attributes));
  parser.on('closetag', ({ name }) => close?.(bare(name)));
  parser.on('text', (found) => text?.(found));
  parser.on('cdata', (found) => text?.(found));
  return parser;
}
