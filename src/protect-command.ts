/** `protect` and `attack`: tables of one's own. No database, no settings; a composition root beside `cli`. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Output } from './estimate-command.js';
import { Problem } from './kernel/problem.js';
import type { CrossedSystem } from './methodology/disclosure/crossed-table.js';
import { readSpec } from './methodology/disclosure/own-spec.js';
import { attackTable, protectTable, systemOf, type TextTable, withheldIn } from './methodology/disclosure/own-table.js';
import { highsSolver } from './methodology/numeric/highs-solver.js';
import { detectEncoding, readTable } from './surveys/use-cases/read-answer-file.js';

export const protectHelp = `protect --table FILE.csv --spec FILE.json
                 Says which cells of linked tables may be published, as docs/methodology/disclosure.md says; n: null is
                 withheld. Exit code 2 where the input is refused or the tables cannot be protected.`;

export const attackHelp = `attack --table FILE.csv --spec FILE.json --published FILE.json
                 Says what a reader can work out of each withheld cell. Exit code 3 where a cell leaks.`;

/** Exit code of an attack that finds a cell it should not. */
const LEAKS = 3;

function unreadable(pointer: string, file: string): Problem {
  return new Problem(
    'invalid',
    'cli.unreadable-file',
    { en: `The file ${file} cannot be read.`, zh: `无法读取文件 ${file}。` },
    {
      detail: {
        en: 'Look at its name, its place and, for JSON, its commas.',
        zh: '请检查文件名、位置；JSON 文件请检查逗号。',
      },
      errors: [{ pointer, code: 'unreadable-file', detail: { en: 'not readable', zh: '无法读取' } }],
    },
  );
}

async function readJson(name: string, file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch {
    throw unreadable(`/${name}`, file);
  }
}

/** CSV in UTF-8 (with or without byte order mark) or GB18030, with comma, semicolon or tab, any line end. */
async function readText(file: string): Promise<TextTable> {
  try {
    const encoding = await detectEncoding(createReadStream(file));
    let header: readonly string[] | undefined;
    const rows: { row: number; cells: readonly string[] }[] = [];
    for await (const { row, cells, openQuote } of readTable(createReadStream(file), encoding)) {
      if (header === undefined) header = cells;
      else rows.push({ row, cells: openQuote ? [] : cells });
    }
    return { header: header ?? [], rows };
  } catch {
    throw unreadable('/table', file);
  }
}

/** A problem as one line of JSON: code, place, what is wrong and what to do. */
function problemLine(problem: Problem): string {
  const { detail, facts = {}, errors = [] } = problem.options;
  return `${JSON.stringify({
    code: problem.code,
    pointer: errors[0]?.pointer ?? '',
    title: problem.title.en,
    hint: detail?.en ?? '',
    ...Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'pointer')),
  })}\n`;
}

async function told(output: Output, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    output.err(problemLine(error));
    return 2;
  }
}

interface TableFiles {
  readonly table: string;
  readonly spec: string;
}

async function systemIn(files: TableFiles): Promise<CrossedSystem> {
  const spec = readSpec(await readJson('spec', files.spec));
  return systemOf(spec, await readText(files.table));
}

/** Gives the exit code: 0, or 2 where something was refused. */
export function protectTables(files: TableFiles, output: Output): Promise<number> {
  return told(output, async () => {
    const system = await systemIn(files);
    output.out(`${JSON.stringify(protectTable(system, await highsSolver()))}\n`);
    return 0;
  });
}

/** Gives the exit code: 0, 3 where a cell leaks, or 2 where something was refused. */
export function attackTables(files: TableFiles & { readonly published: string }, output: Output): Promise<number> {
  return told(output, async () => {
    const system = await systemIn(files);
    const withheld = withheldIn(system, await readJson('published', files.published));
    const found = attackTable(system, withheld, await highsSolver());
    output.out(`${JSON.stringify(found)}\n`);
    return found.leaks === 0 ? 0 : LEAKS;
  });
}
