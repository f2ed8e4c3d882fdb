/** Protects and attacks a custom table: the cells that may be published, and what an intruder can derive from them. */
import type { LinearSolver } from '../../methodology/numeric/linear-program.js';
import { attack } from '../../methodology/disclosure/attack.js';
import {
  axesOf,
  type CellAddress,
  addressKey,
  type CrossedRow,
  crossedSystem,
  type CrossedSystem,
  type Dimension,
  sizeOf,
} from '../../methodology/disclosure/crossed-table.js';
import { countOf } from '../../methodology/disclosure/linked-system.js';
import { checkLevel, type OwnSpec } from './own-spec.js';
import { protectionOf } from '../../methodology/disclosure/primary.js';
import { refusals } from './refusals.js';
import { protect } from '../../methodology/disclosure/suppress.js';

/** Header and rows as returned by a CSV reader; rows are numbered as in a spreadsheet. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface OwnCell {
  readonly at: CellAddress;
  /** null = suppressed */
  readonly n: number | null;
}

export interface ProtectedTable {
  readonly cells: readonly OwnCell[];
  readonly withheld: number;
}

export interface AttackedTable {
  readonly cells: readonly {
    readonly at: CellAddress;
    readonly interval: readonly [number, number];
    readonly protected: boolean;
  }[];
  readonly leaks: number;
}

/** The number of cells that one core can protect within minutes. */
const MOST_CELLS = 25_000;
const MOST_PERSONS = 1e9;
const MOST_CONTRIBUTIONS = 1_000_000;

/** Maximum number of rows: for counts each row is a cell. */
function mostRows(spec: OwnSpec): number {
  return spec.measure.kind === 'count' ? MOST_CELLS : MOST_CONTRIBUTIONS;
}

/** Called while reading, so that a reader can stop. Errors: `disclosure.too-many-rows`. */
export function checkLength(spec: OwnSpec, rows: number): void {
  if (rows > mostRows(spec)) throw refusals.tooLong(mostRows(spec));
}

function columnsOf(
  spec: OwnSpec,
  header: readonly string[],
): { readonly measure: number; readonly contributor: number | undefined; readonly levels: readonly number[] } {
  const twice = header.find((name, at) => header.indexOf(name) < at);
  const { measure } = spec;
  if (twice !== undefined) throw refusals.duplicatedColumn('/table', twice);
  const find = (column: string, pointer: string): number => {
    const at = header.indexOf(column);
    if (at < 0) throw refusals.unknownColumn(pointer, column);
    return at;
  };
  return {
    measure: find(measure.column, `/${measure.kind}`),
    contributor: measure.kind === 'value' ? find(measure.contributor, '/contributor') : undefined,
    levels: spec.dimensions.map(({ column }, at) => find(column, `/dimensions/${at}/column`)),
  };
}

function countIn(text: string, place: { readonly row: number; readonly column: string }): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= MOST_PERSONS)) throw refusals.notACount({ pointer: '/table', ...place, text });
  return count;
}

interface PlacedRow extends CrossedRow {
  readonly row: number;
}

/** Whether a level equals another or is below it. */
function isWithin({ parents = {} }: Dimension, level: string, upper: string): boolean {
  for (let at: string | undefined = level; at !== undefined; at = parents[at]) if (at === upper) return true;
  return false;
}

/** A row at an upper level is always refused; if it also contradicts the rows below it, the problem says so. */
function refuseUpper(spec: OwnSpec, rows: readonly PlacedRow[]): void {
  const upper = spec.dimensions.map(({ parents }) => new Set(Object.values(parents ?? {})));
  const isUpper = ({ levels }: PlacedRow): boolean => levels.some((level, at) => upper[at]!.has(level));
  const found = rows.find(isUpper);
  if (found === undefined) return;
  const at = found.levels.findIndex((level, place) => upper[place]!.has(level));
  const [level, { column }] = [found.levels[at]!, spec.dimensions[at]!];
  const place = { pointer: '/table', row: found.row, column, level };
  const sum = rows
    .filter((row) => !isUpper(row) && row.contributor === found.contributor)
    .filter(({ levels }) => spec.dimensions.every((each, to) => isWithin(each, levels[to]!, found.levels[to]!)))
    .reduce((total, { count }) => total + count, 0);
  throw sum === found.count
    ? refusals.upperLevel(place)
    : refusals.doesNotAddUp({ ...place, stated: found.count, sum });
}

