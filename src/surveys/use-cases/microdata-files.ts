import type { LocalizedText } from '../../kernel/localized-text.js';
import { type WrittenSheet, xlsxPieces } from '../../platform/storage/xlsx/write-xlsx.js';
import { zipPieces } from '../../platform/storage/zip-pieces.js';
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

/** Tables of answers, ready to be written. Rows are read again for each table and language. */
export interface WrittenTables {
  readonly tables: readonly Omit<ExportedTable, 'valuesOf'>[];
  readonly title: LocalizedText;
  readonly createdOn: Date;
  /** The language that comes first. */
  readonly language: keyof Bilingual;
  readonly valuesOf: (table: Pick<DataTable, 'name'>) => TableGroups;
}

/** A file for analysis: answers, and in an archive also the entries of repeats. */
export function analysisFile(format: 'analysis' | 'xlsx' | 'sav' | 'dta', written: WrittenTables): MicrodataFile {
  if (format === 'sav') return { kind: 'zip', pieces: spss(written) };
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
 * language. Rows are read for each: a copy that waits for the second would need a disk of any size.
 */
function spss({ tables, language, title, createdOn, valuesOf }: WrittenTables): AsyncGenerator<Buffer> {
  const languages = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const files = tables.flatMap((table) => {
    const { name, columns } = table;
    return languages.map((own) => {
      const dictionary = savDictionary({ columns, language: own, title: title[own], createdOn });
      return { name: `${name}-${own}.sav`, pieces: joined(dictionary, savRows(columns, valuesOf(table))) };
    });
  });
  return zipPieces(files);
}

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
