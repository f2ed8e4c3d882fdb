import path from 'node:path';
import type { Epoch } from './cell-text.js';
import { dateText, isDateFormat, numberText } from './cell-text.js';
import type { Sheet, SheetMarks, SheetRow, Workbook } from './workbook.js';
import { FileProblem, MOST_OF_FILE } from './workbook.js';
import { type XmlHandlers, XmlParts } from './xml-parts.js';

/** The last row of a sheet. */
const LAST_ROW = 1_048_576;
/** Bytes of the texts that cells share, and of each part with sheets or styles. */
const LARGEST_TEXTS = 200_000_000;
const LARGEST_FRAME = 30_000_000;
/** Texts that cells share: 5 new ones in each row of the longest sheet. */
const MOST_TEXTS = 5_000_000;
/** Characters of a cell. Spreadsheets keep 32,767, others twice as many. */
const LONGEST_TEXT = 65_535;
/** Columns that are read, as in the reference converter's limits; `XFD`, the last of a sheet, is 16,384. */
const MOST_COLUMNS = 1000;

interface Named {
  readonly name: string;
  readonly part: string;
}

interface Styles {
  /** Whether a cell of this style shows a date. */
  readonly dates: readonly boolean[];
  readonly epoch: Epoch;
  readonly shared: readonly string[];
}

/** Signature of the binary format before 2007, which is not read. */
const OLD_FORMAT = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads the wanted sheets of an Excel workbook (ECMA-376). Macros, links and pictures are not looked at; of a
 * formula the value is read that was stored with it. Errors: `FileProblem`.
 */
export async function readXlsx(
  bytes: Uint8Array,
  wanted: (name: string, all: readonly string[]) => boolean,
): Promise<Workbook> {
  if (OLD_FORMAT.every((byte, at) => bytes[at] === byte)) throw new FileProblem('old-workbook');
  const parts = await XmlParts.open(bytes);
  const { names, styles } = await readFrame(parts);
  const sheetNames = names.map(({ name }) => name);
  const sheets: Sheet[] = [];
  for (const { name, part } of names)
    if (wanted(name, sheetNames)) sheets.push({ name, ...(await readRows(parts, { name, part }, styles)) });
  return { sheets, sheetNames };
}

/** The sheets of a workbook on the disk, whose rows are passed on some at a time, whatever their number. Errors: `FileProblem`. */
export async function sheetsOf(
  file: string,
): Promise<readonly { readonly name: string; readonly rows: () => AsyncGenerator<readonly SheetRow[]> }[]> {
  const parts = await XmlParts.openFile(file);
  try {
    const { names } = await readContents(parts);
    if (names[0] === undefined) throw new FileProblem('not-a-workbook');
    return names.map(({ name, part }) => ({ name, rows: () => rowsOf(file, part) }));
  } finally {
    parts.close();
  }
}

async function* rowsOf(file: string, part: string): AsyncGenerator<readonly SheetRow[]> {
  const parts = await XmlParts.openFile(file);
  try {
    const { styles } = await readFrame(parts);
    let rows: SheetRow[] = [];
    for await (const _ of parts.pieces(
      part,
      rowHandlers(styles, (row) => void rows.push(row)),
    )) {
      yield rows;
      rows = [];
    }
  } finally {
    parts.close();
  }
}

async function readFrame(parts: XmlParts): Promise<{ names: readonly Named[]; styles: Styles }> {
  const { names, epoch } = await readContents(parts);
  return { names, styles: { epoch, dates: await readDateStyles(parts), shared: await readSharedTexts(parts) } };
}

async function readContents(parts: XmlParts): Promise<{ names: readonly Named[]; epoch: Epoch }> {
  const targets = new Map<string, string>();
  const addTarget: XmlHandlers['open'] = (tag, { Id = '', Target = '' }) => {
    if (tag === 'Relationship') targets.set(Id, path.posix.resolve('/xl', Target).slice(1));
  };
  await parts.read('xl/_rels/workbook.xml.rels', { open: addTarget }, LARGEST_FRAME);
  const names: Named[] = [];
  let epoch: Epoch = 1900;
  const addSheet: XmlHandlers['open'] = (tag, attributes) => {
    if (tag === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) epoch = 1904;
    const target = tag === 'sheet' ? targets.get(attributes['r:id'] ?? relationOf(attributes)) : undefined;
    // a chart sheet has no rows
    if (target !== undefined && parts.has(target) && !target.includes('chartsheets'))
      names.push({ name: attributes['name'] ?? '', part: target });
  };
  await parts.read('xl/workbook.xml', { open: addSheet }, LARGEST_FRAME);
  return { names, epoch };
}