function rowsOf(spec: OwnSpec, table: TextTable): CrossedRow[] {
  if (table.rows.length === 0) throw refusals.noRows();
  checkLength(spec, table.rows.length);
  const columns = columnsOf(spec, table.header);
  const seen = new Set<string>();
  const rows = table.rows.map(({ row, cells }): PlacedRow => {
    const place = { pointer: '/table', row };
    if (cells.length !== table.header.length) throw refusals.raggedRow(place);
    const levels = columns.levels.map((at) => cells[at]!);
    for (const [at, level] of levels.entries())
      checkLevel(level, { ...place, ...{ column: spec.dimensions[at]!.column } });
    const contributor = columns.contributor === undefined ? undefined : cells[columns.contributor]!;
    if (contributor !== undefined) checkLevel(contributor, place);
    const key = JSON.stringify([...levels, contributor]);
    if (seen.has(key)) throw refusals.repeatedRow(place);
    seen.add(key);
    const count = countIn(cells[columns.measure]!, { row, column: spec.measure.column });
    return { row, levels, count, ...(contributor !== undefined && { contributor }) };
  });
  refuseUpper(spec, rows);
  return rows;
}

/** Errors: all problems of the table, or `disclosure.too-large`. */
export function systemOf(spec: OwnSpec, table: TextTable): CrossedSystem {
  const rows = rowsOf(spec, table);
  const { measure } = spec;
  const crossed = {
    dimensions: spec.dimensions,
    minimum: measure.kind === 'count' ? measure.minimum : 1,
    ...(spec.tables && { tables: spec.tables }),
  };
  const { inner, cells } = sizeOf(crossed, axesOf(crossed, rows));
  if (Math.max(inner, cells) > MOST_CELLS)
    throw refusals.tooLarge({ cells: Math.max(inner, cells), limit: MOST_CELLS });
  if (measure.kind === 'count') return crossedSystem(crossed, rows);
  return crossedSystem(crossed, rows, (contributions) => protectionOf(contributions, measure.rules));
}

/** Errors: `disclosure.not-protectable`. */
export function protectTable(system: CrossedSystem, solver: LinearSolver): ProtectedTable {
  const withheld = protect(system, solver);
  return {
    cells: system.cells.map((cell) => ({
      at: system.addresses.get(cell.key)!,
      n: withheld.has(cell.key) ? null : countOf(system, cell),
    })),
    withheld: withheld.size,
  };
}

interface Known {
  readonly count: number;
  readonly always: boolean;
}

function fitOf(known: ReadonlyMap<string, Known>, cell: OwnCell, pointer: string): string {
  const key = addressKey(cell.at);
  const found = known.get(key);
  if (found === undefined) throw refusals.unfit('foreign', { pointer, at: cell.at });
  const { count, always } = found;
  if (cell.n === null && (count === 0 || always)) throw refusals.unfit('always-published', { pointer, at: cell.at });
  if (cell.n !== null && cell.n !== count) throw refusals.unfit('different', { pointer, at: cell.at });
  return key;
}

function cellIn(value: unknown, pointer: string): OwnCell {
  const { at, n } = (typeof value === 'object' && value !== null ? value : {}) as { at?: unknown; n?: unknown };
  const addressed =
    typeof at === 'object' && at !== null && Object.values(at).every((level) => typeof level === 'string');
  if (!addressed || (n !== null && typeof n !== 'number'))
    throw refusals.shape(pointer, {
      en: '{ "at": { column: level }, "n": count or null }',
      zh: '{ "at": { 列: 类别 }, "n": 人数或 null }',
    });
  return { at: at as CellAddress, n };
}

/**
 * Keys of the suppressed cells. A cell that is not listed counts as 0, as in the table. Errors:
 * `disclosure.published-does-not-fit`.
 */
export function withheldIn(system: CrossedSystem, published: unknown): ReadonlySet<string> {
  const { cells } = (typeof published === 'object' && published !== null ? published : {}) as { cells?: unknown };
  if (!Array.isArray(cells)) throw refusals.shape('/published/cells', { en: 'a list of cells', zh: '单元格列表' });
  const known = new Map(
    system.cells.map((cell) => [cell.key, { count: countOf(system, cell), always: cell.always === true }]),
  );
  const listed = new Set<string>();
  const withheld = new Set<string>();
  for (const [at, value] of cells.entries()) {
    const pointer = `/published/cells/${at}`;
    const cell = cellIn(value, pointer);
    const key = fitOf(known, cell, pointer);
    if (listed.has(key)) throw refusals.unfit('twice', { pointer, at: cell.at });
    listed.add(key);
    if (cell.n === null) withheld.add(key);
  }
  for (const [key, { count }] of known) {
    if (!listed.has(key) && count > 0)
      throw refusals.unfit('missing', { pointer: '/published/cells', at: system.addresses.get(key) });
  }
  return withheld;
}

export function attackTable(system: CrossedSystem, withheld: ReadonlySet<string>, solver: LinearSolver): AttackedTable {
  const cells = attack(system, withheld, solver).map(({ key, interval, protected: safe }) => ({
    at: system.addresses.get(key)!,
    interval,
    protected: safe,
  }));
  return { cells, leaks: cells.filter((cell) => !cell.protected).length };
}
