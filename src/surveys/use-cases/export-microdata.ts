import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { zipPieces } from '../../platform/storage/zip-pieces.js';
import type { RecordedAnswer } from '../domain/files/data-columns.js';
import { type DataTable, dataTables } from '../domain/files/data-tables.js';
import { type DtaMeasure, dtaPieces, measureOf } from '../domain/files/dta.js';
import { savDictionary, savRows } from '../domain/files/sav.js';
import { codebookHead, codebookRows } from '../domain/files/codebook-rows.js';
import { type WrittenSheet, xlsxPieces } from '../../platform/storage/xlsx/write-xlsx.js';
import { surveyEvents } from '../domain/events.js';
import { type SexCodes, statedSex } from '../domain/mapping.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import type { Bilingual, Repeat } from '../form/index.js';
import type { ResponseRow } from '../persistence/response.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { TargetRepository } from '../persistence/target.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { readSexCodes } from './read-mapping.js';
import { describedWeights, type WaveWeights, WeightSource } from './weight-source.js';
import { codedPieces, type FileTable, importableTables } from './microdata-csv.js';
import { countOf, idOf, PackedIds, randomKeys } from './random-order.js';

/** Characters of the keys of answers in files. */
const keyLength = 36;
const idsAtOnce = 50_000;
const rowsAtOnce = 400;

/** `csv` can be imported again; the others are for analysis. */
export type MicrodataFormat = 'csv' | 'analysis' | 'xlsx' | 'sav' | 'dta';

export interface MicrodataFile {
  readonly kind: 'csv' | 'xlsx' | 'dta' | 'zip';
  readonly pieces: AsyncGenerator<string | Buffer>;
}

/**
 * Exports the single answers as a file, for the analyst only, and records the export as an event. The ids of answers are
 * not exported: rows come in a random order of this export, so that two exports cannot be joined. CSV can be imported
 * again and names enterprises by their codes. Files for analysis have labels, missing codes, weights, strata, and primary
 * sampling units that are numbered anew in each export. Of a questionnaire with repeats, the files of answers and of
 * entries are in a zip archive, are about the same answers, and have the random keys that join them.
 */
