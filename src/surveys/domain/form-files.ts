import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import { labelIn } from '../form/evaluation/tables.js';
import type { Table } from '../form/index.js';
import type {
  Choice,
  ChoiceList,
  ChoiceSource,
  FormItem,
  FormModel,
  FormQuestion,
  Formula,
} from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { nameOf, tableReadsOf } from '../form/xpath/lookups.js';
import { nodesOf, type XPath } from '../form/xpath/tree.js';
import { COLUMN_WORDS, type FileTable, placeIn } from './file-table.js';
import type { FormObstacle } from './form-obstacles.js';
import { choiceLabel, languagesOf } from './form-summary.js';

/** The files of a questionnaire by name, e.g. `parks.csv`. */
export type FormFiles = ReadonlyMap<string, FileTable>;

/** A file of a draft or published version. */
export interface FormFileRef {
  readonly name: string;
  /** The hash of its text in UTF-8. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

/** A form as it is stored, with its files. */
export interface StoredForm {
  readonly model: FormModel;
  readonly files: readonly FormFileRef[];
}

/** A question or group that reads a file or a choice list, and the columns that it reads. */
interface TableUse {
  readonly item: FormItem;
  readonly file?: string;
  readonly list?: ChoiceList;
  readonly columns: readonly string[];
  /** The columns with its choices; undefined if an expression looks something up. */
  readonly choices?: FileChoices;
}

type FileChoices = Extract<ChoiceSource['from'], { readonly file: string }>;

/** The names of the files that a form reads. */
export const neededFiles = (model: FormModel): readonly string[] => [
  ...new Set(usesOf(model).flatMap(({ file }) => file ?? [])),
];

/** A form whose choices in files are choice lists, with the columns that filters read. */
export function withFileLists(model: FormModel, files: FormFiles): FormModel {
  const sources = usesOf(model).flatMap(({ choices, columns }) => (choices ? [{ choices, columns }] : []));
  if (sources.length === 0) return model;
  const read = new Map<string, Set<string>>();
  const lists = new Map<string, FileChoices>();
  for (const { choices, columns } of sources) {
    const name = listOf(choices);
    lists.set(name, choices);
    read.set(name, new Set([...(read.get(name) ?? []), ...columns]));
  }
  const made = [...lists].flatMap(([name, choices]) => {
    const table = files.get(choices.file);
    return table === undefined ? [] : [{ name, choices: choicesIn(table, choices, read.get(name) ?? new Set()) }];
  });
  return { ...model, items: model.items.map(withList), lists: [...model.lists, ...made] };
}

/** The columns of files and choice lists that expressions look up. */
export function lookedUpTables(model: FormModel, files: FormFiles): readonly Table[] {
  const read = new Map<string | ChoiceList, Set<string>>();
  for (const { file, list, columns, choices } of usesOf(model)) {
    const source = file ?? list;
    if (choices !== undefined || source === undefined) continue;
    read.set(source, new Set([...(read.get(source) ?? []), ...columns]));
  }
  return [...read].flatMap(([source, columns]) => {
    if (typeof source !== 'string') return [tableOfList(source, columns, model)];
    const table = files.get(source);
    return table === undefined ? [] : [{ name: tableName(source), ...withColumns(table, columns) }];
  });
}

function withColumns({ columns, rows }: Pick<FileTable, 'columns' | 'rows'>, read: ReadonlySet<string>) {
  const kept = columns.filter((column) => read.has(column));
  const places = kept.map((column) => columns.indexOf(column));
  return { columns: kept, rows: rows.map((row) => places.map((place) => row[place] ?? '')) };
}

/** Labels are read in the language of the person. */
function tableOfList({ name, choices }: ChoiceList, read: ReadonlySet<string>, model: FormModel): Table {
  const languages = languagesOf(model);
  const attributes = [...attributesOf(choices)];
  const columns = ['name', 'label', labelIn('en'), labelIn('zh'), ...attributes];
  const rows = choices.map((choice) => {
    const { en, zh } = choiceLabel(choice, languages);
    return [choice.name, en, en, zh, ...attributes.map((each) => choice.attributes[each] ?? '')];
  });
  const labels = read.has('label') ? [labelIn('en'), labelIn('zh')] : [];
  return { name, ...withColumns({ columns, rows }, new Set([...read, ...labels])) };
}

const attributesOf = (choices: readonly Choice[]): ReadonlySet<string> =>
  new Set(choices.flatMap(({ attributes }) => Object.keys(attributes)));

/** What is missing in the files of a form, one reason for each question or group. */
export function fileObstacles(model: FormModel, files: FormFiles): readonly FormObstacle[] {
  const found = new Map<FormItem, FormObstacle>();
  const known = new Map<string, Fault | undefined>();
  for (const use of usesOf(model)) {
    const { item, file, list, columns, choices } = use;
    if (found.has(item)) continue;
    // many questions read the same columns of a large file
    const same = JSON.stringify([file, list?.name, columns, choices]);
    if (!known.has(same)) known.set(same, list ? faultOfList(list, columns) : faultOf(use, files));
    const [code, detail] = known.get(same) ?? [];
    if (code !== undefined && detail !== undefined)
      found.set(item, { name: item.name, row: item.source.row, code, detail });
  }
  return [...found.values()];
}

const CODE = /^\S{1,64}$/;
/** Characters of a code that are quoted. */
const mostQuoted = 64;

type Fault = readonly [code: string, detail: LocalizedText];

function faultOfList({ name, choices }: ChoiceList, columns: readonly string[]): Fault | undefined {
  const known = attributesOf(choices);
  const missing = columns.find((column) => column !== 'name' && column !== 'label' && !known.has(column));
  if (missing === undefined) return undefined;
  return [
    'list-column',
    localized(
      `The list “${name}” has no column “${missing}”. Add the column to the sheet “choices”, or correct its name in the expression.`,
      `列表“${name}”没有“${missing}”列。请在工作表“choices”中添加该列，或更正表达式中的列名。`,
    ),
  ];
}

function faultOf({ file = '', columns, choices }: TableUse, files: FormFiles): Fault | undefined {
  const table = files.get(file);
  if (table === undefined)
    return [
      'file-missing',
      localized(`This question needs the file ${file}. Upload it.`, `该题需要文件 ${file}，请上传。`),
    ];
  const needed = choices === undefined ? columns : [choices.value, ...columns];
  const missing = needed.find((column) => !table.columns.includes(column)) ?? missingLabel(table, choices);
  if (missing !== undefined) return ['file-column', missingWords(file, table, missing)];
  const taken = choices && takenName(table, choices, columns);
  if (taken !== undefined) return ['file-filter', takenWords(file, taken)];
  const wrong = choices && wrongCode(table, choices);
  if (wrong === undefined) return undefined;
  const [at, atZh] = placeIn(table.kind, wrong.number);
  return ['file-code', localized(`${file}, ${at}: ${wrong.en}`, `${file} ${atZh}：${wrong.zh}`)];
}

function missingWords(file: string, { kind }: FileTable, missing: string): LocalizedText {
  const [word, wordZh] = COLUMN_WORDS[kind];
  return localized(
    `${file} has no ${word} “${missing}”. Add it to the file, or correct its name in the questionnaire.`,
    `${file} 没有名为“${missing}”的${wordZh}。请在文件中添加，或更正问卷中的名称。`,
  );
}

const missingLabel = ({ columns }: FileTable, choices: FileChoices | undefined): string | undefined =>
  choices === undefined || columns.some((column) => isLabel(column, choices.label)) ? undefined : choices.label;

/** In filters, `name` is the code of a choice and `label` its label in the language of the person. */
function takenName({ columns }: FileTable, { value, label }: FileChoices, read: readonly string[]): string | undefined {
  const isOnlyLabel = label === 'label' && columns.filter((column) => isLabel(column, label)).length === 1;
  return read.find((column) => (column === 'name' && value !== 'name') || (column === 'label' && !isOnlyLabel));
}

const takenWords = (file: string, column: string): LocalizedText =>
  localized(
    `The filter reads the column “${column}” of ${file}. Give this column another name: in filters, “name” is the code and “label” the label of the choice.`,
    `筛选条件读取了 ${file} 的“${column}”列。请更改该列的列名：在筛选条件中，“name”是选项的代码，“label”是选项的标签。`,
  );

const quoted = (text: string): string => (text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text);

function wrongCode(table: FileTable, { value }: FileChoices) {
  const { columns, rows, numbers } = table;
  const place = columns.indexOf(value);
  if (rows.length === 0) return { number: 1, en: 'there are no choices.', zh: '没有选项。' };
  const at = rows.findIndex((row) => !CODE.test(row[place] ?? ''));
  if (at >= 0) {
    const code = quoted(rows[at]?.[place] ?? '');
    return {
      number: numbers[at] ?? 0,
      en: `the code “${code}” must have 1 to 64 characters and no blanks.`,
      zh: `代码“${code}”须为1至64个字符，且不含空格。`,
    };
  }
  const again = repeated(table, value);
  return (
    again && { number: again.number, en: `the code “${again.text}” appears twice.`, zh: `代码“${again.text}”重复。` }
  );
}

/** The first value of a column that an earlier row has. */
function repeated({ columns, rows, numbers }: FileTable, column: string) {
  const place = columns.indexOf(column);
  const known = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const text = row[place] ?? '';
    if (known.has(text)) return { number: numbers[at] ?? 0, text: quoted(text) };
    known.add(text);
  }
  return undefined;
}

