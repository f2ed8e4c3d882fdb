import type {
  ChoiceList,
  ChoiceSource,
  EntityList,
  FormItem,
  FormModel,
  FormQuestion,
  Media,
  QuestionType,
  Texts,
} from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import { nodesOf } from '../form/xpath/tree.js';

/** A sheet of the written workbook. */
export interface WrittenSheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Cells of a row by header. */
type Cells = Readonly<Record<string, string>>;

/** Columns in the order in which they are written; those that a form does not use are left out. */
const COLUMNS = [
  ...['list_name', 'type', 'name', 'label', 'hint', 'guidance_hint', 'image', 'big-image', 'audio', 'video'],
  ...['role', 'required', 'required_message', 'relevant', 'constraint', 'constraint_message', 'calculation', 'trigger'],
  ...['default', 'read_only', 'choice_filter', 'parameters', 'appearance', 'repeat_count', 'save_to'],
  ...['entity_id', 'create_if', 'update_if'],
];

/** The form as the sheets of an XLSForm, which give the same form when they are read. */
export function writeForm(model: FormModel): readonly WrittenSheet[] {
  const rows = [...rowsOf(model.items), ...attachedRows(model)];
  const survey = sheet('survey', rows, model.languages);
  return [
    survey,
    ...[choicesSheet('choices', model.lists, model), choicesSheet('external_choices', model.externalLists, model)],
    sheet('entities', model.entities.map(entityRow), []),
    settingsSheet(model, rows),
  ].filter((each) => each.rows.length > 0);
}

/** A sheet with the columns that its rows use, and those of the labels in the given languages. */
function sheet(name: string, rows: readonly Cells[], languages: readonly string[]): WrittenSheet {
  const used = new Set([...languages.map((language) => headerOf('label', language)), ...rows.flatMap(Object.keys)]);
  const placeOf = (header: string): number => {
    const place = COLUMNS.indexOf(header.split('::')[0]!);
    return place < 0 ? COLUMNS.length : place;
  };
  // the first ones are the labels, in the order of the form's languages
  const head = [...used].sort((one, other) => placeOf(one) - placeOf(other));
  return { name, head, rows: rows.map((row) => head.map((header) => row[header] ?? '')) };
}

const headerOf = (column: string, language: string): string => (language === '' ? column : `${column}::${language}`);

function inLanguages(column: string, texts: Texts): Cells {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [headerOf(column, language), text]));
}

function mediaCells({ image = {}, bigImage = {}, audio = {}, video = {} }: Media): Cells {
  const columns = { image, 'big-image': bigImage, audio, video };
  return Object.assign({}, ...Object.entries(columns).map(([column, texts]) => inLanguages(column, texts))) as Cells;
}

function rowsOf(items: readonly FormItem[]): readonly Cells[] {
  return items.flatMap((item): readonly Cells[] => {
    if (item.kind === 'question') return [stated({ ...namedCells(item), ...questionCells(item) })];
    const count = item.kind === 'repeat' ? item.count?.text : undefined;
    const begin = stated({ type: `begin_${item.kind}`, ...namedCells(item), repeat_count: count });
    return [begin, ...rowsOf(item.items), { type: `end_${item.kind}` }];
  });
}

function stated(cells: Readonly<Record<string, string | undefined>>): Cells {
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined && cell[1] !== ''),
  );
}

function namedCells({ name, label, hint, guidance, media, appearance, relevant }: FormItem) {
  return {
    name,
    ...inLanguages('label', label),
    ...inLanguages('hint', hint),
    ...inLanguages('guidance_hint', guidance),
    ...mediaCells(media),
    appearance: appearance.join(' '),
    relevant: relevant?.text,
  };
}

function questionCells(question: FormQuestion) {
  const { type, initial } = question;
  return {
    type: typeCell(type),
    required: question.required?.text,
    ...inLanguages('required_message', question.requiredMessage),
    constraint: question.constraint?.text,
    ...inLanguages('constraint_message', question.constraintMessage),
    calculation: question.calculation?.text,
    trigger: question.triggers.map((name) => `\${${name}}`).join(', '),
    default: initial && ('fixed' in initial ? initial.fixed : initial.formula.text),
    read_only: question.readOnly?.text,
    choice_filter: 'choices' in type ? type.choices.filter?.text : undefined,
    parameters: parametersCell(parametersOf(type)),
    save_to: question.saveTo,
    role: question.role,
  };
}

const SELECTS = { selectOne: 'select_one', selectMultiple: 'select_multiple', rank: 'rank' } as const;