@Injectable()
export class ExportMicrodata {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly clock: Clock,
    private readonly weights: WeightSource,
  ) {}

  async execute(actor: Actor, waveId: string, format: MicrodataFormat): Promise<MicrodataFile> {
    await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      await tx.record({ type: surveyEvents.microdataExported, subject: waveId, payload: { waveId } });
    });
    const wave = await this.database.read(actor, (tx) => this.prepare(tx, waveId, format));
    const keys = randomKeys(wave.ids);
    const language = actor.language === 'zh-CN' ? 'zh' : 'en';
    const groups = (): WeighedGroups => readAhead(this.groups(actor, wave, keys));
    if (format === 'sav') return { kind: 'zip', pieces: this.spss(wave, { language, groups }) };
    if (format === 'xlsx') return { kind: 'xlsx', pieces: xlsxPieces(sheetsOf(wave, groups)) };
    const tables =
      format === 'csv'
        ? importableTables({ ...wave, parks: namesIn(wave.parks, language) }, groups)
        : this.analysisTables(wave, { format, language, groups });
    const [answers, ...entries] = tables;
    if (answers === undefined || entries.length > 0) return { kind: 'zip', pieces: zipPieces(tables) };
    return { kind: format === 'dta' ? 'dta' : 'csv', pieces: answers.pieces };
  }

  /** One snapshot: no answer comes or goes between these. */
  private async prepare(tx: ReadTransaction, waveId: string, format: MicrodataFormat): Promise<ExportedWave> {
    const wave = (await tx.get(WaveRepository).find(waveId))!;
    const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
    const responses = tx.get(ResponseRepository);
    const places = await this.directory.places(tx, await responses.parks(waveId));
    const parks = new Map(places.map((place) => [place.id, place.name]));
    const weights = await this.weights.read(tx, waveId);
    const tables = dataTables(definition, parks, describedWeights(weights));
    const above = await tx.get(TargetRepository).above(waveId);
    const ids = await idsOf(responses, waveId);
    const { repeats = [] } = definition;
    return {
      id: waveId,
      title: wave.title,
      definition,
      parks,
      tables:
        format === 'dta' ? await withMeasures(responses, { waveId, answers: countOf(ids), repeats }, tables) : tables,
      pools: await responses.poolMembers(waveId),
      units: numbered(await responses.groupCodes(waveId)),
      weights,
      above: new Map(above.map(({ psu, sex, above: answers }) => [`${sex}${psu}`, answers])),
      sexCodes: await readSexCodes(tx, waveId),
      ids,
    };
  }

  private analysisTables(wave: ExportedWave, { format, language, groups }: Analysis): FileTable[] {
    const createdOn = this.clock.now();
    return wave.tables.map((table) => {
      const { name, columns, measure } = table;
      const values = valuesOf(groups(), table, wave);
      if (format === 'analysis') return { name: `${name}.csv`, pieces: codedPieces(table, values) };
      const file = { columns, language, title: wave.title, createdOn };
      return { name: `${name}.dta`, pieces: dtaPieces(file, measure!, values) };
    });
  }

  /**
   * SPSS has one label for each variable and code, and cuts those of codes at 120 bytes, so that there is a file for each
   * language. Rows are read for each: a copy that waits for the second would need a disk of any size.
   */
  private spss(
    wave: ExportedWave,
    { language, groups }: Pick<Analysis, 'language' | 'groups'>,
  ): AsyncGenerator<Buffer> {
    const createdOn = this.clock.now();
    const languages = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
    const files = wave.tables.flatMap((table) => {
      const { name, columns } = table;
      return languages.map((own) => {
        const dictionary = savDictionary({ columns, language: own, title: wave.title[own], createdOn });
        const rows = savRows(columns, valuesOf(groups(), table, wave));
        return { name: `${name}-${own}.sav`, pieces: joined(dictionary, rows) };
      });
    });
    return zipPieces(files);
  }

  /** Rows with their weights, and with their keys as ids. */
  private async *groups(actor: Actor, wave: ExportedWave, keys: Buffer): AsyncGenerator<readonly WeighedRow[]> {
    const all = wave.ids;
    const count = countOf(all);
    for (let from = 0; from < count; from += rowsAtOnce) {
      const places = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, at) => from + at);
      const ids = places.map((at) => idOf(all, at));
      const rows = await this.database.read(actor, (tx) => tx.get(ResponseRepository).withIds(wave.id, ids));
      const byId = new Map(rows.map((row) => [row.id, row]));
      yield places.flatMap((at, index) => {
        const row = byId.get(ids[index]!);
        return row === undefined ? [] : [{ ...row, ...designOf(row, wave), id: idOf(keys, at) }];
      });
    }
  }
}

interface Analysis {
  readonly format: 'analysis' | 'dta';
  readonly language: keyof Bilingual;
  readonly groups: () => WeighedGroups;
}

interface ExportedTable extends DataTable {
  /** Stata files alone need it. */
  readonly measure?: DtaMeasure;
}

interface ExportedWave {
  readonly id: string;
  readonly tables: readonly ExportedTable[];
  readonly title: LocalizedText;
  readonly definition: QuestionnaireDefinition;
  readonly parks: ReadonlyMap<string, LocalizedText>;
  readonly pools: ReadonlyMap<string, string>;
  /** Numbers of primary sampling units in this export, by code. */
  readonly units: ReadonlyMap<string, number>;
  readonly weights: WaveWeights | null;
  /** Answers above the target, by sex and code of the enterprise; absent: they have no target. */
  readonly above: ReadonlyMap<string, number>;
  readonly sexCodes: SexCodes;
  /** In the order of this export. */
  readonly ids: Buffer;
}

