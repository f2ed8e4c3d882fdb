import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Gives the work a folder that exists as long as its pieces are read. */
export async function* inFolder<Piece>(work: (folder: string) => AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-'));
  try {
    yield* work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pieces that were expensive to make, for two readers, one after the other: the second gets them from a file. */
export function readTwice(
  pieces: AsyncIterable<Buffer>,
  file: string,
): readonly [first: AsyncGenerator<Buffer>, second: AsyncGenerator<Buffer>] {
  async function* first(): AsyncGenerator<Buffer> {
    const kept = await open(file, 'wx', 0o600);
    try {
      for await (const piece of pieces) {
        await kept.write(piece);
        yield piece;
      }
    } finally {
      await kept.close();
    }
  }
  async function* second(): AsyncGenerator<Buffer> {
    yield* createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>;
    await rm(file);
  }
  return [first(), second()];
}
