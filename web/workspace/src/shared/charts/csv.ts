import { csvLine } from '#server/kernel/csv.js';

export type CsvRows = readonly (readonly (string | number | null)[])[];

/**
 * Comma-separated values with a byte-order mark, so that Excel reads Chinese text correctly; cells cannot run as
 * formulas.
 */
export function toCsv(rows: CsvRows): string {
  return `\uFEFF${rows.map((row) => csvLine(row.map((value) => String(value ?? '')))).join('')}`;
}
