import { isCalendarDate } from '../../kernel/calendar-date.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import { type NestedAnswers, rolesOf } from '../form/index.js';
import { type ChoiceReader, choiceReaders, type FileColumn, frameColumns } from './import-columns.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { answerColumns, outerRepeats } from './questionnaire.js';
import type { AcceptedBody, Submission } from './submission.js';

/** A file is checked first: its rows are added only after someone has seen what the import would change. */
export type ImportStep = 'check' | 'import';
/** `unassigned`: a person must say which question each column answers. */
export type ImportState = 'waiting' | 'unassigned' | 'checked' | 'imported' | 'refused' | 'cancelled' | 'undone';
export const importStates: readonly ImportState[] = [
  'waiting',
  'unassigned',
  'checked',
  'imported',
  'refused',
  'cancelled',
  'undone',
];

/**
 * An error in one cell. Row 1 is the header; `column` is the column's name, or empty if the error concerns the whole
 * row.
 */
export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  /** The value of the cell, truncated. */
  readonly value: string;
  readonly detail: LocalizedText;
}

export interface ImportCounts {
  readonly totalRows: number;
  readonly acceptedRows: number;
  readonly repeatedRows: number;
  readonly knownRows: number;
  readonly wrongRows: number;
}

/** A row with answers that the questionnaire accepts, as it is kept until it is added. */
export interface CheckedRow {
  readonly row: number;
  /** Of the questionnaire; rows that an earlier release of the program checked have none. */
  readonly version?: string;
  readonly psu: string;
  readonly park: string;
  readonly instance: string | null;
  readonly day: string | null;
  readonly body: AcceptedBody;
}

/** One line of a file with checked rows. */
export type CheckedLine = CheckedRow | { readonly error: RowError };

const words: Readonly<Record<string, LocalizedText>> = {
  'column-missing': localized('This column is missing.', '缺少该列。'),
  'column-unknown': localized('This column is not in the questionnaire.', '该问卷没有这一列。'),
  'column-twice': localized('This column appears twice.', '该列重复出现。'),
  'not-entries': localized(
    'The entries of a repeat must be a JSON list of objects.',
    '重复组的填写内容应为 JSON 对象列表。',
  ),
  'entries-key': localized(
    'The tables of answers and of repeats need this column.',
    '答卷表和重复组的表都需要这一列。',
  ),
  'entries-column': localized('This column is not in the repeat.', '重复组中没有这一列。'),
  'entries-answer': localized(
    'No answer has this key. No row of the file was added.',
    '没有答卷使用该键，文件未导入任何行。',
  ),
  'entries-outer': localized(
    'The table of the repeat around it has no entry with this number in this answer. No row of the file was added.',
    '外层重复组的表中，该答卷没有此编号的填写，文件未导入任何行。',
  ),
  'entries-twice': localized(
    'An earlier row of this table has the same value. No row of the file was added.',
    '该表前面已有一行使用此值，文件未导入任何行。',
  ),
  'entries-many': localized(
    'Too many rows have this key. No row of the file was added.',
    '使用此键的行过多，文件未导入任何行。',
  ),
  workbook: localized(
    'This workbook cannot be read. Save the sheet as .xlsx or CSV and upload it again.',
    '无法读取该工作簿。请将表格另存为 .xlsx 或 CSV 后重新上传。',
  ),
  'file-incomplete': localized(
    'The end of this file is missing. Upload it again; if the error remains, save it again first.',
    '文件不完整，缺少末尾部分。请重新上传；仍有错误时，请先重新保存。',
  ),
  'file-large': localized(
    'A table in this file is too large: more than 2 GB when unpacked, more than 4 GB for all tables, or a text of more than 65,535 characters in a cell. Divide its rows among several files.',
    '文件中的表过大：单个表解压后超过2 GB，全部表超过4 GB，或某个单元格的文字超过65,535个字符。请将各行分到多个文件。',
  ),
  failed: localized(
    'The import stopped because of an unexpected error. Upload the file again.',
    '导入因意外错误而停止，请重新上传文件。',
  ),
  'version-unknown': localized(
    'This wave has not used this version of the questionnaire. Correct the version, or do not import this column: rows are then read as answers to the present version.',
    '本期调查未使用过该问卷版本。请更正版本，或将该列设为不导入，各行即按现用版本读取。',
  ),
  'not-in-version': localized(
    'The version of the questionnaire that this row answers does not have this question.',
    '该行所答的问卷版本没有这道题。',
  ),
  'cells-many': localized('The row has more cells than columns.', '单元格数多于列数。'),
  'quote-open': localized('A quotation mark is not closed.', '引号未闭合。'),
  'quote-stray': localized('Text follows a closing quotation mark.', '结束引号之后还有文字。'),
  'psu-unknown': localized('No enterprise in this wave has this code.', '本期调查中没有该企业代码。'),
  'instance-form': localized('Enter a valid UUID.', '不是 UUID。'),
  'instance-twice': localized('An earlier row has the same instance id.', '与前面某行的实例编号相同。'),
  'park-unknown': localized('Enter an enterprise code or a park of this wave.', '请填写企业代码，或本期调查的园区。'),
  'day-outside': localized(
    'The date is outside the fieldwork period of this wave.',
    '该日期不在本期调查的实施期间内。',
  ),
  'day-form': localized('Enter a date as YYYY-MM-DD.', '日期格式应为 YYYY-MM-DD。'),
  'lang-unknown': localized('Enter zh or en.', '应为 zh 或 en。'),
  'band-unknown': localized('Enter 1 to 5.', '应为1至5。'),
  'module-unknown': localized('Module not found.', '未找到该模块。'),
  'refusal-row': localized(
    'Remove this row. Refusals are counted only and cannot be imported as answers.',
    '请删除该行。拒答只计数，不能作为答卷导入。',
  ),
};

