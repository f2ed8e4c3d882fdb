import { isRegisterNumber } from '../../../kernel/register-number.js';
import { psuCodePattern } from '../frame.js';
import type { FrameColumn } from './columns.js';
import { type FrameFault, type FrameFileError, frameFileError } from './errors.js';

/** One row of a file without errors in its cells. */
export interface FrameRow {
  readonly row: number;
  readonly name: Written;
  readonly park: Written;
  /** Blank: not stated. */
  readonly regionCode: string;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  /** Absent: the file has no such column, which changes nothing. */
  readonly certainty?: boolean;
  /** Of the enterprise and of the park; blank: not stated. */
  readonly registerNumber: string;
  readonly parkNumber: string;
  /** Blank: not stated. */
  readonly code: string;
}

/** A name in one language or both; blank: not stated. */
export interface Written {
  readonly en: string;
  readonly zh: string;
}

export interface FrameLine {
  readonly row: number;
  readonly cells: readonly string[];
  readonly flaw: unknown;
}

type Read<Value> = { readonly value: Value } | { readonly fault: FrameFault };

const mostWorkers = 10_000_000;
const longestName = 300;
/** Control characters, lone surrogates, and what a decoder puts in place of broken bytes. */
const unreadable = /[\p{Cc}\p{Surrogate}\ufffd]/u;
const formula = /^[=＝]/;

function readName(cell: string): Read<string> {
  const value = cell.replace(/\s+/g, ' ').trim().normalize('NFC');
  if (unreadable.test(value)) return { fault: 'text-unwritable' };
  if (formula.test(value)) return { fault: 'formula' };
  return value.length > longestName ? { fault: 'text-too-long' } : { value };
}

/** Whole numbers, also with separators of thousands and full-width digits. */
function readNumber(cell: string): Read<number | null> {
  const text = cell.normalize('NFKC').trim();
  if (text === '') return { value: null };
  if (formula.test(text)) return { fault: 'formula' };
  const digits = /^\d{1,3}(?:[, ]\d{3})+$/.test(text) ? text.replace(/[, ]/g, '') : text;
  const number = /^\d+(?:\.0+)?$/.test(digits) ? Number(digits) : NaN;
  return number <= mostWorkers ? { value: number } : { fault: 'number-wrong' };
}

const isHeadcount = (number: number): boolean => number >= 1 && number <= mostWorkers;

const yes = new Set(['yes', 'y', 'true', '1', 'x', '是', '√', '✓']);
const no = new Set(['', 'no', 'n', 'false', '0', '否', '×']);

function readYes(cell: string): Read<boolean> {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  if (yes.has(text)) return { value: true };
  return no.has(text) ? { value: false } : { fault: 'yes-wrong' };
}

function readCode(cell: string): Read<string> {
  const value = cell.normalize('NFKC').trim().toUpperCase();
  return value === '' || psuCodePattern.test(value) ? { value } : { fault: 'code-wrong' };
}

function readRegisterNumber(cell: string): Read<string> {
  const value = cell.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  return value === '' || isRegisterNumber(value) ? { value } : { fault: 'register-wrong' };
}

/** Reads rows in the columns of a header. */
export class FrameRowReader {
  private readonly positions: ReadonlyMap<FrameColumn, number>;

  constructor(assigned: readonly (FrameColumn | null)[]) {
    this.positions = new Map(assigned.flatMap((column, at) => (column === null ? [] : [[column, at] as const])));
  }

  read(line: FrameLine): FrameRow | readonly FrameFileError[] {
    const { row } = line;
    if (line.flaw !== null) return [frameFileError('quotes-wrong', { row })];
    const errors: FrameFileError[] = [];
    const cell = (column: FrameColumn): string => line.cells[this.positions.get(column) ?? -1] ?? '';
    const add = (fault: FrameFault, column: FrameColumn): void =>
      void errors.push(frameFileError(fault, { row, column, value: cell(column) }));
    const read = <Value>(column: FrameColumn, reader: (text: string) => Read<Value>): Value | undefined => {
      const found = reader(cell(column));
      if ('value' in found) return found.value;
      add(found.fault, column);
      return undefined;
    };
    const name = { en: read('nameEn', readName) ?? '', zh: read('nameZh', readName) ?? '' };
    const park = { en: read('parkEn', readName) ?? '', zh: read('parkZh', readName) ?? '' };
    const counts = this.counts(read, add);
    const certainty = this.positions.has('certainty') ? read('certainty', readYes) : undefined;
    const code = read('code', readCode) ?? '';
    const registerNumber = read('registerNumber', readRegisterNumber) ?? '';
    const parkNumber = read('parkNumber', readRegisterNumber) ?? '';
    if (cell('nameEn').trim() + cell('nameZh').trim() === '') add('name-missing', this.first('nameEn', 'nameZh'));
    if (cell('parkEn').trim() + cell('parkZh').trim() === '') add('park-missing', this.first('parkEn', 'parkZh'));
    if (errors.length > 0) return errors;
    const regionCode = cell('regionCode').normalize('NFKC').trim();
    return {
      ...{ row, name, park, regionCode, registerNumber, parkNumber, code },
      ...counts,
      ...(certainty !== undefined && { certainty }),
    };
  }

  private headcountColumn(): FrameColumn {
    return this.positions.has('headcount') ? 'headcount' : 'women';
  }

  /** Of two columns, the one that the file has. */
  private first(one: FrameColumn, other: FrameColumn): FrameColumn {
    return this.positions.has(one) ? one : other;
  }

  private counts(
    read: (column: FrameColumn, reader: (text: string) => Read<number | null>) => number | null | undefined,
    add: (fault: FrameFault, column: FrameColumn) => void,
  ): Pick<FrameRow, 'headcount' | 'women' | 'men'> {
    const found = {
      women: read('women', readNumber),
      men: read('men', readNumber),
      all: read('headcount', readNumber),
    };
    const columns = (['women', 'men'] as const).filter((sex) => this.positions.has(sex));
    for (const sex of columns) if (found[sex] === null) add('number-missing', sex);
    // a register may have all workers and one sex only
    if (columns.length < 2 && found.all === null) add('number-missing', 'headcount');
    const [one = 0, other = 0] = columns.map((sex) => found[sex] ?? 0);
    const headcount = found.all ?? one + other;
    const rest = columns.length < 2 ? Math.max(headcount - one, 0) : other;
    const [women, men] = columns[0] === 'women' ? [one, rest] : [rest, one];
    const isRead = columns.every((sex) => typeof found[sex] === 'number') && found.all !== undefined;
    if (isRead && headcount < women + men) add('headcount-small', 'headcount');
    else if (isRead && !isHeadcount(headcount)) add('headcount-limit', this.headcountColumn());
    return { women, men, headcount };
  }
}
