import { csvLine } from '../../kernel/csv.js';
import { entriesOf } from '../domain/files/data-columns.js';
import { type DataTable, fileNames } from '../domain/files/data-tables.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import { answerColumns, entryKeysOf, recordColumns } from '../domain/questionnaire.js';
import type { Repeat } from '../form/index.js';
import type { ResponseRow } from '../persistence/response.repository.js';

/** Answers as they are stored, a group of rows at a time. */
type StoredGroups = AsyncIterable<readonly ResponseRow[]>;

export interface FileTable {
  readonly name: string;
  readonly pieces: AsyncGenerator<string | Buffer>;
}

export interface StoredWave {
  readonly definition: QuestionnaireDefinition;
  /** Names of parks by id, in the reader's language. */
  readonly parks: ReadonlyMap<string, string>;
  /** Maps the code of a pool to the codes of its members, which identify the same enterprises in another wave. */
  readonly pools: ReadonlyMap<string, string>;
}

/** The byte order mark by which a spreadsheet recognises UTF-8. */
const mark = '\ufeff';

/** Files that can be imported again. */
export function importableTables(wave: StoredWave, groups: () => StoredGroups): FileTable[] {
  const { repeats = [] } = wave.definition;
  const answers = { name: 'answers.csv', pieces: answerPieces(wave, groups()) };
  const names = fileNames(repeats);
  const entries = repeats.map((repeat, at) => ({
    name: `${names[at]}.csv`,
    pieces: entryPieces(wave, repeat, groups()),
  }));
  return [answers, ...entries];
}

async function* entryPieces({ definition }: StoredWave, around: Repeat, groups: StoredGroups): AsyncGenerator<string> {
  const own = definition.questions.filter(({ repeat, type }) => repeat === around.name && type !== 'note');
  const outer = (entry: number): readonly string[] => (around.repeat === undefined ? [] : [String(entry)]);
  yield `${mark}${csvLine([...entryKeysOf(around), ...own.map((question) => question.name)])}`;
  for await (const rows of groups)
    yield entriesOf(rows, around, definition.repeats ?? [])
      .map(({ answerKey, outerEntry, entry, answers }) => {
        const cells = own.map((question) => String(answers[question.name] ?? ''));
        return csvLine([answerKey, ...outer(outerEntry), String(entry), ...cells]);
      })
      .join('');
}

async function* answerPieces(wave: StoredWave, groups: StoredGroups): AsyncGenerator<string> {
  const columns = answerColumns(wave.definition);
  const hasKey = wave.definition.repeats !== undefined;
  const keyed = (row: ResponseRow): string[] => (hasKey ? [row.id] : []);
  yield `${mark}${csvLine([...(hasKey ? ['answer_key'] : []), ...recordColumns, ...columns])}`;
  for await (const rows of groups)
    yield rows.map((row) => csvLine([...keyed(row), ...cellsOf(row, columns, wave)])).join('');
}

function cellsOf(row: ResponseRow, columns: readonly string[], { parks, pools }: StoredWave): string[] {
  return [
    row.lang,
    row.formVersion,
    parks.get(row.parkId) ?? row.parkId,
    row.sizeClass ?? '',
    row.stratum ?? '',
    pools.get(row.psuCode ?? '') ?? row.psuCode ?? '',
    row.modulesOffered.join(' '),
    row.modulesTaken.join(' '),
    String(row.askedCount),
    row.durationBand ?? '',
    row.paceBand ?? '',
    row.disposition,
    row.flags.join(' '),
    ...columns.map((name) => String(row.answers[name] ?? '')),
  ];
}

type TableGroups = AsyncIterable<ReturnType<DataTable['valuesOf']>>;

/** A table as the statistics programs get it, with codes as numbers. */
export async function* codedPieces(
  { columns }: Pick<DataTable, 'columns'>,
  groups: TableGroups,
): AsyncGenerator<string> {
  yield `${mark}${csvLine(columns.map(({ name }) => name))}`;
  for await (const rows of groups)
    yield rows.map((row) => csvLine(row.map((value) => (value === null ? '' : String(value))))).join('');
}
