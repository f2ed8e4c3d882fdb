import {
  FileProblem,
  MOST_OF_FILE,
  type Sheet,
  type SheetRow,
  type Workbook,
} from '../../platform/storage/xlsx/workbook.js';
import { isFormSheet } from './workbook.js';

/** A vertical line that is not escaped by a backslash. */
const SEPARATOR = /(?<!\\)\|/;

/**
 * Reads a form as markdown tables: a row with a text in its first column begins the sheet of this name; in all other
 * rows the first column is empty. Lines outside tables are ignored. Errors: `FileProblem` if a sheet has too many rows.
 */
export function readMarkdown(text: string): Workbook {
  const sheets: { name: string; rows: SheetRow[]; next: number }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const trimmed = line.trim();
    if (!trimmed.startsWith('|') || (/^[|\s:-]*$/.test(trimmed.replace(/\|\s*\|/g, '||')) && trimmed.includes('-')))
      continue;
    const [first = '', ...cells] = trimmed
      .slice(1)
      .replace(/(?<!\\)\|$/, '')
      .split(SEPARATOR)
      .map((cell) => cell.replaceAll('\\|', '|').trim());
    if (first !== '') {
      sheets.push({ name: first, rows: [], next: 1 });
      continue;
    }
    const sheet = sheets.at(-1);
    if (sheet === undefined) continue;
    if (cells.some((cell) => cell !== '')) sheet.rows.push({ number: sheet.next, cells });
    if (sheet.rows.length > MOST_OF_FILE.rows)
      throw new FileProblem('too-many-rows', { sheet: sheet.name, row: sheet.next });
    sheet.next += 1;
  }
  const sheetNames = sheets.map(({ name }) => name);
  const read: readonly Sheet[] = sheets.filter(({ name }) => isFormSheet(name, sheetNames));
  return { sheets: read, sheetNames };
}
