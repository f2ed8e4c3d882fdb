/**
 * Writes a Stata file (`.dta`, format 118, Stata 14 and later), piece by piece. Layout after "Description of .dta file
 * format 118" of the Stata manual. Labels in both languages are label languages `en` and `zh`, as `label language`
 * stores them; missing codes are `.a`, `.b` and so on, in the order of the codes.
 */
import type { Bilingual } from '../../form/index.js';
import type { DataCode, DataColumn as ValuedColumn, DataValue } from './data-columns.js';
import { stataNames } from './stata-names.js';

type DataColumn = Omit<ValuedColumn, 'valueOf'>;

export interface DtaFile {
  readonly columns: readonly DataColumn[];
  /** The label language that is shown first. */
  readonly language: keyof Bilingual;
  readonly title: Bilingual;
  readonly createdOn: Date;
}

/** Stata needs the number of rows and the widths of texts before the first row. */
export interface DtaMeasure {
  readonly rows: number;
  /** Bytes of the longest text, by column; at least 1. */
  readonly widths: readonly number[];
}

const widestText = 2045;
const languages = ['en', 'zh'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Codes of the types of variables. */
const LONG = 65528;
const DOUBLE = 65526;
/** `.` of each type; `.a` follows. */
const longMissing = 2_147_483_621;
const doubleMissing = 0x7fe00000;
const doubleStep = 0x100;

const u16 = (value: number): Buffer => {
  const two = Buffer.alloc(2);
  two.writeUInt16LE(value);
  return two;
};

const u32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
};

const u64 = (value: number): Buffer => {
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64LE(BigInt(value));
  return eight;
};

/** At most `length` bytes of UTF-8, cut between characters. */
function clipped(text: string, length: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= length) return whole;
  let end = length;
  while ((whole[end]! & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end);
}

/** In a field of fixed length that ends with a zero. */
function field(text: string | Buffer, length: number): Buffer {
  const whole = Buffer.alloc(length);
  (typeof text === 'string' ? clipped(text, length - 1) : text).copy(whole);
  return whole;
}

/** Labels have at most 80 characters. */
const label80 = (text: string): string => [...text].slice(0, 80).join('');

const tagged = (tag: string, ...content: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(`<${tag}>`), ...content, Buffer.from(`</${tag}>`)]);

const missingOf = ({ codes }: DataColumn): readonly DataCode[] => codes.filter(({ missing }) => missing).slice(0, 26);

const typeOf = ({ kind }: DataColumn, width: number): number =>
  kind === 'text' ? width : kind === 'codes' ? LONG : DOUBLE;

const sizeOf = ({ kind }: DataColumn, width: number): number => (kind === 'text' ? width : kind === 'codes' ? 4 : 8);

/** Columns with the same codes share the labels. */
function labelSets(columns: readonly DataColumn[]): { readonly names: readonly string[]; readonly sets: LabelSet[] } {
  const sets = new Map<string, LabelSet>();
  const names = columns.map(({ codes }) => {
    if (codes.length === 0) return '';
    const key = JSON.stringify(codes);
    const known = sets.get(key) ?? { name: `codes${sets.size + 1}`, codes };
    sets.set(key, known);
    return known.name;
  });
  return { names, sets: [...sets.values()] };
}

interface LabelSet {
  readonly name: string;
  readonly codes: readonly DataCode[];
}

/** The labels of a set in one language: Stata shows them for the values of a variable, missing ones included. */
function valueLabels({ name, codes }: LabelSet, language: keyof Bilingual): Buffer {
  let missing = 0;
  const items = codes.map(({ value, label, missing: isMissing }) => ({
    value: isMissing ? longMissing + (missing += 1) : value,
    text: Buffer.concat([clipped(label[language], 32_000), Buffer.alloc(1)]),
  }));
  let at = 0;
  const offsets = items.map(({ text }) => {
    const own = at;
    at += text.length;
    return u32(own);
  });
  const values = Buffer.alloc(4 * items.length);
  items.forEach(({ value }, index) => values.writeInt32LE(value, 4 * index));
  const table = Buffer.concat([u32(items.length), u32(at), ...offsets, values, ...items.map(({ text }) => text)]);
  return tagged('lbl', u32(table.length), field(`${name}_${language}`, 129), Buffer.alloc(3), table);
}

function characteristic(of: string, name: string, content: string): Buffer {
  const text = Buffer.from(`${content}\0`);
  return tagged('ch', u32(129 + 129 + text.length), field(of, 129), field(name, 129), text);
}

/** The label language that is not shown first is kept in characteristics, as `label language` does. */
function characteristics({ columns, language, title }: DtaFile, names: readonly string[]): Buffer[] {
  const other = language === 'en' ? 'zh' : 'en';
  const sets = labelSets(columns).names;
  return [
    characteristic('_dta', '_lang_list', `${language} ${other}`),
    characteristic('_dta', '_lang_c', language),
    characteristic('_dta', `_lang_v_${other}`, label80(title[other])),
    ...columns.flatMap(({ label }, index) => [
      characteristic(names[index]!, `_lang_v_${other}`, label80(label[other])),
      ...(sets[index] === '' ? [] : [characteristic(names[index]!, `_lang_l_${other}`, `${sets[index]}_${other}`)]),
    ]),
  ];
}