const uses = new WeakMap<FormModel, readonly TableUse[]>();

/** Everything that reads a file or looks something up, in the order of the form. */
function usesOf(model: FormModel): readonly TableUse[] {
  const known = uses.get(model) ?? [...itemsOf(model.items)].flatMap((item) => usesIn(item, model));
  uses.set(model, known);
  return known;
}

function usesIn(item: FormItem, model: FormModel): readonly TableUse[] {
  const found = formulasOf(item).flatMap(({ tree }) =>
    lookupsIn(tree).flatMap(({ name, columns, csv }): readonly TableUse[] => {
      const file = model.attachments.find((each) => tableName(each) === name) ?? csv;
      const list = file === undefined ? model.lists.find((each) => each.name === name) : undefined;
      return file || list ? [{ item, columns, ...(file && { file }), ...(list && { list }) }] : [];
    }),
  );
  const choices = item.kind === 'question' ? fileChoicesOf(item) : undefined;
  const columns = item.kind === 'question' ? filterColumns(item) : [];
  return choices === undefined ? found : [{ item, file: choices.file, columns, choices }, ...found];
}

/** The name by which expressions know a file. */
const tableName = (file: string): string => file.replace(/\.[^.]*$/, '');

interface Lookup {
  readonly name: string;
  readonly columns: readonly string[];
  /** The file of `pulldata()`. */
  readonly csv?: string;
}