type DesignValues = Pick<RecordedAnswer, 'weight' | 'enterprises' | 'aboveTarget'>;
type WeighedRow = ResponseRow & DesignValues;
type WeighedGroups = AsyncIterable<readonly WeighedRow[]>;
type TableGroups = AsyncIterable<ReturnType<DataTable['valuesOf']>>;

const namesIn = (parks: ExportedWave['parks'], language: keyof Bilingual): Map<string, string> =>
  new Map([...parks].map(([id, name]) => [id, name[language]]));

async function idsOf(responses: ResponseRepository, waveId: string): Promise<Buffer> {
  const packed = new PackedIds();
  let page: string[] = [];
  do {
    page = await responses.idsAfter(waveId, page.at(-1) ?? null, idsAtOnce);
    packed.add(page);
  } while (page.length === idsAtOnce);
  return packed.shuffled();
}

/** Codes arrive in a random order, so that the numbers say nothing about them. */
const numbered = (codes: readonly string[]): Map<string, number> =>
  new Map(codes.map((code, index) => [code, index + 1]));

async function* valuesOf(groups: WeighedGroups, table: DataTable, wave: ExportedWave): TableGroups {
  for await (const rows of groups) yield table.valuesOf(rows.map((row) => recorded(row, wave)));
}

/** All answers of an enterprise and sex have the same values, so that no file shows which of them came last. */
function designOf(row: ResponseRow, { weights, above, sexCodes }: ExportedWave): DesignValues {
  const { id, psuCode: psu } = row;
  if (psu === null) return { weight: null, enterprises: null, aboveTarget: null };
  const sex = statedSex(row.answers, sexCodes);
  const aboveTarget = sex === 'U' ? null : (above.get(`${sex}${psu}`) ?? null);
  const counts = !row.leftOut && row.disposition !== 'breakoff';
  const weight = (counts ? weights?.of({ id, psu, sex }) : undefined) ?? null;
  return { weight, enterprises: (weight === null ? undefined : weights?.enterprises?.(psu)) ?? null, aboveTarget };
}

function recorded({ psuCode, ...row }: WeighedRow, { units }: ExportedWave): RecordedAnswer {
  return { ...row, psu: units.get(psuCode ?? '') ?? null };
}

async function* joined(start: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* rest;
}

/** The sheets of the answers, of each repeat, and of the variables and their codes. */
const sheetsOf = (wave: ExportedWave, groups: () => WeighedGroups): WrittenSheet[] => [
  ...wave.tables.map((table) => ({
    name: table.name,
    head: table.columns.map(({ name }) => name),
    groups: valuesOf(groups(), table, wave),
  })),
  { name: 'codebook', head: codebookHead, groups: [codebookRows(wave.tables)] },
];

/** The names of the repeats around a repeat, from outside, and its own. */
const pathOf = (name: string, repeats: readonly Repeat[]): readonly string[] => {
  const outer = repeats.find((each) => each.name === name)?.repeat;
  return [...(outer === undefined ? [] : pathOf(outer, repeats)), name];
};

/** The database measures texts in seconds; reading all rows would double the time of an export. */
async function withMeasures(
  responses: ResponseRepository,
  {
    waveId,
    answers,
    repeats,
  }: { readonly waveId: string; readonly answers: number; readonly repeats: readonly Repeat[] },
  tables: readonly DataTable[],
): Promise<ExportedTable[]> {
  const measured: ExportedTable[] = [];
  for (const table of tables) {
    const { repeat, columns } = table;
    const texts = columns.filter(({ kind, question }) => kind === 'text' && question !== null).map(({ name }) => name);
    const found =
      repeat === null
        ? { rows: answers, lengths: await responses.longestTexts(waveId, texts) }
        : await responses.entryLengths(waveId, pathOf(repeat, repeats), texts);
    const measure = measureOf(columns, found.rows, { ...found.lengths, answer_key: keyLength });
    measured.push({ ...table, measure });
  }
  return measured;
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
