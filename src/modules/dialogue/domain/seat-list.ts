import type { Constituency, Sex } from '../../../kernel/actor.js';
import { CsvReader, importedCell } from '../../../kernel/csv.js';
import { seatFunctions, seatKinds } from './seating.js';
import type { SeatFunction, SeatKind } from './seating.js';

/** A list of people to be seated, pasted from a spreadsheet or read from a CSV file. The first row names the columns. */
export const seatListColumns = ['name', 'email', 'organisation', 'group', 'kind', 'function', 'sex'] as const;
export type SeatListColumn = (typeof seatListColumns)[number];

/** The longest list; a longer one is divided by its author. */
export const mostListRows = 2_000;
const longestName = 300;
export const mostListColumns = 50;

export interface SeatListRow {
  /** Row number as a spreadsheet shows it: the names of the columns are in row 1. */
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly group: Constituency | null;
  readonly kind: SeatKind | null;
  readonly function: SeatFunction | null;
  readonly sex: Sex;
  /** The cells as they were written, for messages. */
  readonly cells: Readonly<Partial<Record<SeatListColumn, string>>>;
  readonly faults: readonly SeatListFault[];
}

export type SeatListFaultKind =
  | 'quotes'
  | 'more-cells'
  | 'name-missing'
  | 'name-long'
  | 'email'
  | 'group'
  | 'kind'
  | 'function'
  | 'sex'
  | 'email-of-person'
  | 'repeated-email'
  | 'several-people'
  | 'organisation-unknown'
  | 'several-organisations'
  | 'organisation-of-person'
  | 'organisation-of-group'
  | 'group-of-person'
  | 'sex-of-person'
  | 'group-missing'
  | 'kind-needs-constituency'
  | 'kind-is-for-no-constituency'
  | 'function-needs-constituency'
  | 'kind-has-no-function'
  | 'seated'
  | 'repeated'
  | 'chair'
  | 'vice-chair';

export interface SeatListFault {
  readonly kind: SeatListFaultKind;
  readonly column: SeatListColumn;
}

export type SeatListRefusal = 'empty' | 'no-names' | 'repeated-column' | 'too-long' | 'too-wide';

export interface ReadSeatList {
  readonly rows: readonly SeatListRow[];
  /** Columns that were not recognised. */
  readonly ignored: readonly string[];
}

/** Cells are compared without case, blanks, hyphens and marks of writing direction. */
const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{P}]/gu, '');

/** Names are compared without case and without marks of writing direction. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const columnNames: Readonly<Record<SeatListColumn, readonly string[]>> = {
  name: ['name', 'full name', 'person', '姓名', '名字', '人员'],
  email: ['email', 'e-mail', 'mail', 'email address', '邮箱', '电子邮箱', '电子邮件', '邮件', '邮箱地址'],
  organisation: ['organisation', 'organization', '组织', '单位', '机构', '工作单位', '所属组织'],
  group: ['group', 'constituency', '组别', '所属方', '方', '三方', '所属组别'],
  kind: ['seat', 'kind of seat', 'type of seat', 'seat type', 'kind', 'type', '席位', '席位类型', '席位类别', '类型'],
  function: ['function', '职务', '职能'],
  sex: ['sex', 'gender', '性别'],
};

const groupNames: Readonly<Record<Constituency, readonly string[]>> = {
  government: ['government', '政府', '政府方'],
  employers: ['employers', 'employer', '雇主', '雇主方', '企业', '企业方'],
  workers: ['workers', 'worker', '工人', '工人方', '职工', '职工方'],
};

const kindNames: Readonly<Record<SeatKind, readonly string[]>> = {
  titular: ['titular', 'titular member', '正式代表', '正式'],
  substitute: ['substitute', '候补代表', '候补'],
  adviser: ['adviser', 'advisor', '顾问'],
  observer: ['observer', '观察员'],
  'resource-person': ['resource person', 'expert', '专家'],
  interpreter: ['interpreter', '口译员', '口译', '翻译'],
  secretariat: ['secretariat', '秘书处'],
};

const functionNames: Readonly<Record<SeatFunction, readonly string[]>> = {
  chair: ['chair', 'chairperson', '主席'],
  'vice-chair': ['vice-chair', '副主席'],
  moderator: ['moderator', '主持人'],
  rapporteur: ['rapporteur', '报告员'],
  spokesperson: ['spokesperson', '发言人'],
};

const sexNames: Readonly<Record<Sex, readonly string[]>> = {
  female: ['female', 'woman', 'f', '女', '女性'],
  male: ['male', 'man', 'm', '男', '男性'],
  'not-stated': ['not stated', '未说明'],
};

function byName<Value extends string>(names: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> {
  return new Map((Object.keys(names) as Value[]).flatMap((value) => names[value].map((name) => [key(name), value])));
}

const columns = byName(columnNames);
const groups = byName(groupNames);
const kinds = byName(kindNames);
const functions = byName(functionNames);
const sexes = byName(sexNames);

/** One address without blanks or line breaks; whether it exists is not checked. */
const address = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

