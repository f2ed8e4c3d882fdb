import { isCalendarDate } from '../../../kernel/calendar-date.js';
import type { ActionContent } from '../action.js';
import type { PolicyArea } from '../policy-area.js';
import { isPolicyArea } from '../policy-area.js';
import { type BudgetLine, budgetOfText } from '../budget.js';
import { sortedAreas, sortedIds } from '../action.js';
import { isWritable, normalizeText } from '../text.js';
import type { Header, ImportColumn } from './columns.js';
import { type ImportError, importError, type ImportFault } from './errors.js';

export interface SheetLine {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A fault in the quotes of a CSV file. */
  readonly flaw: unknown;
}

/** Names in either language, with the ids of the records that have them. */
export type Names = ReadonlyMap<string, readonly string[]>;

export interface KnownNames {
  readonly organisations: Names;
  readonly workingGroups: Names;
  readonly places: Names;
  /** By label, such as RT2/D-07. */
  readonly conclusions: Names;
}

/** The values of one row; a column that the file does not have is absent, so that it changes nothing. */
export interface ImportedRow {
  readonly row: number;
  /** Null: a new action. */
  readonly number: number | null;
  readonly titleEn?: string;
  readonly titleZh?: string;
  readonly descriptionEn?: string;
  readonly descriptionZh?: string;
  readonly conclusionIds?: readonly string[];
  readonly ownerOrganisationId?: string | null;
  readonly ownerWorkingGroupId?: string | null;
  /** Not in files. */
  readonly ownerPersonId?: string | null;
  readonly policyAreas?: readonly PolicyArea[];
  readonly placeId?: string | null;
  readonly startOn?: string | null;
  readonly dueOn?: string | null;
  readonly budget?: readonly BudgetLine[];
  readonly reason: string;
}

type Read<Value> = { readonly value: Value } | { readonly fault: ImportFault };

export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function readText(cell: string, most: number): Read<string> {
  const value = normalizeText(cell);
  if (!isWritable(value)) return { fault: 'text-unwritable' };
  return value.length > most ? { fault: 'text-too-long' } : { value };
}

function readNumber(cell: string): Read<number | null> {
  if (cell.trim() === '') return { value: null };
  const digits = /^(?:A\s*-\s*)?0*([1-9]\d{0,8})$/i.exec(cell.normalize('NFKC').trim())?.[1];
  return digits === undefined ? { fault: 'number-wrong' } : { value: Number(digits) };
}

/** ISO days, and the forms into which spreadsheets turn them; a cell of a date has a time of midnight. */
function readDate(cell: string): Read<string | null> {
  const text = cell.normalize('NFKC').trim();
  if (text === '') return { value: null };
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?$/.exec(text);
  if (parts === null) return { fault: 'date-wrong' };
  const day = `${parts[1]!}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return isCalendarDate(day) ? { value: day } : { fault: 'date-wrong' };
}

function readBudget(cell: string): Read<readonly BudgetLine[]> {
  const value = budgetOfText(cell);
  return value === null ? { fault: 'budget-wrong' } : { value };
}

function readAreas(cell: string): Read<readonly PolicyArea[]> {
  const parts = cell
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '');
  const areas = parts.map(Number);
  return areas.every(isPolicyArea) ? { value: sortedAreas(areas) } : { fault: 'areas-wrong' };
}

function readName(cell: string, names: Names, unknown: ImportFault): Read<string | null> {
  if (cell.trim() === '') return { value: null };
  const ids = names.get(nameKey(cell)) ?? [];
  if (ids.length > 1) return { fault: 'name-ambiguous' };
  return ids[0] === undefined ? { fault: unknown } : { value: ids[0] };
}

function readNumbers(cell: string, known: Names): Read<readonly string[]> {
  const parts = cell
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '');
  const found = parts.map((part) => known.get(nameKey(part))?.[0]);
  const ids = found.filter((id) => id !== undefined);
  return ids.length < parts.length ? { fault: 'conclusion-unknown' } : { value: sortedIds(ids) };
}

type Owner = Pick<ActionContent, 'ownerOrganisationId' | 'ownerWorkingGroupId'>;

/** An organisation or a working group; a name that both have is ambiguous. */
function readOwner(cell: string, { organisations, workingGroups }: KnownNames): Read<Owner> {
  const key = nameKey(cell);
  if (key !== '' && organisations.has(key) && workingGroups.has(key)) return { fault: 'name-ambiguous' };
  const ofGroup = workingGroups.has(key);
  const found = readName(cell, ofGroup ? workingGroups : organisations, 'owner-unknown');
  if ('fault' in found) return found;
  return {
    value: {
      ownerOrganisationId: ofGroup ? null : found.value,
      ownerWorkingGroupId: ofGroup ? found.value : null,
    },
  };
}

/** Reads one row, or the errors in its cells. */
export function readRow(
  line: SheetLine,
  { positions }: Header,
  names: KnownNames,
): { readonly row: ImportedRow } | { readonly errors: readonly ImportError[] } {
  if (line.flaw !== null) return { errors: [importError('quotes-wrong', { row: line.row })] };
  const errors: ImportError[] = [];
  const cell = (column: ImportColumn): string => line.cells[positions.get(column) ?? -1] ?? '';
  const read = <Value>(column: ImportColumn, reader: (text: string) => Read<Value>): Value | undefined => {
    if (!positions.has(column)) return undefined;
    const found = reader(cell(column));
    if ('value' in found) return found.value;
    errors.push(importError(found.fault, { row: line.row, column, value: cell(column) }));
    return undefined;
  };
  const found = {
    titleEn: read('titleEn', (text) => readText(text, 300)),
    titleZh: read('titleZh', (text) => readText(text, 300)),
    descriptionEn: read('descriptionEn', (text) => readText(text, 8000)),
    descriptionZh: read('descriptionZh', (text) => readText(text, 8000)),
    conclusionIds: read('conclusions', (text) => readNumbers(text, names.conclusions)),
    ...read('owner', (text) => readOwner(text, names)),
    policyAreas: read('policyAreas', readAreas),
    placeId: read('place', (text) => readName(text, names.places, 'place-unknown')),
    startOn: read('startOn', readDate),
    dueOn: read('dueOn', readDate),
    budget: read('budget', readBudget),
  };
  const number = read('number', readNumber) ?? null;
  const reason = read('reason', (text) => readText(text, 2000)) ?? '';
  if (errors.length > 0) return { errors };
  const stated = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { row: { row: line.row, number, reason, ...stated } };
}
