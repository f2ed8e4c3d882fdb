import type { Cell, Indicator } from '../api/types.js';
import { cellAt } from './breakdowns.js';

const isShown = (cells: readonly Cell[]): boolean => (cellAt(cells, null)?.figure ?? null) !== null;

/** Indicators with a figure that have the unit and the measure of this one, without itself. */
export function comparableWith(one: Indicator, items: readonly Indicator[]): readonly Indicator[] {
  return items.filter(
    ({ id, unit, measure, cells }) => id !== one.id && unit === one.unit && measure === one.measure && isShown(cells),
  );
}

/** Indicators with a figure that can be compared with at least one other. */
export function comparableOnes(items: readonly Indicator[]): readonly Indicator[] {
  return items.filter((one) => isShown(one.cells) && comparableWith(one, items).length > 0);
}
