import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { csvLine } from '../../kernel/csv.js';
import { InstallationKey } from '../../platform/sealing/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import type { Encoding } from '../../platform/storage/table-file.js';
import { detectEncoding, isWorkbook, readRecords } from '../../platform/storage/table-file.js';
import { firstSheetRows } from '../../platform/storage/xlsx/read-xlsx.js';
import type { RowError } from '../domain/import-row.js';

export interface MeasuredFile {
  readonly bytes: number;
  /** Recognises the same file again; keyed, so that no one can test a guessed file against it. */
  readonly mark: Buffer;
  readonly encoding: Encoding;
}

const largestErrorFile = 100_000_000;
/** A sheet as CSV. */
const largestSheet = 2_000_000_000;

async function isZip(stream: Readable): Promise<boolean> {
  for await (const piece of stream) return isWorkbook(piece as Buffer);
  return false;
}

/** Empty rows, which a workbook leaves out, are written as empty lines. */
async function* sheetLines(file: string): AsyncGenerator<string> {
  let written = 0;
  // with the mark, the encoding is not guessed from the letters
  yield '\ufeff';
  for await (const rows of firstSheetRows(file)) {
    const lines = rows.map(({ number, cells }) => {
      const empty = '\r\n'.repeat(Math.max(0, number - 1 - written));
      written = Math.max(written + 1, number);
      return empty + csvLine(cells);
    });
    yield lines.join('');
  }
}

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

  /**
   * Writes the first sheet of a workbook as CSV with the same row numbers, so that both are read alike, and removes the
   * workbook. Null: the file is no workbook. A zip file needs access to any place of it, hence the file on the disk.
   */
  async fromWorkbook(fileKey: string): Promise<string | null> {
    if (!(await isZip(await this.storage.open(fileKey)))) return null;
    const folder = await mkdtemp(path.join(os.tmpdir(), 'answers-'));
    try {
      const file = path.join(folder, 'answers.xlsx');
      await pipeline(await this.storage.open(fileKey), createWriteStream(file, { mode: 0o600 }));
      const { key } = await this.storage.put(Readable.from(sheetLines(file)), { maxBytes: largestSheet });
      return key;
    } finally {
      await rm(folder, { recursive: true });
    }
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