/** The tables that an expression names, with the columns that it reads of each. */
function lookupsIn(tree: XPath): readonly Lookup[] {
  const paths = tableReadsOf(tree).lookups.map(({ name, column, compared }): Lookup => {
    return { name, columns: [...compared.map(nameOf), ...(column === undefined ? [] : [column])] };
  });
  const calls = [...nodesOf(tree)].flatMap((node): readonly Lookup[] => {
    if (node.kind !== 'call' || node.name !== 'pulldata') return [];
    const [file, ...others] = node.args.slice(0, 3).map((arg) => (arg.kind === 'string' ? arg.value : undefined));
    if (file === undefined) return [];
    const name = file.replace(/\.csv$/, '');
    return [{ name, columns: others.filter((column) => column !== undefined), csv: `${name}.csv` }];
  });
  return [...paths, ...calls];
}

function formulasOf(item: FormItem): readonly Formula[] {
  if (item.kind === 'group') return defined([item.relevant]);
  if (item.kind === 'repeat') return defined([item.relevant, item.count]);
  const { type, relevant, required, constraint, calculation, readOnly, initial } = item;
  const filter = 'choices' in type ? type.choices.filter : undefined;
  const first = initial !== undefined && 'formula' in initial ? initial.formula : undefined;
  return defined([relevant, required, constraint, calculation, readOnly, filter, first]);
}

const defined = (formulas: readonly (Formula | undefined)[]): readonly Formula[] =>
  formulas.filter((formula) => formula !== undefined);

function fileChoicesOf({ type }: FormQuestion): FileChoices | undefined {
  const from = 'choices' in type ? type.choices.from : undefined;
  return from !== undefined && 'file' in from ? from : undefined;
}

/** The columns that a filter reads by their bare names. */
function filterColumns({ type }: FormQuestion): readonly string[] {
  const filter = 'choices' in type ? type.choices.filter : undefined;
  return filter === undefined ? [] : tableReadsOf(filter.tree).columns.map(nameOf);
}

const listOf = ({ file, value, label }: FileChoices): string => `${file} ${value} ${label}`;

function withList(item: FormItem): FormItem {
  if (item.kind !== 'question') return { ...item, items: item.items.map(withList) };
  const choices = fileChoicesOf(item);
  const { type } = item;
  if (choices === undefined || !('choices' in type)) return item;
  return { ...item, type: { ...type, choices: { ...type.choices, from: { list: listOf(choices) } } } };
}

/** Whether a column has labels: `label`, or with its language, `label::English (en)`. */
const isLabel = (column: string, label: string): boolean => column === label || column.startsWith(`${label}::`);

/** Filters read the columns of codes and labels by the names that they have in the file. */
function choicesIn(
  { columns, rows }: FileTable,
  { value, label }: FileChoices,
  read: ReadonlySet<string>,
): ChoiceList['choices'] {
  const code = columns.indexOf(value);
  const labels = columns.flatMap((column, place) =>
    isLabel(column, label) ? [[column.slice(label.length).replace(/^::\s*/, ''), place] as const] : [],
  );
  const attributes = columns.flatMap((column, place) => (read.has(column) ? [[column, place] as const] : []));
  const textsIn = (row: readonly string[], places: typeof labels): Record<string, string> =>
    Object.fromEntries(places.map(([name, place]) => [name, row[place] ?? '']));
  return rows.map((row): Choice => ({
    ...{ name: row[code] ?? '', label: textsIn(row, labels) },
    ...{ media: {}, attributes: textsIn(row, attributes) },
  }));
}