function header({ columns, language, title, createdOn }: DtaFile, rows: number): Buffer {
  const label = clipped(label80(title[language]), 320);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(createdOn.getUTCDate())} ${months[createdOn.getUTCMonth()]} ${createdOn.getUTCFullYear()}`;
  const time = Buffer.from(`${day} ${two(createdOn.getUTCHours())}:${two(createdOn.getUTCMinutes())}`);
  return tagged(
    'header',
    tagged('release', Buffer.from('118')),
    tagged('byteorder', Buffer.from('LSF')),
    tagged('K', u16(columns.length)),
    tagged('N', u64(rows)),
    tagged('label', u16(label.length), label),
    tagged('timestamp', Buffer.from([time.length]), time),
  );
}

/** The parts between the map and the data, in the order of the map. */
function dictionary(file: DtaFile, { widths }: DtaMeasure): Buffer[] {
  const { columns, language } = file;
  const names = stataNames(columns.map(({ name }) => name));
  const sets = labelSets(columns).names;
  return [
    tagged('variable_types', ...columns.map((column, index) => u16(typeOf(column, widths[index]!)))),
    tagged('varnames', ...names.map((name) => field(name, 129))),
    tagged('sortlist', Buffer.alloc(2 * (columns.length + 1))),
    tagged(
      'formats',
      ...columns.map(({ kind }, index) => field(kind === 'text' ? `%${widths[index]}s` : '%10.0g', 57)),
    ),
    tagged('value_label_names', ...sets.map((set) => field(set === '' ? '' : `${set}_${language}`, 129))),
    tagged('variable_labels', ...columns.map(({ label }) => field(label80(label[language]), 321))),
    tagged('characteristics', ...characteristics(file, names)),
  ];
}

type WriteCell = (out: Buffer, at: number, value: DataValue) => void;

/** `.` is the missing code of place 0, `.a` that of place 1. */
function cellWriter(column: DataColumn, width: number): WriteCell {
  if (column.kind === 'text')
    return (out, at, value) => void clipped(value === null ? '' : String(value), width).copy(out, at);
  const places = new Map<DataValue, number>(missingOf(column).map(({ value }, index) => [value, index + 1]));
  const placeOf = (value: DataValue): number | undefined => (typeof value === 'number' ? places.get(value) : 0);
  if (column.kind === 'codes')
    return (out, at, value) => {
      const place = placeOf(value);
      out.writeInt32LE(place === undefined ? Number(value) : longMissing + place, at);
    };
  return (out, at, value) => {
    const place = placeOf(value);
    if (place === undefined) out.writeDoubleLE(Number(value), at);
    else out.writeUInt32LE(doubleMissing + doubleStep * place, at + 4);
  };
}

function rowWriter(columns: readonly DataColumn[], widths: readonly number[]) {
  const cells = columns.map((column, index) => ({
    write: cellWriter(column, widths[index]!),
    size: sizeOf(column, widths[index]!),
  }));
  const size = cells.reduce((sum, cell) => sum + cell.size, 0);
  return (rows: readonly (readonly DataValue[])[]): Buffer => {
    const out = Buffer.alloc(size * rows.length);
    let at = 0;
    for (const row of rows)
      for (const [index, cell] of cells.entries()) {
        cell.write(out, at, row[index] ?? null);
        at += cell.size;
      }
    return out;
  };
}

type Groups = AsyncIterable<readonly (readonly DataValue[])[]>;

/** The measure of a file with these rows, from the lengths of the longest texts by column. */
export function measureOf(
  columns: readonly DataColumn[],
  rows: number,
  lengths: Readonly<Record<string, number | null>>,
): DtaMeasure {
  return { rows, widths: columns.map(({ name }) => Math.min(widestText, Math.max(1, lengths[name] ?? 1))) };
}

/** Fourteen positions: the parts of a file in their order, and its end. */
function mapOf(lengths: readonly number[]): Buffer {
  let at = 0;
  return tagged('map', ...[0, ...lengths].map((length) => u64((at += length))));
}

/** Yields the file. Rows that came or went since they were measured end it with an error, because it could not be read. */
export async function* dtaPieces(file: DtaFile, measure: DtaMeasure, groups: Groups): AsyncGenerator<Buffer> {
  const { columns } = file;
  const start = Buffer.concat([Buffer.from('<stata_dta>'), header(file, measure.rows)]);
  const parts = dictionary(file, measure);
  const { sets } = labelSets(columns);
  const labels = tagged(
    'value_labels',
    ...sets.flatMap((set) => languages.map((language) => valueLabels(set, language))),
  );
  const size = columns.reduce((sum, column, index) => sum + sizeOf(column, measure.widths[index]!), 0);
  const lengths = [
    start.length,
    '<map></map>'.length + 14 * 8,
    ...parts.map(({ length }) => length),
    '<data></data>'.length + size * measure.rows,
    '<strls></strls>'.length,
    labels.length,
    '</stata_dta>'.length,
  ];
  yield Buffer.concat([start, mapOf(lengths), ...parts, Buffer.from('<data>')]);
  const write = rowWriter(columns, measure.widths);
  let rows = 0;
  for await (const group of groups) {
    rows += group.length;
    yield write(group);
  }
  if (rows !== measure.rows) throw new Error('The number of answers changed during the export.');
  yield Buffer.concat([Buffer.from('</data><strls></strls>'), labels, Buffer.from('</stata_dta>')]);
}
