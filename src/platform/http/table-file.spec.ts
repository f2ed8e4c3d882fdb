import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openZip } from '../storage/xlsx/open-zip.js';
import { xlsxPieces } from '../storage/xlsx/write-xlsx.js';
import { csvFile, type Sheet, workbookArchive, xlsxFile } from './table-file.js';

/** What people typed, each of which a spreadsheet would run, or move into the next cell, if it were written as it is. */
const typed = [
  ...['=1+1', '=cmd|" /C calc"!A0', '+1+1', '-1-1', '@SUM(1)', '\t=1', '\r=1', '\tx', '\rx', ' =1', '＝1+1', "'=1"],
  ...['=HYPERLINK("https://example.org/?"&A1,"Open")', '-', '+', '=', '@'],
];
const numbers = [-5, 0, 3.25, 1e-7, -1e21];
const sheet: Sheet = { name: '=s', head: typed, rows: [typed, numbers, ['-5', '+5', '-.5e3', null]] };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-table-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The parts of a workbook, or the files of another archive. */
async function partsOf(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const file = path.join(folder, 'archive');
  await writeFile(file, bytes);
  const { zip, entries } = await openZip(file);
  const parts = new Map<string, Buffer>();
  for (const [name, entry] of entries) parts.set(name, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return parts;
}

/** Cells that a spreadsheet would compute, and those that are neither texts nor the numbers that were written. */
async function wrongCells(workbook: Buffer): Promise<readonly string[]> {
  const parts = await partsOf(workbook);
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+$/.test(name));
  expect(sheets).not.toHaveLength(0);
  expect([...parts.keys()].filter((name) => /externalLink|connection|vba/i.test(name))).toEqual([]);
  return sheets.flatMap(([, part]) => {
    const xml = part.toString('utf8');
    const cells = [...xml.matchAll(/<c\b[^>]*?(?:\/>|>.*?<\/c>)/gs)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThanOrEqual(2 * typed.length + numbers.length);
    const isText = (cell: string): boolean => /^<c\b[^>]* t="(?:s|inlineStr)"/.test(cell);
    const numberOf = (cell: string): number => Number(/<v>([^<]+)<\/v>/.exec(cell)?.[1]);
    const isEmpty = (cell: string): boolean => !/<v>|<is>|<f/.test(cell);
    return cells.filter(
      (cell) => /<f[ >/]/.test(cell) || !(isText(cell) || isEmpty(cell) || numbers.includes(numberOf(cell))),
    );
  });
}

it('a CSV file escapes each formula and leaves numbers as they are', async () => {
  const written = await text(csvFile('a.csv', sheet).getStream());
  const [, typedCells] = /^(.*)\r\n-5,0,3.25,1e-7,-1e\+21\r\n-5,\+5,-.5e3,\r\n$/s.exec(written)!;
  expect(typedCells).not.toMatch(/(?:^|[,\n])"?[=+@＝\t\r]/);
});

it('a workbook has each formula as a text and each number as a number', async () => {
  expect(await wrongCells(await buffer((await xlsxFile('a.xlsx', [sheet])).getStream()))).toEqual([]);
});

it('a workbook that is written piece by piece has each formula as a text and each number as a number', async () => {
  expect(await wrongCells(await buffer(xlsxPieces([{ ...sheet, groups: [sheet.rows] }])))).toEqual([]);
});

it('an archive has a workbook of which nothing runs', async () => {
  const archive = await workbookArchive('a.zip', { name: 'a.xlsx', sheets: [sheet] }, []);
  const parts = await partsOf(await buffer(archive.getStream()));
  expect(await wrongCells(parts.get('a.xlsx')!)).toEqual([]);
});
