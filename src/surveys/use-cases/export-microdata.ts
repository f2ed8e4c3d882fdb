import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newRandomId } from '../../kernel/ids.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { zipPieces } from '../../platform/storage/zip-pieces.js';
import { csvLine } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { answerColumns, recordColumns, repeatColumns } from '../domain/questionnaire.js';
import { entriesOf } from '../domain/files/data-columns.js';
import { dataTables, fileNames } from '../domain/files/data-tables.js';
import { savPieces } from '../domain/files/sav.js';
import type { Bilingual, Repeat } from '../form/index.js';
import type { ResponseRow } from '../persistence/response.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';

const rowsAtOnce = 2_000;

export type MicrodataFormat = 'csv' | 'sav';

export interface MicrodataFile {
  readonly kind: MicrodataFormat | 'zip';
  readonly pieces: AsyncGenerator<string | Buffer>;
}

interface FileTable {
  readonly name: string;
  readonly pieces: AsyncGenerator<string | Buffer>;
}

/**
 * Exports the single answers as a file, for the analyst only, and records the export as an event. The ids of answers are
 * not exported: rows come in the order of random keys of this export, so that two exports cannot be joined. CSV can be imported again; SPSS files have labels in
 * the reader's language, codes of missing answers, strata and primary sampling units. Of a questionnaire with repeats, the
 * files of answers and of entries are in a zip archive, are about the same answers, and have the random keys that join them.
 */
@Injectable()
export class ExportMicrodata {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, waveId: string, format: MicrodataFormat): Promise<MicrodataFile> {
    const wave = await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      const questionnaire = await tx.get(WaveRepository).questionnaire(wave.questionnaireId);
      const places = await this.directory.places(tx, await tx.get(ResponseRepository).parks(waveId));
      await tx.record({ type: surveyEvents.microdataExported, subject: waveId, payload: { waveId } });
      const parks = new Map(places.map((place) => [place.id, place.name]));
      const pools = await tx.get(ResponseRepository).poolMembers(waveId);
      const ids = await tx.get(ResponseRepository).idsOfWave(waveId);
      return { title: wave.title, definition: questionnaire!.definition, parks, pools, ids };
    });
    const keyed = wave.ids.map((id) => ({ id, key: newRandomId() })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const language = actor.language === 'zh-CN' ? 'zh' : 'en';
    const groups = (): Groups => this.groups(actor, keyed);
    const tables = format === 'csv' ? csvTables(wave, language, groups) : this.savTables(wave, language, groups);
    const [answers, ...entries] = tables;
    if (answers === undefined || entries.length > 0) return { kind: 'zip', pieces: zipPieces(tables) };
    return { kind: format, pieces: answers.pieces };
  }

  private savTables({ title, definition, parks }: ExportedWave, language: Language, groups: () => Groups): FileTable[] {
    return dataTables(definition, parks).map(({ name, columns, valuesOf }) => {
      const file = { columns, language, title: title[language], createdOn: this.clock.now() };
      return { name: `${name}.sav`, pieces: savPieces(file, mapped(groups(), valuesOf)) };
    });
  }

  /** Rows with their keys as ids. */
  private async *groups(actor: Actor, keyed: readonly Keyed[]): AsyncGenerator<readonly ResponseRow[]> {
    for (let at = 0; at < keyed.length; at += rowsAtOnce) {
      const some = keyed.slice(at, at + rowsAtOnce);
      const ids = some.map(({ id }) => id);
      const rows = await this.database.read(actor, (tx) => tx.get(ResponseRepository).withIds(ids));
      const byId = new Map(rows.map((row) => [row.id, row]));
      yield some.flatMap(({ id, key }) => {
        const row = byId.get(id);
        return row === undefined ? [] : [{ ...row, id: key }];
      });
    }
  }
}

/** The id of an answer, and its key in one export. */
interface Keyed {
  readonly id: string;
  readonly key: string;
}

type Language = keyof Bilingual;
type Groups = AsyncIterable<readonly ResponseRow[]>;

interface ExportedWave {
  readonly title: LocalizedText;
  readonly definition: QuestionnaireDefinition;
  readonly parks: ReadonlyMap<string, LocalizedText>;
  /** Maps the code of a pool to the codes of its members, which identify the same enterprises in another wave. */
  readonly pools: ReadonlyMap<string, string>;
}

async function* mapped<T>(groups: Groups, of: (rows: readonly ResponseRow[]) => T): AsyncGenerator<T> {
  for await (const rows of groups) yield of(rows);
}

function csvTables(wave: ExportedWave, language: Language, groups: () => Groups): FileTable[] {
  const { repeats = [] } = wave.definition;
  const answers = { name: 'answers.csv', pieces: csvPieces(wave, language, groups()) };
  const names = fileNames(repeats);
  const entries = repeats.map((repeat, at) => ({
    name: `${names[at]}.csv`,
    pieces: entryPieces(wave, repeat, groups()),
  }));
  return [answers, ...entries];
}

async function* entryPieces({ definition }: ExportedWave, { name }: Repeat, groups: Groups): AsyncGenerator<string> {
  const own = definition.questions.filter(({ repeat, type }) => repeat === name && type !== 'note');
  yield `\ufeff${csvLine([...repeatColumns, ...own.map((question) => question.name)])}`;
  for await (const rows of groups)
    yield entriesOf(rows, name)
      .map(({ answerKey, entry, answers }) =>
        csvLine([answerKey, String(entry), ...own.map((question) => answers[question.name] ?? '')]),
      )
      .join('');
}

/** The first piece has the byte order mark by which a spreadsheet recognises UTF-8. */
async function* csvPieces(wave: ExportedWave, language: Language, groups: Groups): AsyncGenerator<string> {
  const columns = answerColumns(wave.definition);
  const parks = new Map([...wave.parks].map(([id, name]) => [id, name[language]]));
  const hasKey = wave.definition.repeats !== undefined;
  const keyed = (row: ResponseRow): string[] => (hasKey ? [row.id] : []);
  yield `\ufeff${csvLine([...(hasKey ? ['answer_key'] : []), ...recordColumns, ...columns])}`;
  for await (const rows of groups)
    yield rows.map((row) => csvLine([...keyed(row), ...cellsOf(row, { columns, parks, pools: wave.pools })])).join('');
}

interface Shape {
  readonly columns: readonly string[];
  readonly parks: ReadonlyMap<string, string>;
  readonly pools: ReadonlyMap<string, string>;
}

function cellsOf(row: ResponseRow, shape: Shape): string[] {
  return [
    row.lang,
    row.formVersion,
    shape.parks.get(row.parkId) ?? row.parkId,
    row.sizeClass ?? '',
    row.stratum ?? '',
    shape.pools.get(row.psuCode ?? '') ?? row.psuCode ?? '',
    row.modulesOffered.join(' '),
    row.modulesTaken.join(' '),
    String(row.askedCount),
    row.durationBand ?? '',
    row.paceBand ?? '',
    row.disposition,
    row.flags.join(' '),
    ...shape.columns.map((name) => String(row.answers[name] ?? '')),
  ];
}
