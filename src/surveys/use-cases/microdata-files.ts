import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { FileStorage } from '../../platform/storage/index.js';
import { type WrittenSheet, xlsxPieces } from '../../platform/storage/xlsx/write-xlsx.js';
import { type ZipEntry, zipPieces } from '../../platform/storage/zip-pieces.js';
import { codebookHead, codebookRows } from '../domain/files/codebook-rows.js';
import type { DataTable } from '../domain/files/data-tables.js';
import { type DtaMeasure, dtaPieces } from '../domain/files/dta.js';
import { savDictionary, savRows } from '../domain/files/sav.js';
import type { Bilingual } from '../form/index.js';
import type { ResponseRepository, ResponseRow } from '../persistence/response.repository.js';
import { codedPieces, type FileTable } from './microdata-csv.js';
import { countOf, idOf, PackedIds } from './random-order.js';

const idsAtOnce = 50_000;
const rowsAtOnce = 400;

export interface MicrodataFile {
  readonly kind: 'csv' | 'xlsx' | 'dta' | 'zip';
  readonly pieces: AsyncGenerator<string | Buffer>;
}

export interface ExportedTable extends DataTable {
  /** Stata files alone need it. */
  readonly measure?: DtaMeasure;
}

type TableGroups = AsyncIterable<ReturnType<DataTable['valuesOf']>>;

/** Tables of answers, ready to be written. Rows are read again for each table. */
export interface WrittenTables {
  readonly tables: readonly Omit<ExportedTable, 'valuesOf'>[];
  readonly title: LocalizedText;
  readonly createdOn: Date;
  /** The language that comes first. */
  readonly language: keyof Bilingual;
  readonly valuesOf: (table: Pick<DataTable, 'name'>) => TableGroups;
  readonly storage: Pick<FileStorage, 'inScratch'>;
}

/** A file for analysis: answers, and in an archive also the entries of repeats. */
export function analysisFile(format: 'analysis' | 'xlsx' | 'sav' | 'dta', written: WrittenTables): MicrodataFile {
  if (format === 'sav') return { kind: 'zip', pieces: zipPieces(spss(written)) };
  if (format === 'xlsx') return { kind: 'xlsx', pieces: xlsxPieces(sheetsOf(written)) };
  return fileOf(format === 'dta' ? 'dta' : 'csv', analysisTables(format, written));
}

/** One table as it is, several in an archive. */
export function fileOf(kind: 'csv' | 'dta', tables: readonly FileTable[]): MicrodataFile {
  const [answers, ...entries] = tables;
  if (answers === undefined || entries.length > 0) return { kind: 'zip', pieces: zipPieces(tables) };
  return { kind, pieces: answers.pieces };
}

const analysisTables = (
  format: 'analysis' | 'dta',
  { tables, language, title, createdOn, valuesOf }: WrittenTables,
): FileTable[] =>
  tables.map((table) => {
    const { name, columns, measure } = table;
    if (format === 'analysis') return { name: `${name}.csv`, pieces: codedPieces(table, valuesOf(table)) };
    return {
      name: `${name}.dta`,
      pieces: dtaPieces({ columns, language, title, createdOn }, measure!, valuesOf(table)),
    };
  });

/**
 * SPSS has one label for each variable and code, and cuts those of codes at 120 bytes, so that there is a file for each
 * language. They have the same rows, which are read once: the second file gets them from a compressed copy on the disk.
 */
async function* spss({
  tables,
  language,
  title,
  createdOn,
  valuesOf,
  storage,
}: WrittenTables): AsyncGenerator<ZipEntry> {
  for (const table of tables) {
    const { name, columns } = table;
    const fileIn = (own: keyof Bilingual, rows: AsyncIterable<Buffer>): ZipEntry => {
      const dictionary = savDictionary({ columns, language: own, title: title[own], createdOn });
      return { name: `${name}-${own}.sav`, pieces: joined(dictionary, rows) };
    };
    // its folder is gone at once, so that no answers remain on the disk if this process is killed
    const copy = await storage.inScratch((folder) => open(path.join(folder, 'rows'), 'w+'));
    try {
      yield fileIn(language, copiedTo(copy, savRows(columns, valuesOf(table))));
      yield fileIn(language === 'zh' ? 'en' : 'zh', copied(copy));
    } finally {
      await copy.close();
    }
  }
}

const compressed = promisify(gzip);

async function* copiedTo(file: FileHandle, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const copy = compressed(piece, { level: 1 });
    yield piece;
    await file.writeFile(await copy);
  }
}

const copied = (file: FileHandle): AsyncIterable<Buffer> =>
  pipeline(file.createReadStream({ start: 0 }), createGunzip(), () => undefined);

/** The sheets of the answers, of each repeat, and of the variables and their codes. */
const sheetsOf = ({ tables, valuesOf }: WrittenTables): WrittenSheet[] => [
  ...tables.map((table) => ({
    name: table.name,
    head: table.columns.map(({ name }) => name),
    groups: valuesOf(table),
  })),
  { name: 'codebook', head: codebookHead, groups: [codebookRows(tables)] },
];

async function* joined(start: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* rest;
}

/** The ids of the answers of a wave, in random order. */
export async function shuffledIds(responses: ResponseRepository, waveId: string): Promise<Buffer> {
  const packed = new PackedIds();
  let page: string[] = [];
  do {
    page = await responses.idsAfter(waveId, page.at(-1) ?? null, idsAtOnce);
    packed.add(page);
  } while (page.length === idsAtOnce);
  return packed.shuffled();
}

/** An answer with its place in the order; null: it was deleted since. */
export interface PlacedAnswer {
  readonly at: number;
  readonly row: ResponseRow | null;
}

/** Answers in the order of their ids, the next ones while the last are written. */
export function answersInOrder(
  ids: Buffer,
  withIds: (wanted: readonly string[]) => Promise<readonly ResponseRow[]>,
): AsyncGenerator<readonly PlacedAnswer[]> {
  return readAhead(read());
  async function* read(): AsyncGenerator<readonly PlacedAnswer[]> {
    const count = countOf(ids);
    for (let from = 0; from < count; from += rowsAtOnce) {
      const places = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, at) => from + at);
      const wanted = places.map((at) => idOf(ids, at));
      const byId = new Map((await withIds(wanted)).map((row) => [row.id, row]));
      yield places.map((at, index) => ({ at, row: byId.get(wanted[index]!) ?? null }));
    }
  }
}

/** Gets the next group while the last one is written. */
async function* readAhead<Group>(groups: AsyncGenerator<Group>): AsyncGenerator<Group> {
  try {
    for (let next = groups.next(); ;) {
      const { done, value } = await next;
      if (done === true) return;
      next = groups.next();
      // if no one reads on, no one hears of its error
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await groups.return(undefined);
  }
}
