import { pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Buffer>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  /** Checksum and both lengths, as they follow the entry and stand in the directory. */
  readonly sums: Buffer;
}

/** Version 2.0; lengths follow the entry, names are UTF-8; deflated; 1 January 1980. */
const SETTINGS = Buffer.from([20, 0, 0x08, 0x08, 8, 0, 0, 0, 0x21, 0]);

/**
 * A zip archive, piece by piece and in flat memory (APPNOTE.TXT, sections 4.3.7 to 4.3.16, without zip64: at most 4 GB). All
 * entries have the same time, so that the same content gives the same archive.
 */
export async function* zipPieces(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name);
    const start = offset;
    const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), SETTINGS, Buffer.alloc(12), length(name), name]);
    yield head;
    const sums = Buffer.alloc(12);
    let packed = 0;
    const deflated = createDeflateRaw();
    // ends the reading below with the error of a piece, and the pieces if no one reads on
    pipeline(counted(entry.pieces, sums), deflated, () => undefined);
    for await (const piece of deflated) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    sums.writeUInt32LE(packed, 4);
    const tail = Buffer.concat([Buffer.from('PK\u0007\u0008'), sums]);
    yield tail;
    offset += head.length + packed + tail.length;
    written.push({ name, offset: start, sums });
  }
  yield directory(written, offset);
}

async function* counted(pieces: AsyncIterable<string | Buffer>, sums: Buffer): AsyncGenerator<Buffer> {
  let sum = 0;
  let size = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece as string);
    sum = crc32(bytes, sum);
    size += bytes.length;
    yield bytes;
  }
  sums.writeUInt32LE(sum, 0);
  sums.writeUInt32LE(size, 8);
}

/** Length of a name, and no further fields. */
function length(name: Buffer): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt16LE(name.length);
  return four;
}

function directory(written: readonly Written[], offset: number): Buffer {
  const entries = written.map(({ name, offset: start, sums }) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(start, 10);
    return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), SETTINGS, sums, length(name), rest, name]);
  });
  const all = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(written.length, 4);
  end.writeUInt16LE(written.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([all, Buffer.from('PK\u0005\u0006'), end]);
}
