import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import type { Question, Questionnaire } from '../form/index.js';
import { answerColumns, outerRepeats } from './questionnaire.js';

/** The code that a text in cells means. */
export interface CellMeaning {
  readonly text: string;
  readonly code: string;
}

/** What a column of a file is read as. */
export interface AssignedColumn {
  /** The heading in the file. */
  readonly column: string;
  /** The name of a question or of what is stored with answers; null: the column is not imported. */
  readonly to: string | null;
  /** Besides codes and labels. */
  readonly values: readonly CellMeaning[];
  /** It was decided for an earlier file of the wave. */
  readonly earlier?: true;
}

/** A column of an uploaded file. */
export interface FileColumn {
  readonly column: string;
  /** undefined: no one has decided, and the heading is no name or label. */
  readonly to?: string | null;
  /** Some texts in its first rows that are neither codes nor labels of the question. */
  readonly unknown: readonly string[];
  readonly values: readonly CellMeaning[];
  readonly earlier?: true;
}

/** What a column can be assigned to. */
export interface ColumnTarget {
  readonly name: string;
  readonly label: LocalizedText;
  readonly choices: readonly { readonly code: string; readonly label: LocalizedText }[];
}

/**
 * Columns other than questions. `psu` is the random code of the enterprise, never its name; a row without one came
 * through the open poster of its `park`, and one without a `version` answers the present one. Those without a label
 * here are exported, and an import derives them again.
 */
const frameLabels: Readonly<Record<string, LocalizedText>> = {
  psu: localized('Code of the enterprise', '企业代码'),
  park: localized('Park', '园区'),
  instance: localized('Instance id', '实例编号'),
  day: localized('Day', '日期'),
  lang: localized('Language', '语言'),
  version: localized('Version of the questionnaire', '问卷版本'),
  modules_offered: localized('Optional modules offered', '提供的选答模块'),
  modules_taken: localized('Optional modules accepted', '接受的选答模块'),
  duration_band: localized('Duration, in bands', '作答时长（分段）'),
  pace_band: localized('Time per question, in bands', '每题用时（分段）'),
};
/** The number of a row in the file that was uploaded, if it was divided before it is read. */
export const sourceRow = 'source_row';
export const frameColumns: readonly string[] = [
  ...Object.keys(frameLabels),
  sourceRow,
  ...['size_class', 'stratum', 'n_asked', 'disposition', 'flags', 'answer_key'],
];

/** Case, width and blanks don't distinguish headings or labels. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** What columns of answers to this questionnaire can be assigned to. */
export function columnTargets(definition: Pick<Questionnaire, 'questions'>): readonly ColumnTarget[] {
  const frame = Object.entries(frameLabels).map(([name, label]) => ({ name, label, choices: [] }));
  const questions = definition.questions.flatMap((question): ColumnTarget[] => {
    const [own, mark] = answerColumns({ questions: [question] });
    const { label } = question;
    // without the columns that filters read, and whether the phone shows the choice
    const choices = question.choices.map(({ code, label: name }) => ({ code, label: name }));
    if (own === undefined) return [];
    if (mark === undefined) return [{ name: own, label, choices }];
    const declined = localized(`${label.en} (declined)`, `${label.zh}（未答）`);
    return [
      { name: own, label, choices: [] },
      { name: mark, label: declined, choices: [] },
    ];
  });
  return [...frame, ...questions];
}

/** The headings that an export has. */
const exactNames = (definition: Pick<Questionnaire, 'questions' | 'repeats'>): ReadonlySet<string> =>
  new Set([...frameColumns, ...answerColumns(definition), ...outerRepeats(definition).map(({ name }) => name)]);

/** What is used of the decisions for an earlier file. A heading that is a name means what it says, whatever they were. */
export function takenOver(
  definition: Pick<Questionnaire, 'questions' | 'repeats'>,
  headings: readonly string[],
  last: readonly AssignedColumn[],
): readonly AssignedColumn[] {
  const names = exactNames(definition);
  return last
    .filter(({ column, to }) => headings.includes(column) && (to === column || !names.has(column)))
    .map((each) => ({ ...each, earlier: true }));
}

/** What each heading is read as: what was decided for it, a name, or a label in either language. */
export function readColumns(
  definition: Pick<Questionnaire, 'questions' | 'repeats'>,
  headings: readonly string[],
  decided: readonly AssignedColumn[],
): readonly FileColumn[] {
  const names = exactNames(definition);
  const byText = new Map<string, string | null>();
  const note = (text: string, name: string): void => {
    // a label that two questions share names neither
    byText.set(plain(text), (byText.get(plain(text)) ?? name) === name ? name : null);
  };
  for (const { name, label } of columnTargets(definition)) for (const text of [label.en, label.zh]) note(text, name);
  for (const name of names) byText.set(plain(name), name);
  const known = new Map(decided.map((each) => [each.column, each]));
  return headings.map((column): FileColumn => {
    const earlier = known.get(column);
    if (earlier !== undefined) return { ...earlier, unknown: [] };
    // empty columns at the end of a spreadsheet
    if (column === '') return { column, to: null, unknown: [], values: [] };
    const to = names.has(column) ? column : (byText.get(plain(column)) ?? undefined);
    return { column, ...(to !== undefined && { to }), unknown: [], values: [] };
  });
}

