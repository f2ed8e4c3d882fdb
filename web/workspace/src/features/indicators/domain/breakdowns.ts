import type { Cell, LevelName } from '../api/types.js';
import { type Breakdown, breakdowns } from '../texts/breakdowns.js';

export { type Breakdown, breakdowns } from '../texts/breakdowns.js';

/** Levels without an order of their own stand by value, the others as the catalogue lists them. */
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

/** Breakdowns that a figure was computed for, in the catalogue's order. */
export function breakdownsIn(cells: readonly Cell[]): readonly Breakdown[] {
  return breakdowns.filter((breakdown) => cells.some((cell) => cell.breakdown === breakdown));
}

/** The levels of a breakdown (or pair) as the run gives them; parks, which it orders by id, by name. */
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

/** In the order in which they are drawn: by value where the levels have no order, those without a figure last. */
export function drawnLevels(cells: readonly Cell[], breakdown: string): readonly Level[] {
  const levels = levelsOf(cells, breakdown);
  if (!withoutOrder.includes(breakdown)) return levels;
  const valueOf = ({ id }: Level): number => cellAt(cells, null, { breakdown, level: id })?.figure?.value ?? -Infinity;
  return [...levels].sort((a, b) => valueOf(b) - valueOf(a));
}