export const isAddress = (text: string): boolean => text.length <= 254 && address.test(text);

/** Blanks, and characters that are not visible, for example marks of writing direction and Hangul fillers. */
const invisible = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Places of the columns in each row, and the number of cells of the first row. */
interface Header {
  readonly places: ReadonlyMap<SeatListColumn, number>;
  readonly width: number;
}

function readRow(
  { places, width }: Header,
  { row, cells, flaw }: { row: number; cells: readonly string[]; flaw: string | null },
) {
  const faults: SeatListFault[] = [];
  const cell = (column: SeatListColumn): string => importedCell(cells[places.get(column) ?? -1] ?? '').trim();
  const one = <Value>(column: 'group' | 'kind' | 'function' | 'sex', values: ReadonlyMap<string, Value>) => {
    const text = cell(column);
    const found = text === '' ? null : (values.get(key(text)) ?? null);
    if (text !== '' && found === null) faults.push({ kind: column, column });
    return found;
  };
  const name = cell('name').replace(/\s+/g, ' ');
  const email = cell('email').toLowerCase();
  if (flaw !== null) faults.push({ kind: 'quotes', column: 'name' });
  else if (name.replace(invisible, '') === '') faults.push({ kind: 'name-missing', column: 'name' });
  if (cells.slice(width).some((more) => more.trim() !== '')) faults.push({ kind: 'more-cells', column: 'name' });
  if ([...name].length > longestName) faults.push({ kind: 'name-long', column: 'name' });
  if (email !== '' && !isAddress(email)) faults.push({ kind: 'email', column: 'email' });
  const written = [...places.keys()].map((column) => [column, cell(column)] as const);
  return {
    ...{
      row,
      name,
      email,
      organisation: cell('organisation').replace(/\s+/g, ' '),
      cells: Object.fromEntries(written),
    },
    ...{ group: one('group', groups), kind: one('kind', kinds), function: one('function', functions) },
    ...{ sex: one('sex', sexes) ?? 'not-stated', faults },
  } satisfies SeatListRow;
}

/** Reads the rows of a list, or returns why none of it can be read. */
export function readSeatList(
  text: string,
): ReadSeatList | { readonly refused: SeatListRefusal; readonly rows: number } {
  const reader = new CsvReader();
  const records: Parameters<Parameters<CsvReader['push']>[1]>[0][] = [];
  reader.push(text, (record) => void records.push(record));
  reader.end((record) => void records.push(record));
  const [first, ...rest] = records;
  const filled = rest.filter(({ cells, flaw }) => flaw !== null || cells.some((cell) => cell.trim() !== ''));
  const refused = (why: SeatListRefusal) => ({ refused: why, rows: filled.length });
  if (first === undefined) return refused('empty');
  if (first.cells.length > mostListColumns) return refused('too-wide');
  const header = first.cells.map((cell) => columns.get(key(cell)) ?? null);
  const known = header.filter((column) => column !== null);
  if (!known.includes('name')) return refused('no-names');
  if (new Set(known).size < known.length) return refused('repeated-column');
  if (filled.length === 0) return refused('empty');
  if (filled.length > mostListRows) return refused('too-long');
  const ignored = first.cells.filter((cell, at) => header[at] === null && cell.trim() !== '');
  const places = new Map(header.flatMap((column, at) => (column === null ? [] : [[column, at] as const])));
  return { rows: filled.map((record) => readRow({ places, width: header.length }, record)), ignored };
}

/** The names of the values of a column, for messages: the first of each language. */
export const namesOf = {
  kind: seatKinds.map((kind) => ({
    en: kindNames[kind][0]!,
    zh: kindNames[kind].find((name) => /\p{Script=Han}/u.test(name))!,
  })),
  function: seatFunctions.map((role) => ({
    en: functionNames[role][0]!,
    zh: functionNames[role].find((name) => /\p{Script=Han}/u.test(name))!,
  })),
};
