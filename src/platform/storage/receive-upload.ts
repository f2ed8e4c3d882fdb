import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTooLarge, type Received, type UploadLimits } from './file-storage.js';

const headBytes = 4096;
/** Milliseconds without a new byte after which a partly received file is deleted; a request may take five minutes. */
const partialsKeptFor = 600_000;

export const partialEnding = '.part';

/** Streams an upload into a partial file on disk, and measures it. Deletes the file if this fails. */
export async function receiveUpload(stream: Readable, partial: string, { maxBytes }: UploadLimits): Promise<Received> {
  const meter = new Meter(maxBytes);
  try {
    await pipeline(stream, meter, createWriteStream(partial, { mode: 0o600, flush: true }));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return {
    bytes: meter.bytes,
    sha256: meter.hash.digest('hex'),
    head: Buffer.concat(meter.head).subarray(0, headBytes),
  };
}

/** Deletes the partly received files of a program that was killed. */
export async function deleteAbandonedUploads(folder: string): Promise<void> {
  const before = Date.now() - partialsKeptFor;
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    if (!name.endsWith(partialEnding)) continue;
    const file = path.join(folder, name);
    // another process of this installation may still be receiving this file
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < before) await rm(file, { force: true });
  }
}

/** Deletes what is in a folder and has not changed for so many milliseconds. */
export async function deleteOlder(folder: string, keptFor: number): Promise<void> {
  const before = Date.now() - keptFor;
  for (const name of await readdir(folder).catch(() => [])) {
    const own = path.join(folder, name);
    const { mtimeMs } = await stat(own).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < before) await rm(own, { recursive: true, force: true });
  }
}

class Meter extends Transform {
  bytes = 0;
  readonly hash = createHash('sha256');
  readonly head: Buffer[] = [];

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, chunk?: Buffer) => void,
  ): void {
    if (this.bytes < headBytes) this.head.push(chunk.subarray(0, headBytes - this.bytes));
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) return done(fileTooLarge(this.maxBytes));
    this.hash.update(chunk);
    done(null, chunk);
  }
}
