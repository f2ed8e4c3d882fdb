import type { Readable } from 'node:stream';
import { localized } from '../../kernel/localized-text.js';
import { newRandomId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';

export interface Received {
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, to detect the file type. */
  readonly head: Uint8Array;
}

export interface StoredFile extends Received {
  readonly key: string;
}

export interface UploadLimits {
  readonly maxBytes: number;
}

/**
 * Stores files under generated keys, in a folder or in an S3-compatible store (ADR 41): the name that a person gave a
 * file never becomes part of a key. A stored file never changes.
 */
export abstract class FileStorage {
  /** Streams a file into the store. Stores nothing if it exceeds the limit or the sender disconnects. */
  abstract put(stream: Readable, limits: UploadLimits): Promise<StoredFile>;

  abstract open(key: string): Promise<Readable>;

  abstract remove(key: string): Promise<void>;

  /** Throws a problem if the store cannot be used; part of the readiness of this process. */
  abstract demandReady(): Promise<void>;

  /**
   * Gives the work an empty folder on the disk of this process, for files that must be read at any place of them. `/tmp` of a
   * container is a small part of its memory.
   */
  abstract inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result>;

  /** All keys, for a backup. */
  abstract keys(): AsyncIterable<string>;

  /** Stores a file of a backup under its key. */
  abstract restore(key: string, stream: Readable): Promise<void>;
}

/** The file was removed, for example while a backup was running. */
export class FileMissing extends Error {}

/** The first characters spread the files over 256 folders. */
export function newKey(): string {
  const name = newRandomId();
  return `${name.slice(0, 2)}/${name}`;
}

export const isKey = (text: string): boolean => /^[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(text);

export function demandKey(key: string): string {
  if (!isKey(key)) throw new Error('not a key of this storage');
  return key;
}

export function fileTooLarge(maxBytes: number): Problem {
  const megabytes = Math.round(maxBytes / 1e6);
  const title = localized('The file is too large.', '文件过大。');
  return new Problem('too-large', 'platform.storage.too-large', title, {
    detail: localized(
      `The limit is ${megabytes} MB. The file was not saved.`,
      `最大可上传${megabytes} MB，未保存任何内容。`,
    ),
    facts: { maxBytes },
  });
}

export function storeUnavailable(): Problem {
  const title = localized('The file storage is not available.', '文件存储暂时不可用。');
  return new Problem('unavailable', 'platform.storage.unavailable', title, {
    detail: localized(
      'Files cannot be opened or saved at the moment. Try again in a few minutes.',
      '目前无法打开或保存文件，请几分钟后重试。',
    ),
    retryAfter: 60,
  });
}
