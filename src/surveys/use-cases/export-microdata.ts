import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import type { RecordedAnswer } from '../domain/files/data-columns.js';
import { type DataTable, dataTables } from '../domain/files/data-tables.js';
import { measureOf } from '../domain/files/dta.js';
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
import { flagNames, rulesOfWave } from './flag-answers.js';
import { readSexCodes } from './read-mapping.js';
import { describedWeights, type WaveWeights, weightOf, WeightSource } from './weight-source.js';
import { importableTables } from './microdata-csv.js';
import {
  analysisFile,
  answersInOrder,
  type ExportedTable,
  fileOf,
  type MicrodataFile,
  shuffledIds,
} from './microdata-files.js';
import { countOf, idOf, randomKeys } from './random-order.js';
import { demandAgreement } from './second-person.js';

/** Characters of the keys of answers in files. */
const keyLength = 36;

/** `csv` can be imported again; the others are for analysis. */
export type MicrodataFormat = 'csv' | 'analysis' | 'xlsx' | 'sav' | 'dta';

/**
 * Exports the single answers as a file, for the analyst only, and records the export as an event. The ids of answers are
 * not exported: rows come in a random order of this export, so that two exports cannot be joined. CSV can be imported
 * again and names enterprises by their codes. Some people need the agreement of a second one, and the rows of withheld
 * enterprises are in no file (ADR 86). Files for analysis have labels, missing codes, weights, strata, and primary
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
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, waveId: string, format: MicrodataFormat): Promise<MicrodataFile> {
    await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      await demandAgreement(tx, waveId);
      await tx.record({ type: surveyEvents.microdataExported, subject: waveId, payload: { waveId } });
    });
    const wave = await this.database.read(actor, (tx) => this.prepare(tx, waveId, format));
    const keys = randomKeys(wave.ids);
    const language = actor.language === 'zh-CN' ? 'zh' : 'en';
    const groups = (): WeighedGroups => this.groups(actor, wave, keys);
    if (format === 'csv')
      return fileOf('csv', importableTables({ ...wave, parks: namesIn(wave.parks, language) }, groups));
    return analysisFile(format, {
      ...{ tables: wave.tables, title: wave.title, createdOn: this.clock.now(), language, storage: this.storage },
      valuesOf: ({ name }) =>
        valuesOf(
          groups(),
          wave.tables.find((table) => table.name === name)!,
          wave,
        ),
    });
  }

  /** One snapshot: no answer comes or goes between these. */
  private async prepare(tx: ReadTransaction, waveId: string, format: MicrodataFormat): Promise<ExportedWave> {
    const wave = (await tx.get(WaveRepository).find(waveId))!;
    const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
    const responses = tx.get(ResponseRepository);
    const places = await this.directory.places(tx, await responses.parks(waveId));
    const parks = new Map(places.map((place) => [place.id, place.name]));
    const weights = await this.weights.read(tx, waveId);
    const flags = flagNames(await rulesOfWave(tx, wave));
    const tables = dataTables(definition, { parks, flags }, describedWeights(weights));
    const above = await tx.get(TargetRepository).above(waveId);
    const ids = await shuffledIds(responses, waveId);
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

  /** Rows with their weights, and with their keys as ids. */
  private async *groups(actor: Actor, wave: ExportedWave, keys: Buffer): AsyncGenerator<readonly WeighedRow[]> {
    const withIds = (wanted: readonly string[]) =>
      this.database.read(actor, (tx) => tx.get(ResponseRepository).withIds(wave.id, wanted));
    for await (const answers of answersInOrder(wave.ids, withIds))
      yield answers.flatMap(({ at, row }) =>
        row === null ? [] : [{ ...row, ...designOf(row, wave), id: idOf(keys, at) }],
      );
  }
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

/** Codes arrive in a random order, so that the numbers say nothing about them. */
const numbered = (codes: readonly string[]): Map<string, number> =>
  new Map(codes.map((code, index) => [code, index + 1]));

async function* valuesOf(groups: WeighedGroups, table: DataTable, wave: ExportedWave): TableGroups {
  for await (const rows of groups) yield table.valuesOf(rows.map((row) => recorded(row, wave)));
}

/** All answers of an enterprise and sex have the same values, so that no file shows which of them came last. */
function designOf(row: ResponseRow, wave: ExportedWave): DesignValues {
  const { psuCode: psu } = row;
  if (psu === null) return { weight: null, enterprises: null, aboveTarget: null };
  const sex = statedSex(row.answers, wave.sexCodes);
  const aboveTarget = sex === 'U' ? null : (wave.above.get(`${sex}${psu}`) ?? null);
  const weight = weightOf(row, wave);
  return { weight, enterprises: (weight === null ? undefined : wave.weights?.enterprises?.(psu)) ?? null, aboveTarget };
}

function recorded({ psuCode, ...row }: WeighedRow, { units }: ExportedWave): RecordedAnswer {
  return { ...row, psu: units.get(psuCode ?? '') ?? null };
}

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