function typeCell(type: QuestionType): string {
  if (type.kind === 'metadata') return type.of;
  if (!('choices' in type)) return type.kind;
  const word = SELECTS[type.kind];
  const { from } = type.choices;
  if ('list' in from) return `${word} ${from.list}`;
  if ('externalList' in from) return `${word}_external ${from.externalList}`;
  if ('repeatedQuestion' in from) return `${word} \${${from.repeatedQuestion}}`;
  return type.kind === 'rank' ? `${word} ${from.file}` : `${word}_from_file ${from.file}`;
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

function parametersOf(type: QuestionType): Parameters {
  switch (type.kind) {
    case 'text':
      return { rows: type.rows };
    case 'range':
      return { start: type.start, end: type.end, step: type.step };
    case 'geopoint':
    case 'geotrace':
    case 'geoshape':
      return type.settings;
    case 'image':
      return { 'max-pixels': type.maxPixels };
    case 'audio':
      return { quality: type.quality };
    default:
      return 'choices' in type ? choiceParameters(type.kind, type.choices) : {};
  }
}

function choiceParameters(kind: keyof typeof SELECTS, { from, randomize }: ChoiceSource): Parameters {
  const columns = 'file' in from && kind !== 'rank' ? { value: from.value, label: from.label } : {};
  return { ...columns, randomize: randomize && 'true', seed: randomize?.seed };
}

/** Separated by blanks; by semicolons if a value contains another separator. */
function parametersCell(parameters: Parameters): string {
  const pairs = Object.entries(parameters).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
  return pairs.some((pair) => /[\s,]/.test(pair)) ? pairs.map((pair) => `${pair};`).join('') : pairs.join(' ');
}

/** Attached tables that no question names: expressions look something up in them. */
function attachedRows({ items, attachments }: FormModel): readonly Cells[] {
  const questions = [...itemsOf(items)].filter((item) => item.kind === 'question');
  const named = new Set(questions.flatMap((question) => [...chosenFile(question), ...lookedUp(question)]));
  return attachments
    .filter((file) => !named.has(file))
    .map((file) => {
      const dot = file.lastIndexOf('.');
      return { type: `${file.slice(dot + 1)}-external`, name: file.slice(0, dot) };
    });
}

const chosenFile = ({ type }: FormQuestion): readonly string[] =>
  'choices' in type && 'file' in type.choices.from ? [type.choices.from.file] : [];

/** The tables that `pulldata` reads. */
function lookedUp({ calculation, constraint, relevant }: FormQuestion): readonly string[] {
  const nodes = [calculation, constraint, relevant].flatMap((formula) => (formula ? [...nodesOf(formula.tree)] : []));
  return nodes.flatMap((node) => {
    const file = node.kind === 'call' && node.name === 'pulldata' ? node.args[0] : undefined;
    return file?.kind === 'string' ? [`${file.value.replace(/\.csv$/, '')}.csv`] : [];
  });
}

function choicesSheet(name: string, lists: readonly ChoiceList[], { languages }: FormModel): WrittenSheet {
  const rows = lists.flatMap((list) =>
    list.choices.map(({ name: code, label, media, attributes }) => ({
      ...{ list_name: list.name, name: code },
      ...inLanguages('label', label),
      ...mediaCells(media),
      ...attributes,
    })),
  );
  const translated = languages.filter((language) => rows.some((row) => headerOf('label', language) in row));
  return sheet(name, rows, translated);
}

function entityRow({ name, label, id, createIf, updateIf }: EntityList): Cells {
  return stated({
    ...{ list_name: name, label },
    ...{ entity_id: id?.text, create_if: createIf?.text, update_if: updateIf?.text },
  });
}

function settingsSheet(model: FormModel, rows: readonly Cells[]): WrittenSheet {
  const { id, title, version, defaultLanguage, instanceName, lists } = model;
  const repeated = lists.some(({ choices }) => new Set(choices.map(({ name }) => name)).size < choices.length);
  const spaced = rows.some((row) => Object.values(row).some((text) => /\s\s|[^\S ]/.test(text)));
  const cells = stated({
    ...{ form_id: id, form_title: title, version, default_language: defaultLanguage },
    instance_name: instanceName?.text,
    allow_choice_duplicates: repeated ? 'yes' : undefined,
    // line breaks and several blanks within a text stay
    clean_text_values: spaced ? 'no' : undefined,
  });
  return { name: 'settings', head: Object.keys(cells), rows: [Object.values(cells)] };
}
