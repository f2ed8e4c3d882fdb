import type { Messages } from './messages.js';
import type { Sheet } from '../../platform/storage/xlsx/workbook.js';
import type { FormSheet } from './workbook.js';

/**
 * Other names of columns that XLSForm accepts (https://xlsform.org/en/ref-table/), in snake case. The value is the name
 * of the product's readers; names that are not listed mean themselves.
 */
const SURVEY_NAMES: Readonly<Record<string, string>> = {
  command: 'type',
  tag: 'name',
  value: 'name',
  caption: 'label',
  relevance: 'relevant',
  readonly: 'read_only',
  calculate: 'calculation',
  constraining_message: 'constraint_message',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  requiredmsg: 'required_message',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  'bind::calculate': 'calculation',
  'bind::readonly': 'read_only',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::jr:requiredmsg': 'required_message',
  'bind::entities:saveto': 'save_to',
  'control::appearance': 'appearance',
  'body::appearance': 'appearance',
  'control::jr:count': 'repeat_count',
  'body::jr:count': 'repeat_count',
  'media::image': 'image',
  'media::big-image': 'big-image',
  'media::audio': 'audio',
  'media::video': 'video',
};

const SETTINGS_NAMES: Readonly<Record<string, string>> = {
  title: 'form_title',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
};

const NAMES: Readonly<Record<FormSheet, Readonly<Record<string, string>>>> = {
  survey: SURVEY_NAMES,
  choices: { ...SURVEY_NAMES, command: 'command', count: 'count', tag: 'tag', calculate: 'calculate' },
  external_choices: { value: 'name', caption: 'label' },
  settings: SETTINGS_NAMES,
  entities: { dataset: 'list_name' },
  osm: { value: 'name', caption: 'label' },
};

/** Columns that the readers know, with those of which each language has its own column. */
const TRANSLATED: ReadonlySet<string> = new Set([
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'image',
  'big-image',
  'audio',
  'video',
]);
const KNOWN: ReadonlySet<string> = new Set([
  ...TRANSLATED,
  ...['type', 'name', 'list_name', 'relevant', 'required', 'constraint', 'calculation', 'default', 'read_only'],
  ...['appearance', 'choice_filter', 'parameters', 'trigger', 'repeat_count', 'save_to', 'disabled', 'role'],
  ...[
    'form_title',
    'form_id',
    'id_string',
    'omit_instanceid',
    'version',
    'default_language',
    'instance_name',
    'allow_choice_duplicates',
  ],
  ...['clean_text_values', 'entity_id', 'create_if', 'update_if'],
]);

export interface Column {
  /** The name used by the readers; of an unknown column its header as written. */
  readonly key: string;
  /** `''` if the header names none. */
  readonly language: string;
  readonly header: string;
  readonly known: boolean;
}

const snakeCase = (text: string): string => text.trim().split(/\s+/).join('_').toLowerCase();

/** Splits a header at `::`; at `:` only in sheets without `::`, because `jr:count` has one too. */
function partsOf(header: string, useDouble: boolean): readonly string[] {
  if (useDouble || header.includes('::')) return header.split('::').map((part) => part.trim());
  const parts = header.split(':').map((part) => part.trim());
  const prefix = parts.indexOf('jr');
  return prefix < 0 ? parts : [...parts.slice(0, prefix), `jr:${parts[prefix + 1] ?? ''}`, ...parts.slice(prefix + 2)];
}

function columnOf(header: string, sheet: FormSheet, useDouble: boolean): Column {
  const names = NAMES[sheet];
  const nameOf = (word: string): string =>
    Object.prototype.hasOwnProperty.call(names, word) ? (names[word] ?? word) : word;
  const parts = partsOf(header, useDouble);
  const two = snakeCase(parts.slice(0, 2).join('::'));
  const taken = nameOf(two) === two ? 1 : 2;
  const key = taken === 2 ? nameOf(two) : nameOf(snakeCase(parts[0] ?? ''));
  const language = parts.slice(taken).join('::');
  if (TRANSLATED.has(key) || (KNOWN.has(key) && language === '')) return { key, language, header, known: true };
  // an attribute of choices keeps its spelling, because filters name it
  return { key: header.trim(), language: '', header, known: false };
}

/**
 * The columns of a sheet by position; undefined for columns without a header. Reports headers that mean the same
 * column, and columns that are not used.
 */
export function columnsOf(sheet: Sheet, kind: FormSheet, messages: Messages): readonly (Column | undefined)[] {
  const [header] = sheet.rows;
  if (header === undefined) return [];
  const useDouble = header.cells.some((cell) => cell.includes('::'));
  const first = new Map<string, Column>();
  return header.cells.map((cell) => {
    const text = cell.replace(/ +/g, ' ').trim();
    if (text === '') return undefined;
    const column = columnOf(text, kind, useDouble);
    const place = { sheet: sheet.name, row: header.number, column: text, value: text };
    const id = `${column.key}\n${column.language}`;
    const other = first.get(id);
    if (other !== undefined) messages.add('duplicate-column', place, { other: other.header });
    first.set(id, other ?? column);
    if (!column.known && kind !== 'choices' && kind !== 'external_choices' && kind !== 'osm')
      messages.add(kind === 'entities' ? 'unknown-entity-column' : 'unused-column', place);
    if (!column.known && kind === 'choices' && !/^[\p{L}_][^\s]*$/u.test(column.key))
      messages.add('unusable-attribute', place);
    return column;
  });
}
