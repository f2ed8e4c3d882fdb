import type { LinearColumn, LinearRow } from '../numeric/linear-program.js';

/** Enough for what follows in a few steps; what takes more is left to the linear programs. */
const PASSES = 12;
/** Terms; longer equations say little of one term, and cost the square of their length. */
const LONG = 200;

/** Least and greatest of `sum of the other terms` in a row, as seen from one term. */
function others(row: LinearRow, columns: readonly LinearColumn[], except: number): readonly [number, number] {
  return row.terms.reduce<readonly [number, number]>(
    ([least, most], [column, factor]) => {
      if (column === except) return [least, most];
      const { low, high } = columns[column]!;
      return factor > 0 ? [least + factor * low, most + factor * high] : [least + factor * high, most + factor * low];
    },
    [0, 0],
  );
}

/**
 * Tightens the bounds of columns by what each equation says of them alone (interval propagation): true bounds, so that a
 * table that reaches one proves it the best. Coefficients are 1 and -1.
 */
export function narrow(columns: LinearColumn[], rows: readonly LinearRow[]): void {
  for (let pass = 0, changed = true; changed && pass < PASSES; pass += 1) {
    changed = false;
    for (const row of rows) {
      if (row.terms.length > LONG) continue;
      for (const [column, factor] of row.terms) {
        const [least, most] = others(row, columns, column);
        const ends = [(row.low - most) / factor, (row.high - least) / factor];
        const { low, high, cost } = columns[column]!;
        const narrower = { low: Math.max(low, Math.min(...ends)), high: Math.min(high, Math.max(...ends)), cost };
        if (narrower.low > low || narrower.high < high) {
          columns[column] = narrower;
          changed = true;
        }
      }
    }
  }
}
