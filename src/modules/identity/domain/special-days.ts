import { isCalendarDate } from '../../../kernel/calendar-date.js';
import { CsvReader, importedCell } from '../../../kernel/csv.js';
import type { SpecialDayKind } from '../../../kernel/working-day.js';

export interface SpecialDay {
  /** ISO day. */
  readonly day: string;
  readonly kind: SpecialDayKind;
}

export type SpecialDayFault = 'quotes' | 'date' | 'kind' | 'twice';
export interface SpecialDayError {
  /** As a spreadsheet shows it: the header is 1. */
  readonly row: number;
  readonly fault: SpecialDayFault;
}

/** `header`: no column for the date or none for the kind. */
export type SpecialDaysRefusal = 'header' | 'too-long';

/** Ten years of holidays. */
export const mostSpecialDays = 1000;

const dateNames: readonly string[] = ['date', 'day', '日期'];
const kindNames: readonly string[] = ['kind', 'type', '类型', '类别'];
const kinds: ReadonlyMap<string, SpecialDayKind> = new Map([
  ...['holiday', 'public holiday', '假日', '节假日', '放假', '休'].map((name) => [name, 'holiday'] as const),
  ...['working day', 'working', 'workday', 'make-up working day', '工作日', '补班', '上班', '班'].map(
    (name) => [name, 'working'] as const,
  ),
]);

const key = (cell: string): string => importedCell(cell).trim().toLowerCase();

/** 2025-10-01, 2025/10/1, 2025.10.1 and 2025年10月1日. */
function dayOf(cell: string): string | null {
  const [, year, month = '', date = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(key(cell)) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCalendarDate(day) ? day : null;
}

interface Table {
  readonly days: readonly SpecialDay[];
  readonly errors: readonly SpecialDayError[];
}

/** Reads a table of days, in the order of the days; or says why it cannot be read. An empty text is an empty table. */
export function readSpecialDays(text: string): Table | { readonly refused: SpecialDaysRefusal } {
  const reader = new CsvReader();
  const records: Parameters<Parameters<CsvReader['push']>[1]>[0][] = [];
  reader.push(text, (record) => void records.push(record));
  reader.end((record) => void records.push(record));
  const filled = records.filter(({ cells, flaw }) => flaw !== null || cells.some((cell) => cell.trim() !== ''));
  const [header, ...rows] = filled;
  if (header === undefined) return { days: [], errors: [] };
  const dateAt = header.cells.findIndex((cell) => dateNames.includes(key(cell)));
  const kindAt = header.cells.findIndex((cell) => kindNames.includes(key(cell)));
  if (dateAt === -1 || kindAt === -1) return { refused: 'header' };
  if (rows.length > mostSpecialDays) return { refused: 'too-long' };
  const days = new Map<string, SpecialDayKind>();
  const errors: SpecialDayError[] = [];
  for (const { row, cells, flaw } of rows) {
    const day = dayOf(cells[dateAt] ?? '');
    const kind = kinds.get(key(cells[kindAt] ?? ''));
    if (flaw !== null) errors.push({ row, fault: 'quotes' });
    else if (day === null) errors.push({ row, fault: 'date' });
    else if (kind === undefined) errors.push({ row, fault: 'kind' });
    else if (days.has(day)) errors.push({ row, fault: 'twice' });
    else days.set(day, kind);
  }
  return { days: [...days].sort().map(([day, kind]) => ({ day, kind })), errors };
}
