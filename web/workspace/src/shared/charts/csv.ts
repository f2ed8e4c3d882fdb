import { csvLine } from '#server/kernel/csv.js';

/**
 * Comma-separated values with a byte-order mark, so that Excel reads Chinese text correctly; cells cannot run as
 * formulas.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => csvLine(row.map((value) => String(value ?? '')))).join('')}`;
}
