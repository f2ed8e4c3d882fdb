import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { deleteOlder } from './receive-upload.js';

/** Milliseconds without a new file after which a folder was left by a program that was killed. */
const scratchKeptFor = 86_400_000;

/** Folders in the data folder for files that are deleted after a moment. */
export class Scratch {
  private readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = path.join(dataFolder, 'scratch');
  }

  /** Other processes of this installation may use the same data folder. */
  async deleteAbandoned(): Promise<void> {
    await deleteOlder(this.folder, scratchKeptFor);
  }

  async use<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const own = await mkdtemp(path.join(this.folder, 'work-'));
    try {
      return await work(own);
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }
}
