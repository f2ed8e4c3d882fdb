/** `estimate`: estimates from a CSV file. Needs no database and no settings. */
import { type Output, readJson, readTable, REFUSED, runCommand } from './command-files.js';
import { Problem } from '../../kernel/problem.js';
import { ColumnsOfText } from '../input/columns-of-text.js';
import { refusedRequest } from '../estimate/refused-request.js';
import { answerRequest } from '../estimate/run-estimate-request.js';
import { Table } from '../input/table.js';

export const estimateHelp = `estimate --data FILE.csv --request FILE.json
                 Estimates from a complex sample, as docs/methodology/command-line.md says. FILE.json holds one request or
                 an array of them; the answers are printed as JSON in the same order. Exit code 2 where one is refused.`;

/** Returns the exit code: 0, or 2 if a file or request was refused. */
export function estimate(files: { data: string; request: string }, output: Output): Promise<number> {
  return runCommand(output, async () => {
    const request = await readJson({ file: files.request, pointer: '/request' });
    const columns = new ColumnsOfText();
    await readTable({ file: files.data, pointer: '/data' }, (record) => columns.take(record));
    const table = Table.of(columns.end());
    const many = Array.isArray(request);
    const answers = (many ? (request as unknown[]) : [request]).map((each) => answer(table, each));
    const texts = answers.map((given) => JSON.stringify(given));
    output.out(many ? `[${texts.join(',\n')}]\n` : `${texts[0]}\n`);
    return answers.some((given) => 'problem' in given) ? REFUSED : 0;
  });
}

function answer(table: Table, request: unknown): object {
  try {
    return answerRequest(table, request);
  } catch (error) {
    if (error instanceof Problem) return refusedRequest(error);
    throw error;
  }
}
