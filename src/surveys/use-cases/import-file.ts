import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvLine } from '../../kernel/csv.js';
import { InstallationKey } from '../../platform/sealing/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import type { Encoding } from '../../platform/storage/table-file.js';
import { detectEncoding, readRecords } from '../../platform/storage/table-file.js';
import type { RowError } from '../domain/import-row.js';

export interface MeasuredFile {
  readonly bytes: number;
  /** Recognises the same file again; keyed, so that no one can test a guessed file against it. */
  readonly mark: Buffer;
  readonly encoding: Encoding;
}

const largestErrorFile = 100_000_000;

/** Stored files of answers, as an import reads them, and the files of errors that an import creates. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly storage: FileStorage,
    private readonly key: InstallationKey,
  ) {}

  async measure(fileKey: string): Promise<MeasuredFile> {
    const encoding = await detectEncoding(await this.storage.open(fileKey));
    const hash = createHash('sha256');
    let bytes = 1;
    for await (const piece of await this.storage.open(fileKey)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    return { bytes, encoding, mark: this.key.hmac('import file', hash.digest()) };
  }

  async records(fileKey: string, encoding: Encoding): Promise<ReturnType<typeof readRecords>> {
    return readRecords(await this.storage.open(fileKey), encoding);
  }

  async keepErrors(errors: readonly RowError[]): Promise<string | null> {
    if (errors.length === 0) return null;
    const lines = function* (): Generator<string> {
      yield `\ufeff${csvLine(['row', 'column', 'code', 'value', 'en', 'zh'])}`;
      for (const error of errors) {
        yield csvLine([String(error.row), error.column, error.code, error.value, error.detail.en, error.detail.zh]);
      }
    };
    const stored = await this.storage.put(Readable.from(lines()), { maxBytes: largestErrorFile });
    return stored.key;
  }

  async remove(fileKey: string): Promise<void> {
    await this.storage.remove(fileKey);
  }
}