const separator = /[;,|\n；，、]+/;

/** Texts of cells as codes: a code, a label in either language, or what a person decided. Other texts are unchanged. */
export class ChoiceReader {
  private readonly codes: ReadonlySet<string>;
  /** Null: choices share the label, so that it means none of them. */
  private readonly byText = new Map<string, string | null>();
  private readonly isList: boolean;

  constructor({ type, choices }: Question, values: readonly CellMeaning[] = []) {
    this.isList = type !== 'select_one';
    this.codes = new Set(choices.map(({ code }) => code));
    for (const { code, label } of choices)
      for (const text of [label.en, label.zh]) {
        const known = this.byText.get(plain(text));
        this.byText.set(plain(text), known === undefined || known === code ? code : null);
      }
    for (const { text, code } of values) this.byText.set(plain(text), code);
  }

  read(text: string): string {
    if (this.codes.has(text)) return text;
    const whole = this.meaningOf(text);
    if (whole !== undefined || !this.isList) return whole ?? text;
    if (text.split(' ').every((code) => this.codes.has(code))) return text;
    const parts = text.split(separator).map((part) => part.trim());
    const codes = parts
      .filter((part) => part !== '')
      .map((part) => (this.codes.has(part) ? part : this.meaningOf(part)));
    return codes.every((code) => code !== undefined) ? codes.join(' ') : text;
  }

  private meaningOf(text: string): string | undefined {
    return this.byText.get(plain(text)) ?? undefined;
  }

  /** Texts of a cell that are not known. */
  unknownIn(text: string): readonly string[] {
    const read = this.read(text);
    if (read.split(' ').every((code) => this.codes.has(code))) return [];
    return this.isList
      ? text
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== '' && !this.codes.has(this.read(part)))
      : [text];
  }
}

const isChoice = ({ type }: Question): boolean =>
  type === 'select_one' || type === 'select_multiple' || type === 'rank';

/** How the cells of each column with choices are read. */
export function choiceReaders(
  { questions }: Pick<Questionnaire, 'questions'>,
  columns: readonly FileColumn[],
): ReadonlyMap<string, ChoiceReader> {
  const values = new Map(columns.map((column) => [column.to, column.values]));
  return new Map(
    questions
      .filter(isChoice)
      .map((question) => [question.name, new ChoiceReader(question, values.get(question.name))]),
  );
}

/** Texts that are shown to a person for each column. */
const mostUnknown = 30;
/** Characters of a text that can mean a choice; a longer one is an answer in the wrong column. */
export const longestMeaning = 200;

/** Columns with the texts in some rows that are neither codes nor labels. */
export function withUnknown(
  definition: Pick<Questionnaire, 'questions'>,
  columns: readonly FileColumn[],
  rows: readonly (readonly string[])[],
): readonly FileColumn[] {
  const readers = choiceReaders(definition, columns);
  return columns.map((column, place) => {
    const reader = readers.get(column.to ?? '');
    if (reader === undefined) return column;
    const texts = new Set(rows.map((cells) => (cells[place] ?? '').trim()).filter((text) => text !== ''));
    const unknown = new Set([...texts].flatMap((text) => reader.unknownIn(text)));
    const shown = [...unknown].filter((text) => text.length <= longestMeaning);
    return { ...column, unknown: shown.slice(0, mostUnknown) };
  });
}

/** Whether a file has these headings, and the questionnaire these questions and choices. */
export function canBeAssigned(
  definition: Pick<Questionnaire, 'questions' | 'repeats'>,
  header: readonly FileColumn[],
  assigned: readonly AssignedColumn[],
): boolean {
  const headings = new Set(header.map(({ column }) => column));
  const targets = new Map(columnTargets(definition).map((target) => [target.name, target]));
  const other = new Set([...frameColumns, ...outerRepeats(definition).map(({ name }) => name)]);
  return assigned.every(({ column, to, values }) => {
    const choices = targets.get(to ?? '')?.choices ?? [];
    const isTarget = to === null || targets.has(to) || other.has(to);
    return (
      headings.has(column) && isTarget && values.every(({ code }) => choices.some((choice) => choice.code === code))
    );
  });
}
