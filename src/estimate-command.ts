/** `estimate`: answers requests about a CSV file. No database, no settings; a composition root beside `cli`. */
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Problem } from './kernel/problem.js';
import { CsvColumns } from './modules/indicators/domain/estimate/csv-columns.js';
import { problemAnswer } from './modules/indicators/domain/estimate/problem-answer.js';
import { estimateProblems } from './modules/indicators/domain/estimate/problems.js';
import { fileProblems } from './modules/indicators/domain/estimate/problems-of-files.js';
import { answerRequest } from './modules/indicators/domain/estimate/run-estimate-request.js';
import { Table } from './modules/indicators/domain/estimate/table.js';

export const estimateHelp = `estimate --data FILE.csv --request FILE.json
                 Estimates from a complex sample, as docs/methodology/estimation.md says. FILE.json holds one request or
                 an array of them; the answers are printed as JSON in the same order. Exit code 2 where one is refused.`;

/** Bytes. What is read is held in memory, several times over for columns of distinct values. */
const LARGEST_FILE = 1_000_000_000;

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Gives the exit code: 0, or 2 where a file or a request was refused. */
export async function estimate(files: { data: string; request: string }, output: Output): Promise<number> {
  try {
    const requests = await readRequests(files.request);
    const table = await readTable(files.data);
    const answers = requests.list.map((request) => answer(table, request));
    const texts = answers.map((given) => JSON.stringify(given));
    output.out(requests.many ? `[${texts.join(',\n')}]\n` : `${texts[0]}\n`);
    return answers.some((given) => 'problem' in given) ? 2 : 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    output.err(`${JSON.stringify(problemAnswer(error))}\n`);
    return 2;
  }
}

function answer(table: Table, request: unknown): object {
  try {
    return answerRequest(table, request);
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    throw error;
  }
}

async function readRequests(file: string): Promise<{ list: readonly unknown[]; many: boolean }> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw fileProblems.unreadable(file, '/request');
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw estimateProblems.notJson(error instanceof Error ? error.message : '');
  }
  return Array.isArray(parsed) ? { list: parsed as unknown[], many: true } : { list: [parsed], many: false };
}

async function readTable(file: string): Promise<Table> {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile()) throw fileProblems.unreadable(file, '/data');
  if (size.size > LARGEST_FILE) throw fileProblems.tooLarge(size.size, LARGEST_FILE);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw fileProblems.notUtf8();
    }
  };
  const reader = new CsvColumns();
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 })) reader.push(decode(piece as Buffer));
  reader.push(decode());
  return Table.of(reader.end());
}
