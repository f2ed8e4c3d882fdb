import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { newRandomId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Settings } from '../config/environment.js';

export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, to detect the file type. */
  readonly head: Uint8Array;
}

const headBytes = 4096;
/** Milliseconds without a new byte after which a partly received file is deleted; a request may take five minutes. */
const partialsKeptFor = 600_000;
const keyPattern = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

export function fileTooLarge(maxBytes: number): Problem {
  return new Problem(
    'too-large',
    'platform.storage.too-large',
    { en: 'The file is too large.', zh: '文件过大。' },
    {
      detail: {
        en: `The limit is ${Math.round(maxBytes / 1e6)} MB. The file was not saved.`,
        zh: `最大可上传${Math.round(maxBytes / 1e6)} MB，未保存任何内容。`,
      },
      facts: { maxBytes },
    },
  );
}

/** Stores files in a folder under generated names: the name that a person gave a file never becomes a path. */
@Injectable()
export class FileStorage implements OnApplicationBootstrap {
  private readonly folder: string;

  constructor(settings: Settings) {
    this.folder = path.join(settings.dataFolder, 'files');
  }

  /** Deletes the partly received files of a program that was killed. */
  async onApplicationBootstrap(): Promise<void> {
    const before = Date.now() - partialsKeptFor;
    for (const name of await readdir(this.folder, { recursive: true }).catch(() => [])) {
      if (!name.endsWith('.part')) continue;
      const file = path.join(this.folder, name);
      // another process of this installation may still be receiving this file
      const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < before) await rm(file, { force: true });
    }
  }

  /** Streams a file to disk. Stores nothing if it exceeds the limit or the sender disconnects. */
  async put(stream: Readable, limits: { readonly maxBytes: number }): Promise<StoredFile> {
    const name = newRandomId();
    const key = `${name.slice(0, 2)}/${name}`;
    const target = path.join(this.folder, key);
    const partial = `${target}.part`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const meter = new Meter(limits.maxBytes);
    try {
      await pipeline(stream, meter, createWriteStream(partial, { mode: 0o600, flush: true }));
      await rename(partial, target);
      await keepName(path.dirname(target));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return {
      key,
      bytes: meter.bytes,
      sha256: meter.hash.digest('hex'),
      head: Buffer.concat(meter.head).subarray(0, headBytes),
    };
  }

  async open(key: string): Promise<Readable> {
    const file = this.pathOf(key);
    await stat(file);
    return createReadStream(file);
  }

  /** For readers that need a path on disk, such as a streaming table parser. */
  pathOf(key: string): string {
    if (!keyPattern.test(key)) throw new Error('not a key of this storage');
    return path.join(this.folder, key);
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }
}

/** Syncs the folder, because a new file name is durable only once its folder is. */
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
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
