import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { newRandomId } from '../../kernel/ids.js';
import type { Settings } from '../config/environment.js';
import type { Logger } from '../observability/logger.js';
import {
  demandKey,
  FileMissing,
  FileStorage,
  isKey,
  newKey,
  type Received,
  type StoredFile,
  storeUnavailable,
  type UploadLimits,
} from './file-storage.js';
import { deleteAbandonedUploads, partialEnding, receiveUpload } from './receive-upload.js';
import { BucketRefusal, S3Bucket } from './s3-bucket.js';
import { Scratch } from './scratch.js';

/** Codes of MinIO and Ceph for a store or bucket that is full. */
const fullCodes = ['XMinioStorageFull', 'QuotaExceeded'];
/** Milliseconds: load balancers expect readiness soon. */
const readinessPatience = 3000;

/**
 * Files in a bucket of an S3-compatible store, which all servers use together. An upload is received on disk first:
 * its size, which a simple PUT announces, and whether it is refused are known before anything is sent, so the store
 * never contains a part of a file (ADR 41).
 */
export class S3Storage extends FileStorage implements OnApplicationBootstrap {
  private readonly bucket: S3Bucket;
  private readonly uploads: string;
  private readonly scratch: Scratch;

  constructor(
    settings: Settings,
    private readonly logger: Logger,
  ) {
    super();
    this.bucket = new S3Bucket(settings.FILES_URL!);
    this.uploads = path.join(settings.dataFolder, 'uploads');
    this.scratch = new Scratch(settings.dataFolder);
  }

  async onApplicationBootstrap(): Promise<void> {
    await deleteAbandonedUploads(this.uploads);
    await this.scratch.deleteAbandoned();
    // only logged: the server starts, and its readiness shows when the store can be used
    await this.demandReady().catch(() => undefined);
  }

  async put(stream: Readable, limits: UploadLimits): Promise<StoredFile> {
    const key = newKey();
    return { key, ...(await this.send(key, stream, limits)) };
  }

  async open(key: string): Promise<Readable> {
    return this.asked(this.bucket.ask({ method: 'GET', path: `/${demandKey(key)}` }));
  }

  async remove(key: string): Promise<void> {
    (await this.asked(this.bucket.ask({ method: 'DELETE', path: `/${demandKey(key)}` }))).resume();
  }

  async demandReady(): Promise<void> {
    (await this.asked(this.bucket.askOnce({ method: 'HEAD' }, readinessPatience))).resume();
  }

  inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
    return this.scratch.use(work);
  }

  async *keys(): AsyncGenerator<string> {
    for (let token: string | undefined = ''; token !== undefined;) {
      const next = token === '' ? '' : `&continuation-token=${encodeURIComponent(token)}`;
      const list: string = await text(
        await this.asked(this.bucket.ask({ method: 'GET', path: `?list-type=2${next}` })),
      );
      for (const [, key] of list.matchAll(/<Key>([^<]*)<\/Key>/g)) if (isKey(key!)) yield key!;
      token = /<NextContinuationToken>([^<]+)</.exec(list)?.[1];
    }
  }

  async restore(key: string, stream: Readable): Promise<void> {
    await this.send(demandKey(key), stream, { maxBytes: Infinity });
  }

  private async send(key: string, stream: Readable, limits: UploadLimits): Promise<Received> {
    await mkdir(this.uploads, { recursive: true, mode: 0o700 });
    const file = path.join(this.uploads, newRandomId() + partialEnding);
    const received = await receiveUpload(stream, file, limits);
    try {
      (await this.asked(this.bucket.ask({ method: 'PUT', path: `/${key}`, file }))).resume();
      return received;
    } catch (error) {
      // the store may have received it, although its answer did not arrive
      await this.bucket.askOnce({ method: 'DELETE', path: `/${key}` }, readinessPatience).catch(() => undefined);
      throw error;
    } finally {
      await rm(file, { force: true });
    }
  }

  private async asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof BucketRefusal && error.code === 'NoSuchKey')
        throw new FileMissing('the file is not in the store');
      if (error instanceof BucketRefusal && (error.status === 507 || fullCodes.includes(error.code)))
        // as the file system reports it, so that readiness shows it as well
        throw Object.assign(new Error('the file store is full'), { code: 'ENOSPC' });
      this.logger.error(`file storage: ${error instanceof Error ? error.message : String(error)}`);
      throw storeUnavailable();
    }
  }
}
