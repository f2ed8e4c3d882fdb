import { type FileHandle, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { unzip } from '../../../test/support/unzip.js';
import { Scratch } from '../../platform/storage/scratch.js';
import { analysisFile } from './microdata-files.js';

const label = { en: 'Wage', zh: '工资' };
const columns = [{ name: 'wage', label, kind: 'number' as const, width: 8, codes: [], question: null }];
const groups = 300;
const rowsOf = (group: number) => Array.from({ length: 400 }, (_, row) => [group * 1000 + row + 0.25]);

let folder: string;
let readings: string[];
let copies: FileHandle[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'microdata-'));
  readings = [];
  copies = [];
});
afterEach(() => rm(folder, { recursive: true }));

async function* readOnce(table: string) {
  readings.push(`${table} begins`);
  try {
    for (let group = 0; group < groups; group += 1) yield rowsOf(group);
  } finally {
    readings.push(`${table} ends`);
  }
}

function archive(language: 'en' | 'zh') {
  const scratch = new Scratch(folder);
  return analysisFile('sav', {
    tables: ['answers', 'child'].map((name) => ({ name, repeat: null, label, columns })),
    ...{ title: label, createdOn: new Date(0), language, valuesOf: ({ name }) => readOnce(name) },
    storage: {
      inScratch: async (work) => {
        const copy = await scratch.use(work);
        copies.push(copy as FileHandle);
        return copy;
      },
    },
  }).pieces;
}

it('Answers are read once for the SPSS files of both languages, which have the same rows', async () => {
  const files = unzip(await buffer(archive('zh')), 'latin1');
  expect([...files.keys()]).toEqual(['answers-zh.sav', 'answers-en.sav', 'child-zh.sav', 'child-en.sav']);
  expect(readings).toEqual(['answers begins', 'answers ends', 'child begins', 'child ends']);
  const [zh = '', en = ''] = [...files.values()];
  // 8 bytes and a mark for each of the numbers
  const rows = groups * 400 * 8;
  expect(en.slice(-rows)).toBe(zh.slice(-rows));
  expect([en.includes('Wage'), zh.includes('Wage')]).toEqual([true, false]);
  expect(await readdir(path.join(folder, 'scratch'))).toEqual([]);
});

it.each([1, 2, 3])('An SPSS archive that is abandoned in file %i of its four leaves no file open', async (file) => {
  const pieces = archive('en');
  const isHead = (piece: string | Buffer): boolean => piece.toString('latin1').startsWith('PK\u0003\u0004');
  let begun = 0;
  for await (const piece of pieces) {
    if (isHead(piece)) begun += 1;
    if (begun === file) break;
  }
  expect(readings.length % 2).toBe(0);
  expect(copies.map(({ fd }) => fd)).toEqual(Array.from({ length: Math.ceil(file / 2) }, () => -1));
});
