import type { LinearColumn, LinearRow } from '../numeric/linear-program.js';

/** Maximum number of passes; bounds that need more are left to the linear programs. */
const PASSES = 12;
/** Maximum number of terms; longer equations narrow little and cost the square of their length. */
const LONG = 200;

/** Minimum and maximum of the sum of the other terms of a row, as seen from one term. */
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
 * Narrows the bounds of columns from single equations (interval propagation). The bounds are valid, so a table that
 * reaches one proves that it is optimal. Coefficients are 1 and -1.
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