export function shortened(value: string): string {
  const shown = value.replace(/[\u0000-\u001f]/g, '\u00b7');
  return shown.length > 40 ? `${shown.slice(0, 39)}\u2026` : shown;
}

/** An error in a cell; its message follows from its code unless the form engine provides one. */
export function rowError(
  place: { readonly row: number; readonly column: string; readonly value: string },
  code: string,
  detail?: LocalizedText,
): RowError {
  const { row, column, value } = place;
  return { row, column, code, value: shortened(value), detail: detail ?? words[code] ?? localized(code, code) };
}

export interface ImportRow {
  readonly psu: string;
  readonly park: string;
  readonly instance: string | null;
  readonly day: string | null;
  readonly submission: Submission;
  readonly errors: readonly RowError[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface CellRule {
  readonly column: string;
  readonly code: string;
  fits(value: string): boolean;
}

/** Rules for the columns other than questions; they do not apply to a blank cell. */
const cellRules: readonly CellRule[] = [
  { column: 'instance', code: 'instance-form', fits: (value) => uuid.test(value) },
  { column: 'day', code: 'day-form', fits: (value) => isCalendarDate(answerOf('date', value)) },
  { column: 'lang', code: 'lang-unknown', fits: (value) => value === 'en' || value === 'zh' },
  { column: 'duration_band', code: 'band-unknown', fits: (value) => /^[1-5]$/.test(value) },
  { column: 'pace_band', code: 'band-unknown', fits: (value) => /^[1-5]$/.test(value) },
];

/** How a spreadsheet stores days and times, and what a person would answer. */
const stored: Readonly<Record<string, readonly [RegExp, string]>> = {
  date: [/^(\d{4}-\d\d-\d\d) 00:00:00$/, '$1'],
  time: [/^(\d\d:\d\d):00$/, '$1'],
  datetime: [/^(\d{4}-\d\d-\d\d) (\d\d:\d\d):00$/, '$1T$2'],
};

/** A day or time as an answer; other cells unchanged. */
export function answerOf(type: string, cell: string): string {
  const rule = stored[type];
  return rule === undefined ? cell : cell.replace(...rule);
}

interface AnswerPlace {
  readonly name: string;
  readonly type: string;
  readonly module: string;
  readonly place: number;
  readonly choices: ChoiceReader | undefined;
}

/** Converts rows of one version into submissions for one header; the form engine validates their content. */
export class RowReader {
  private readonly answerPlaces: readonly AnswerPlace[];
  private readonly repeatPlaces: readonly { readonly name: string; readonly place: number }[];
  /** Columns of other versions. */
  private readonly otherPlaces: readonly { readonly name: string; readonly place: number }[];
  private readonly rules: readonly (CellRule & { readonly place: number })[];
  private readonly placeOf: ReadonlyMap<string, number>;
  private readonly modules: readonly string[];
  private readonly optional: readonly string[];
  private readonly modulesPresent: readonly string[];
  private readonly consent: ReturnType<typeof rolesOf>['consent'];

  constructor(
    definition: QuestionnaireDefinition,
    private readonly columns: readonly FileColumn[],
  ) {
    this.placeOf = new Map(columns.map(({ column, to }, place) => [to === null ? '' : (to ?? column), place]));
    const placed = (name: string): readonly number[] => [this.placeOf.get(name) ?? []].flat();
    this.modules = definition.modules.map((module) => module.id);
    this.optional = definition.modules.flatMap(({ id, optional }) => (optional ? [id] : []));
    const readers = choiceReaders(definition, columns);
    this.answerPlaces = definition.questions.flatMap((question) =>
      answerColumns({ questions: [question] }).flatMap((name) =>
        placed(name).map((place) => ({
          ...{ name, type: question.type, module: question.module, place, choices: readers.get(name) },
        })),
      ),
    );
    this.repeatPlaces = outerRepeats(definition).flatMap(({ name }) => placed(name).map((place) => ({ name, place })));
    const own = new Set([...frameColumns, ...[...this.answerPlaces, ...this.repeatPlaces].map(({ name }) => name)]);
    this.otherPlaces = columns.flatMap(({ column, to }, place) => {
      const name = to === undefined ? column : to;
      return name === null || own.has(name) ? [] : [{ name, place }];
    });
    this.consent = rolesOf(definition).consent;
    this.rules = cellRules.flatMap((rule) => placed(rule.column).map((place) => ({ ...rule, place })));
    const touched = new Set(this.answerPlaces.map((each) => each.module));
    this.modulesPresent = this.modules.filter((id) => touched.has(id));
  }

  read(line: { readonly row: number; readonly cells: readonly string[] }): ImportRow {
    const cell = (name: string): string => (line.cells[this.placeOf.get(name) ?? -1] ?? '').trim();
    const submission = this.submission(line.cells, cell);
    return {
      psu: cell('psu'),
      park: cell('park'),
      instance: cell('instance') || null,
      day: answerOf('date', cell('day')) || null,
      submission,
      errors: this.errors(line, submission),
    };
  }

  private submission(cells: readonly string[], cell: (name: string) => string): Submission {
    const answers: Record<string, NestedAnswers[string]> = {};
    const touched = new Set<string>();
    for (const { name, type, module, place, choices } of this.answerPlaces) {
      const text = answerOf(type, (cells[place] ?? '').trim());
      if (text === '') continue;
      answers[name] = choices === undefined ? text : choices.read(text);
      touched.add(module);
    }
    for (const { name, place } of this.repeatPlaces) {
      const entries = entriesIn(cells[place] ?? '');
      if (entries !== null && entries.length > 0) answers[name] = entries;
    }
    const listed = (name: string): string[] => cell(name).split(/\s+/).filter(Boolean);
    const offered = listed('modules_offered');
    const taken = listed('modules_taken');
    return {
      lang: cell('lang') === 'en' ? 'en' : 'zh',
      modulesOffered: offered.length > 0 ? offered : this.unlisted(touched),
      modulesTaken: taken.length > 0 ? taken : this.modules.filter((id) => touched.has(id)),
      durationBand: cell('duration_band') || null,
      paceBand: cell('pace_band') || null,
      answers,
    };
  }

  /** A blank cell in the column of offered modules: only those that the row answers; without the column, all in the file. */
  private unlisted(touched: ReadonlySet<string>): readonly string[] {
    return this.placeOf.has('modules_offered') ? this.optional.filter((id) => touched.has(id)) : this.modulesPresent;
  }

  private errors(
    line: { readonly row: number; readonly cells: readonly string[] },
    { modulesOffered: offered, answers }: Submission,
  ): RowError[] {
    const { row, cells } = line;
    const errors: RowError[] = [];
    for (const { place, column, code, fits } of this.rules) {
      const value = (cells[place] ?? '').trim();
      if (value !== '' && !fits(value)) errors.push(rowError({ row, column, value }, code));
    }
    const { consent } = this;
    // of a refusal only a count is stored, so that a file has no row for it
    if (consent !== undefined && answers[consent.question] === consent.refused)
      errors.push(rowError({ row, column: consent.question, value: consent.refused }, 'refusal-row'));
    for (const { name, place } of this.repeatPlaces) {
      const value = cells[place] ?? '';
      if (entriesIn(value) === null) errors.push(rowError({ row, column: name, value }, 'not-entries'));
    }
    for (const { name, place } of this.otherPlaces) {
      const value = (cells[place] ?? '').trim();
      if (value !== '') errors.push(rowError({ row, column: name, value }, 'not-in-version'));
    }
    if (!offered.every((id) => this.modules.includes(id))) {
      errors.push(rowError({ row, column: 'modules_offered', value: offered.join(' ') }, 'module-unknown'));
    }
    if (cells.length > this.columns.length) {
      errors.push(rowError({ row, column: '', value: cells.slice(this.columns.length).join(',') }, 'cells-many'));
    }
    return errors;
  }
}

/** The entries of a repeat, which an archive or workbook has in another table; null: the text is no list of them. */
function entriesIn(text: string): readonly NestedAnswers[] | null {
  if (text.trim() === '') return [];
  try {
    const list: unknown = JSON.parse(text);
    return areEntries(list) ? list : null;
  } catch {
    // no JSON, or lists in more lists than any form has
    return null;
  }
}

const areEntries = (list: unknown): list is readonly NestedAnswers[] =>
  Array.isArray(list) &&
  list.every(
    (entry: unknown) =>
      typeof entry === 'object' &&
      entry !== null &&
      Object.values(entry).every((answer) => typeof answer === 'string' || areEntries(answer)),
  );
