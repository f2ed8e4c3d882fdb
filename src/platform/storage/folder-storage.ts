import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Settings } from '../config/environment.js';
import { demandFreeSpace } from './disk-space.js';
import {
  demandKey,
  FileMissing,
  FileStorage,
  isKey,
  newKey,
  type StoredFile,
  storeUnavailable,
  type UploadLimits,
} from './file-storage.js';
import { deleteAbandonedUploads, partialEnding, receiveUpload } from './receive-upload.js';
import { Scratch } from './scratch.js';

/** Files in the data folder, or in the folder of `FILES_URL`, which several servers may share. */
export class FolderStorage extends FileStorage implements OnApplicationBootstrap {
  private readonly folder: string;
  private readonly shared: boolean;
  private readonly scratch: Scratch;

  constructor(settings: Settings) {
    super();
    this.shared = settings.FILES_URL !== undefined;
    this.scratch = new Scratch(settings.dataFolder);
    this.folder = this.shared ? fileURLToPath(settings.FILES_URL!) : path.join(settings.dataFolder, 'files');
  }

  async onApplicationBootstrap(): Promise<void> {
    await deleteAbandonedUploads(this.folder);
    await this.scratch.deleteAbandoned();
  }

  async put(stream: Readable, limits: UploadLimits): Promise<StoredFile> {
    const key = newKey();
    return { key, ...(await this.write(key, stream, limits)) };
  }

  async open(key: string): Promise<Readable> {
    const file = this.pathOf(key);
    await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new FileMissing(`the folder has no file ${key}`) : error;
    });
    return createReadStream(file);
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async demandReady(): Promise<void> {
    this.demandMounted();
    if (existsSync(this.folder)) await demandFreeSpace(this.folder);
  }

  inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
    return this.scratch.use(work);
  }

  async *keys(): AsyncGenerator<string> {
    for (const group of await readdir(this.folder).catch(() => []))
      for (const name of await readdir(path.join(this.folder, group)).catch(() => []))
        if (isKey(`${group}/${name}`)) yield `${group}/${name}`;
  }

  async restore(key: string, stream: Readable): Promise<void> {
    await this.write(key, stream, { maxBytes: Infinity });
  }

  private async write(key: string, stream: Readable, limits: UploadLimits) {
    this.demandMounted();
    const target = this.pathOf(key);
    const partial = target + partialEnding;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const received = await receiveUpload(stream, partial, limits);
    try {
      await rename(partial, target);
      await keepName(path.dirname(target));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return received;
  }

  /** A shared folder is never created: if it is not mounted, the files would end up on the disk of one server. */
  private demandMounted(): void {
    if (this.shared && !existsSync(this.folder)) throw storeUnavailable();
  }

  private pathOf(key: string): string {
    return path.join(this.folder, demandKey(key));
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
