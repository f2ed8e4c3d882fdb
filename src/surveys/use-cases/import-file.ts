import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { csvLine } from '../../kernel/csv.js';
import { SecretsKey } from '../../platform/sealing/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import type { Encoding } from '../../platform/storage/table-file.js';
import { detectEncoding, isWorkbook, readRecords } from '../../platform/storage/table-file.js';
import { type ArchivedTable, tablesIn } from '../../platform/storage/table-archive.js';
import { fileNames } from '../domain/files/data-tables.js';
import type { CheckedLine, RowError } from '../domain/import-row.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { type EntryTable, joinedLines } from './joined-entries.js';

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
async function* sheetLines({ rows: groups }: ArchivedTable): AsyncGenerator<string> {
  let written = 0;
  // with the mark, the encoding is not guessed from the letters
  yield '\ufeff';
  for await (const rows of groups()) {
    const lines = rows.map(({ number, cells }) => {
      const empty = '\r\n'.repeat(Math.max(0, number - 1 - written));
      written = Math.max(written + 1, number);
      return empty + csvLine(cells);
    });
    yield lines.join('');
  }
}

/** The table of answers, and those of entries, which are named as the export names them, or by the repeat. */
function tablesFor({ repeats = [] }: QuestionnaireDefinition, tables: readonly ArchivedTable[]) {
  const names = fileNames(repeats);
  const entries = repeats.flatMap((repeat, at): EntryTable[] => {
    const wanted = [names[at]!, repeat.name, repeat.label.en, repeat.label.zh].map((name) => name.trim().toLowerCase());
    const table = tables.find(({ name }) => wanted.includes(name.trim().toLowerCase()));
    return table === undefined ? [] : [{ repeat, table }];
  });
  const answers = tables.find(({ name }) => name.toLowerCase() === 'answers') ?? tables[0]!;
  return { answers, entries: entries.filter(({ table }) => table !== answers) };
}

async function* linesIn(stream: Readable): AsyncGenerator<CheckedLine[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of stream) {
    const texts = (rest + decoder.decode(piece as Buffer, { stream: true })).split('\n');
    rest = texts.pop()!;
    yield texts.map((text) => JSON.parse(text) as CheckedLine);
  }
}

/** Stored files of answers, as an import reads them, and the files of errors that an import creates. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly storage: FileStorage,
    private readonly key: SecretsKey,
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
   * Writes the answers of a workbook, or of an archive of CSV files, as one CSV file, so that all are read alike. Null: the
   * file is neither. A zip file needs access to any place of it, hence the file on the disk.
   */
  async fromArchive(fileKey: string, definition: QuestionnaireDefinition): Promise<string | null> {
    if (!(await isZip(await this.storage.open(fileKey)))) return null;
    return this.storage.inScratch(async (folder) => {
      const file = path.join(folder, 'answers.zip');
      await pipeline(await this.storage.open(fileKey), createWriteStream(file, { mode: 0o600 }));
      const tables = tablesFor(definition, await tablesIn(file));
      const lines = tables.entries.length === 0 ? sheetLines(tables.answers) : joinedLines(tables, definition, folder);
      const { key } = await this.storage.put(Readable.from(lines), { maxBytes: largestSheet });
      return key;
    });
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

  async keepLines(lines: readonly CheckedLine[]): Promise<string> {
    const texts = function* (): Generator<string> {
      for (const line of lines) yield `${JSON.stringify(line)}\n`;
    };
    return (await this.storage.put(Readable.from(texts(), { objectMode: false }), { maxBytes: largestSheet })).key;
  }

  async lines(key: string): Promise<AsyncGenerator<CheckedLine[]>> {
    return linesIn(await this.storage.open(key));
  }

  async remove(fileKey: string): Promise<void> {
    await this.storage.remove(fileKey);
  }
}
