import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { zipPieces } from '../../platform/storage/zip-pieces.js';
import type { RecordedAnswer } from '../domain/files/data-columns.js';
import { type DataTable, dataTables } from '../domain/files/data-tables.js';
import { dtaPieces, measured } from '../domain/files/dta.js';
import { savPieces } from '../domain/files/sav.js';
import { surveyEvents } from '../domain/events.js';
import { type SexCodes, statedSex } from '../domain/mapping.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import type { Bilingual } from '../form/index.js';
import type { ResponseRow } from '../persistence/response.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { readSexCodes } from './read-mapping.js';
import { type WaveWeights, WeightSource } from './weight-source.js';
import { codedPieces, type FileTable, importableTables } from './microdata-csv.js';
import { countOf, idOf, PackedIds, randomKeys } from './random-order.js';

const idsAtOnce = 50_000;
const rowsAtOnce = 2_000;

/** `csv` can be imported again; the others are for analysis. */
export type MicrodataFormat = 'csv' | 'analysis' | 'sav' | 'dta';

export interface MicrodataFile {
  readonly kind: 'csv' | 'sav' | 'dta' | 'zip';
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
    const wave = await this.database.write(actor, (tx) => this.prepare(tx, waveId));
    const keys = randomKeys(wave.ids);
    const language = actor.language === 'zh-CN' ? 'zh' : 'en';
    const groups = (): WeighedGroups => this.groups(actor, wave, keys);
    const tables =
      format === 'csv'
        ? importableTables({ ...wave, parks: namesIn(wave.parks, language) }, groups)
        : this.analysisTables(wave, { format, language }, groups);
    const [answers, ...entries] = tables;
    if (answers === undefined || entries.length > 0) return { kind: 'zip', pieces: zipPieces(tables) };
    return { kind: format === 'analysis' ? 'csv' : format, pieces: answers.pieces };
  }

  private async prepare(tx: Transaction, waveId: string): Promise<ExportedWave> {
    demand(tx.actor, surveysPermissions, 'surveys.microdata.export');
    const wave = await tx.get(WaveRepository).find(waveId);
    if (wave === null) throw surveyProblems.waveNotFound();
    const responses = tx.get(ResponseRepository);
    const places = await this.directory.places(tx, await responses.parks(waveId));
    await tx.record({ type: surveyEvents.microdataExported, subject: waveId, payload: { waveId } });
    return {
      title: wave.title,
      definition: await tx.get(WaveRepository).definitionOfAnswers(wave),
      parks: new Map(places.map((place) => [place.id, place.name])),
      pools: await responses.poolMembers(waveId),
      units: numbered(await responses.groupCodes(waveId)),
      weights: await this.weights.read(tx, waveId),
      sexCodes: await readSexCodes(tx, waveId),
      ids: await idsOf(responses, waveId),
    };
  }

  private analysisTables(
    wave: ExportedWave,
    { format, language }: { readonly format: Exclude<MicrodataFormat, 'csv'>; readonly language: keyof Bilingual },
    groups: () => WeighedGroups,
  ): FileTable[] {
    const createdOn = this.clock.now();
    return dataTables(wave.definition, wave.parks, wave.weights?.version ?? null).map((table) => {
      const { name, columns } = table;
      const values = (): TableGroups => valuesOf(groups(), table, wave);
      if (format === 'analysis') return { name: `${name}.csv`, pieces: codedPieces(table, values()) };
      if (format === 'dta') {
        const file = { columns, language, title: wave.title, createdOn };
        return { name: `${name}.dta`, pieces: stataPieces(file, values) };
      }
      const file = { columns, language, title: wave.title[language], createdOn };
      return { name: `${name}.sav`, pieces: savPieces(file, values()) };
    });
  }

  /** Rows with their weights, and with their keys as ids. */
  private async *groups(actor: Actor, wave: ExportedWave, keys: Buffer): AsyncGenerator<readonly WeighedRow[]> {
    const all = wave.ids;
    const count = countOf(all);
    for (let from = 0; from < count; from += rowsAtOnce) {
      const places = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, at) => from + at);
      const ids = places.map((at) => idOf(all, at));
      const rows = await this.database.read(actor, (tx) => tx.get(ResponseRepository).withIds(ids));
      const byId = new Map(rows.map((row) => [row.id, row]));
      yield places.flatMap((at, index) => {
        const row = byId.get(ids[index]!);
        return row === undefined ? [] : [{ ...row, weight: weightOf(row, wave), id: idOf(keys, at) }];
      });
    }
  }
}

interface ExportedWave {
  readonly title: LocalizedText;
  readonly definition: QuestionnaireDefinition;
  readonly parks: ReadonlyMap<string, LocalizedText>;
  readonly pools: ReadonlyMap<string, string>;
  /** Numbers of primary sampling units in this export, by code. */
  readonly units: ReadonlyMap<string, number>;
  readonly weights: WaveWeights | null;
  readonly sexCodes: SexCodes;
  /** In the order of this export. */
  readonly ids: Buffer;
}

type WeighedRow = ResponseRow & Pick<RecordedAnswer, 'weight'>;
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

function weightOf(row: ResponseRow, { weights, sexCodes }: ExportedWave): number | null {
  const { id, psuCode: psu } = row;
  if (psu === null || row.leftOut || row.disposition === 'breakoff') return null;
  return weights?.of({ id, psu, sex: statedSex(row.answers, sexCodes) }) ?? null;
}

function recorded({ psuCode, ...row }: WeighedRow, { units }: ExportedWave): RecordedAnswer {
  return { ...row, psu: units.get(psuCode ?? '') ?? null };
}

async function* stataPieces(file: Parameters<typeof dtaPieces>[0], values: () => TableGroups): AsyncGenerator<Buffer> {
  yield* dtaPieces(file, await measured(file.columns, values()), values());
}