/** The relation's id, if the file uses another prefix than `r`. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  return attributes[Object.keys(attributes).find((name) => name.endsWith(':id')) ?? ''] ?? '';
}

async function readDateStyles(parts: XmlParts): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  if (!parts.has('xl/styles.xml')) return dates;
  const handlers: XmlHandlers = {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      if (tag === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'xf' && inCells) dates.push(isDateFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  };
  await parts.read('xl/styles.xml', handlers, LARGEST_FRAME);
  return dates;
}

/** Texts that several cells share. Phonetic readings (`rPh`) are not part of a text. */
async function readSharedTexts(parts: XmlParts): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!parts.has('xl/sharedStrings.xml')) return texts;
  let collected = '';
  let inText = false;
  let inReading = false;
  const handlers: XmlHandlers = {
    open: (tag) => {
      if (tag === 'si') collected = '';
      if (tag === 'rPh') inReading = true;
      inText = tag === 't' && !inReading;
    },
    text: (text) => {
      if (inText) collected = longer(collected, text);
    },
    close: (tag) => {
      if (tag === 'si' && texts.push(collected) > MOST_TEXTS) throw new FileProblem('sheet-too-large');
      if (tag === 'rPh') inReading = false;
      inText = false;
    },
  };
  await parts.read('xl/sharedStrings.xml', handlers, LARGEST_TEXTS);
  return texts;
}

function longer(text: string, more: string): string {
  if (text.length + more.length > LONGEST_TEXT) throw new FileProblem('sheet-too-large');
  return text + more;
}

/** The number of a row; a row without one follows the last. */
function rowNumber(stated: string, last: number): number {
  const number = stated === '' ? last + 1 : Number(stated);
  if (!Number.isInteger(number) || number < 1 || number > LAST_ROW) throw new FileProblem('broken-xml');
  return number;
}

/** Marks that are listed of one sheet. */
const MOST_MARKS = 20;

async function readRows(parts: XmlParts, { name, part }: Named, styles: Styles): Promise<Omit<Sheet, 'name'>> {
  const rows: SheetRow[] = [];
  const marks = { unvalued: [] as string[], merged: [] as string[] };
  const mark = (kind: keyof SheetMarks, cells: string): void => {
    if (marks[kind].length < MOST_MARKS) marks[kind].push(cells);
  };
  const take = (row: SheetRow): void => {
    rows.push(row);
    if (rows.length > MOST_OF_FILE.rows) throw new FileProblem('too-many-rows', { sheet: name, row: row.number });
  };
  await parts.read(part, rowHandlers(styles, take, mark));
  return { rows, marks };
}

/** Pass on each row with a text. */
function rowHandlers(
  styles: Styles,
  take: (row: SheetRow) => void,
  mark: (kind: keyof SheetMarks, cells: string) => void = () => undefined,
): XmlHandlers {
  let row = { number: 0, cells: [] as string[] };
  let cell = { column: -1, type: 'n', style: 0, text: '', inValue: false, isFormula: false };
  return {
    open: (tag, { r = '', t = 'n', s = '0', ref = '' }) => {
      if (tag === 'row') row = { number: rowNumber(r, row.number), cells: [] };
      if (tag === 'row') cell.column = -1;
      if (tag === 'c')
        cell = {
          ...{ column: columnOf(r) ?? cell.column + 1, type: t, style: Number(s), text: '' },
          ...{ inValue: false, isFormula: false },
        };
      if (tag === 'f') cell.isFormula = true;
      if (tag === 'mergeCell') mark('merged', ref);
      cell.inValue = tag === 'v' || tag === 't';
    },
    text: (text) => {
      if (cell.inValue) cell.text = longer(cell.text, text);
    },
    close: (tag) => {
      cell.inValue = false;
      if (tag === 'c' && isUnvalued(cell)) mark('unvalued', `${lettersOf(cell.column)}${row.number}`);
      if (tag === 'c' && cell.text !== '' && cell.column < MOST_COLUMNS) {
        while (row.cells.length < cell.column) row.cells.push('');
        row.cells[cell.column] = textOf(cell, styles);
      }
      if (tag === 'row' && row.cells.some((text) => text !== '')) take(row);
    },
  };
}

/** A formula whose value is an empty text has the type `str`; an error (`e`) can be there without its formula. */
const isUnvalued = (cell: { type: string; text: string; isFormula: boolean }): boolean =>
  cell.type === 'e' || (cell.isFormula && cell.text === '' && cell.type !== 'str');

/** The column of `AB12`, counted from 0. */
export function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column: `AB` for 27. */
const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function textOf(cell: { type: string; style: number; text: string }, { dates, epoch, shared }: Styles): string {
  switch (cell.type) {
    case 's':
      return clean(shared[Number(cell.text)] ?? '');
    case 'b':
      return cell.text === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const isDate = dates[cell.style] === true && Number.isFinite(Number(cell.text));
      return isDate ? dateText(Number(cell.text), epoch) : numberText(cell.text);
    }
    default:
      return clean(cell.text);
  }
}

/** Without blanks at the ends; no-break spaces become blanks. */
function clean(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}
