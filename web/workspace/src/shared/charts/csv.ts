import { csvLine } from '#server/kernel/csv.js';

/** Comma-separated with a byte-order mark, so that Excel opens Chinese text intact; none of it runs as a formula. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => csvLine(row.map((value) => String(value ?? '')))).join('')}`;
}
