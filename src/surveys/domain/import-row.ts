import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { answerColumns } from './questionnaire.js';
import type { Submission } from './submission.js';

export type ImportMode = 'all-or-nothing' | 'accept-good';
export const importModes: readonly ImportMode[] = ['all-or-nothing', 'accept-good'];
export type ImportState = 'waiting' | 'imported' | 'refused' | 'cancelled';

/** One wrong cell. Row 1 is the header; column is its name, empty when the row as a whole is meant. */
export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  /** What stands there, shortened. */
  readonly value: string;
  readonly detail: LocalizedText;
}

/** Columns beside the questions. `psu` is the random code of the enterprise, never its name. */
const frameColumns = [
  'psu',
  'instance',
  'day',
  'lang',
  'modules_offered',
  'modules_taken',
  'duration_band',
  'pace_band',
];

const words: Readonly<Record<string, LocalizedText>> = {
  'column-missing': localized('This column is missing.', '缺少该列。'),
  'column-unknown': localized('There is no such column in this questionnaire.', '该问卷没有这一列。'),
  'column-twice': localized('This column stands there twice.', '该列重复出现。'),
  'cells-many': localized('More cells than columns.', '单元格数多于列数。'),
  'quote-open': localized('A quoted cell is never closed.', '引号未闭合。'),
  'psu-unknown': localized('No enterprise of this wave has this code.', '本期调查中没有该企业代码。'),
  'instance-form': localized('Not a UUID.', '不是 UUID。'),
  'instance-twice': localized('The same instance stands in an earlier row.', '与前面某行的实例编号相同。'),
  'day-form': localized('A date as YYYY-MM-DD is needed.', '日期格式应为 YYYY-MM-DD。'),
  'lang-unknown': localized('zh or en.', '应为 zh 或 en。'),
  'band-unknown': localized('1 to 5.', '应为1至5。'),
  'module-unknown': localized('There is no such module.', '没有该模块。'),
  'refusal-row': localized(
    'A refusal is not a row of answers: refusals are a bare tally.',
    '拒答不作为答卷行保存，只计数。',
  ),
};

export function shortened(value: string): string {
  const shown = value.replace(/[\u0000-\u001f]/g, '\u00b7');
  return shown.length > 40 ? `${shown.slice(0, 39)}\u2026` : shown;
}

export function rowError(row: number, column: string, code: string, value: string, detail?: LocalizedText): RowError {
  return { row, column, code, value: shortened(value), detail: detail ?? words[code] ?? localized(code, code) };
}

export interface ImportHeader {
  readonly columns: readonly string[];
  readonly errors: readonly RowError[];
}

/** Needed: the enterprise's code and every core question; a file with a column nobody knows is not read by halves. */
export function readHeader(definition: QuestionnaireDefinition, cells: readonly string[]): ImportHeader {
  const columns = cells.map((cell) => cell.trim());
  const core = new Set(definition.modules.filter((module) => !module.optional).map((module) => module.id));
  const needed = [
    'psu',
    ...definition.questions.filter((question) => core.has(question.module)).map((question) => question.name),
  ];
  const known = new Set([...frameColumns, ...answerColumns(definition)]);
  const present = new Set(columns);
  return {
    columns,
    errors: [
      ...needed.filter((name) => !present.has(name)).map((name) => rowError(1, name, 'column-missing', '')),
      ...columns.filter((name) => !known.has(name)).map((name) => rowError(1, name, 'column-unknown', name)),
      ...columns
        .filter((name, index) => columns.indexOf(name) !== index)
        .map((name) => rowError(1, name, 'column-twice', name)),
    ],
  };
}

export interface ImportRow {
  readonly psu: string;
  readonly instance: string | null;
  readonly day: string | null;
  readonly submission: Submission;
  readonly errors: readonly RowError[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Turns the cells of one row into a submission; what they mean is the form engine's business. */
export function readRow(
  definition: QuestionnaireDefinition,
  columns: readonly string[],
  line: { readonly row: number; readonly cells: readonly string[] },
): ImportRow {
  const { row, cells } = line;
  const cell: Record<string, string> = {};
  columns.forEach((name, index) => (cell[name] = (cells[index] ?? '').trim()));
  const of = (name: string): string => cell[name] ?? '';
  const modules = definition.modules.map((module) => module.id);
  const offered =
    of('modules_offered') === '' ? modulesPresent(definition, columns) : of('modules_offered').split(/\s+/);
  const errors: RowError[] = [];
  const unless = (fits: boolean, column: string, code: string): void => {
    if (!fits) errors.push(rowError(row, column, code, of(column)));
  };
  if (cells.length > columns.length)
    errors.push(rowError(row, '', 'cells-many', cells.slice(columns.length).join(',')));
  unless(of('instance') === '' || uuid.test(of('instance')), 'instance', 'instance-form');
  unless(of('day') === '' || isDay(of('day')), 'day', 'day-form');
  unless(['', 'en', 'zh'].includes(of('lang')), 'lang', 'lang-unknown');
  unless(/^[1-5]?$/.test(of('duration_band')), 'duration_band', 'band-unknown');
  unless(/^[1-5]?$/.test(of('pace_band')), 'pace_band', 'band-unknown');
  unless(
    offered.every((id) => modules.includes(id)),
    'modules_offered',
    'module-unknown',
  );
  unless(of('consent') !== '2', 'consent', 'refusal-row');
  const answers: Record<string, string> = {};
  for (const name of answerColumns(definition)) if (of(name) !== '') answers[name] = of(name);
  return {
    psu: of('psu'),
    instance: of('instance') === '' ? null : of('instance'),
    day: of('day') === '' ? null : of('day'),
    submission: {
      lang: of('lang') === 'en' ? 'en' : 'zh',
      modulesOffered: offered,
      modulesTaken:
        of('modules_taken') === '' ? modulesAnswered(definition, answers) : of('modules_taken').split(/\s+/),
      durationBand: of('duration_band') || null,
      paceBand: of('pace_band') || null,
      answers,
    },
    errors,
  };
}

function modulesPresent(definition: QuestionnaireDefinition, columns: readonly string[]): string[] {
  const present = new Set(columns);
  return definition.modules
    .filter(
      (module) =>
        !module.optional ||
        definition.questions.some((question) => question.module === module.id && present.has(question.name)),
    )
    .map((module) => module.id);
}

function modulesAnswered(definition: QuestionnaireDefinition, answers: Readonly<Record<string, string>>): string[] {
  const touched = new Set(
    definition.questions.filter((question) => answers[question.name] !== undefined).map((question) => question.module),
  );
  return definition.modules.map((module) => module.id).filter((id) => touched.has(id));
}
