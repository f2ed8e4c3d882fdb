import type { Cell, LevelName } from '../api/types.js';
import type { Breakdown, Level } from './breakdowns.js';
import { breakdowns, cellAt, levelsOf } from './breakdowns.js';

export type Columns = Breakdown | 'sex';

export interface CrossCell {
  readonly column: string;
  readonly cell: Cell | undefined;
}

export interface CrossRow {
  /** A level, or null for the total. */
  readonly level: Level | null;
  readonly cells: readonly CrossCell[];
}

export interface CrossGrid {
  /** Levels of the columns; null for the total. */
  readonly columns: readonly (Level | null)[];
  readonly rows: readonly CrossRow[];
}

/** For example `park+age_group`: pairs name their parts in the order of the catalogue. */
export function pairOf(first: Breakdown, second: Breakdown): string {
  return [first, second].sort((a, b) => breakdowns.indexOf(a) - breakdowns.indexOf(b)).join('+');
}

export const hasPair = (cells: readonly Cell[], first: Breakdown, second: Breakdown): boolean =>
  cells.some(({ breakdown }) => breakdown === pairOf(first, second));

interface Wanted {
  readonly rows: Breakdown;
  readonly columns: Columns;
  /** The sex of the figures, if the columns are not the sexes themselves. */
  readonly sex: Cell['sex'];
}

type SexNames = Readonly<Record<'F' | 'M', LevelName>>;

/**
 * Rows and columns with their totals. A cell that the run did not compute is undefined, which differs from suppressed.
 */
export function crossGrid(cells: readonly Cell[], wanted: Wanted, sexNames: SexNames): CrossGrid {
  const rows: readonly (Level | null)[] = [null, ...levelsOf(cells, wanted.rows)];
  if (wanted.columns === 'sex') {
    const sexes = (['F', 'M'] as const).map((id) => ({ id, name: sexNames[id] }));
    return {
      columns: [null, ...sexes],
      rows: rows.map((level) => ({
        level,
        cells: [null, 'F' as const, 'M' as const].map((sex) => ({
          column: sex ?? 'all',
          cell: cellAt(cells, sex, level && { breakdown: wanted.rows, level: level.id }),
        })),
      })),
    };
  }
  const second = wanted.columns;
  const columns: readonly (Level | null)[] = [null, ...levelsOf(cells, second)];
  const place = (row: Level | null, column: Level | null) => {
    if (row && column) {
      const level = pairOf(wanted.rows, second).startsWith(wanted.rows)
        ? `${row.id}+${column.id}`
        : `${column.id}+${row.id}`;
      return { breakdown: pairOf(wanted.rows, second), level };
    }
    if (row) return { breakdown: wanted.rows, level: row.id };
    return column && { breakdown: second, level: column.id };
  };
  return {
    columns,
    rows: rows.map((level) => ({
      level,
      cells: columns.map((column) => ({
        column: column?.id ?? 'all',
        cell: cellAt(cells, wanted.sex, place(level, column)),
      })),
    })),
  };
}
