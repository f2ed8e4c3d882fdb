import { type CsvRows, toCsv } from './csv.js';

/** Saves a file with the browser's download. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The only way to a CSV file: its cells cannot run as formulas. */
export const csvBlob = (rows: CsvRows): Blob => new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' });
