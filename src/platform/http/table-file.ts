import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import writeXlsx from 'write-excel-file/node';
import { csvLine } from '../../kernel/csv.js';
import { zipPieces } from '../storage/zip-pieces.js';

export type FileCell = string | number | null;

export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
}

const disposition = (name: string): string => `attachment; filename="${name}"`;
const texts = (cells: readonly FileCell[]): string[] => cells.map((cell) => (cell === null ? '' : String(cell)));

/** RFC 4180. Excel recognises UTF-8 by the byte order mark; cells that would run as a formula are escaped. */
export function csvFile(name: string, { head, rows }: Sheet): StreamableFile {
  const lines = (function* () {
    yield `\ufeff${csvLine([...head])}`;
    for (const row of rows) yield csvLine(texts(row));
  })();
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: disposition(name),
  });
}

/** A JSON document to be saved. */
export function jsonFile(name: string, content: object): StreamableFile {
  return new StreamableFile(Buffer.from(JSON.stringify(content)), {
    type: 'application/json; charset=utf-8',
    disposition: disposition(name),
  });
}

export function pdfFile(name: string, content: Buffer): StreamableFile {
  return new StreamableFile(content, {
    type: 'application/pdf',
    length: content.length,
    disposition: disposition(name),
  });
}

export async function xlsxFile(name: string, sheets: readonly Sheet[]): Promise<StreamableFile> {
  return new StreamableFile(await workbookOf(sheets), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    disposition: disposition(name),
  });
}

/** A workbook and the files that belong to it. */
export async function workbookArchive(
  name: string,
  workbook: { readonly name: string; readonly sheets: readonly Sheet[] },
  files: readonly { readonly name: string; readonly content: string }[],
): Promise<StreamableFile> {
  const all = [{ name: workbook.name, content: await workbookOf(workbook.sheets) }, ...files];
  const pieces = zipPieces(all.map((file) => ({ name: file.name, pieces: Readable.from([file.content]) })));
  return new StreamableFile(Readable.from(pieces, { objectMode: false }), {
    type: 'application/zip',
    disposition: disposition(name),
  });
}

/** Text cells are typed as text, so that none runs as a formula. Excel allows 31 characters for the name of a sheet. */
function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const cell = (value: FileCell) => (typeof value === 'string' ? { type: String, value } : value);
  const bold = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });
  const written = writeXlsx(
    sheets.map(({ name: sheet, head, rows }) => ({
      sheet: sheet.slice(0, 31),
      data: [head.map(bold), ...rows.map((row) => row.map(cell))],
      columns: head.map((text, index) => ({
        width: widthOf([text, ...rows.slice(0, 200).map((row) => row[index] ?? null)]),
      })),
      stickyRowsCount: 1,
    })),
  );
  return written.toBuffer();
}

/** Width in characters; a Chinese character counts as two. */
function widthOf(column: readonly FileCell[]): number {
  const wide = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0);
  return Math.min(60, 2 + Math.max(...column.map((value) => wide(String(value ?? '')))));
}
