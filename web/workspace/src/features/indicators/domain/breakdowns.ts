import type { Cell, LevelName } from '../api/types.js';
import { type Breakdown, breakdowns } from '../texts/breakdowns.js';

export { type Breakdown, breakdowns } from '../texts/breakdowns.js';

/** Breakdowns whose levels have no natural order are sorted by value, the others as in the catalogue. */
const withoutOrder: readonly string[] = ['park', 'contract_type'];

export interface Level {
  readonly id: string;
  readonly name: LevelName;
}

const unnamed = (id: string): LevelName => ({ en: id, zh: id });

export function cellAt(
  cells: readonly Cell[],
  sex: Cell['sex'],
  at: { readonly breakdown: string; readonly level: string } | null = null,
): Cell | undefined {
  return cells.find(
    (cell) => cell.sex === sex && cell.breakdown === (at?.breakdown ?? null) && cell.level === (at?.level ?? null),
  );
}

/** Breakdowns for which a figure was computed, in the order of the catalogue. */
export function breakdownsIn(cells: readonly Cell[]): readonly Breakdown[] {
  return breakdowns.filter((breakdown) => cells.some((cell) => cell.breakdown === breakdown));
}

/** The levels of a breakdown (or pair) in the order of the run; parks by name, because the run orders them by id. */
export function levelsOf(cells: readonly Cell[], breakdown: string): readonly Level[] {
  const levels = new Map<string, Level>();
  for (const { breakdown: own, level, levelName } of cells)
    if (own === breakdown && level !== null && !levels.has(level))
      levels.set(level, { id: level, name: levelName ?? unnamed(level) });
  const found = [...levels.values()];
  return breakdown === 'park'
    ? found.sort((a, b) => a.name.en.localeCompare(b.name.en, 'en', { numeric: true }))
    : found;
}

/** The levels in the order of the chart: by value if they have no natural order, those without a figure last. */
export function drawnLevels(cells: readonly Cell[], breakdown: string): readonly Level[] {
  const levels = levelsOf(cells, breakdown);
  if (!withoutOrder.includes(breakdown)) return levels;
  const valueOf = ({ id }: Level): number => cellAt(cells, null, { breakdown, level: id })?.figure?.value ?? -Infinity;
  return [...levels].sort((a, b) => valueOf(b) - valueOf(a));
}

/** A level with its published figure. */
interface Known {
  readonly name: string;
  readonly cell: Cell;
}

/**
 * The levels with the highest and the lowest figure, and whether their intervals are apart: only then does the data
 * show that one is higher. Null for fewer than two figures.
 */
export function extremesOf(
  known: readonly Known[],
): { readonly high: Known; readonly low: Known; readonly apart: boolean } | null {
  const inOrder = [...known].sort((a, b) => (b.cell.figure?.value ?? 0) - (a.cell.figure?.value ?? 0));
  const [high, low] = [inOrder[0], inOrder.at(-1)];
  if (!high || !low || high === low) return null;
  const [bottom, top] = [high.cell.figure?.interval[0], low.cell.figure?.interval[1]];
  return { high, low, apart: typeof bottom === 'number' && typeof top === 'number' && bottom > top };
}

/**
 * Whether an overall figure is outside those of women and men. A share of both cannot be, unless the figures are
 * rounded to different digits.
 */
export function isOutside(all: Cell | undefined, women: Cell | undefined, men: Cell | undefined): boolean {
  const [value, ...groups] = [all, women, men].map((cell) => cell?.figure?.value ?? null);
  const known = groups.filter((each) => each !== null);
  return typeof value === 'number' && known.length === 2 && (value < Math.min(...known) || value > Math.max(...known));
}
