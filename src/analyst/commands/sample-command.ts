/** `sample`: draws a sample from a frame. Needs no database and no settings. */
import { type Output, readJson, readTable, REFUSED, runCommand } from './command-files.js';
import { Problem } from '../../kernel/problem.js';
import { drawSample, refusedDraw } from '../draw/draw-sample.js';
import { ColumnsOfText } from '../input/columns-of-text.js';
import { Table } from '../input/table.js';

export const sampleHelp = `sample --data FRAME.csv --request FILE.json
                 Allocates and draws a sample from a frame by a seed that is kept, and says what it is expected to tell, as
                 docs/methodology/sampling.md says. Exit code 2 where it is refused.`;

/** Returns the exit code: 0, or 2 if a file or the request was refused. */
export function sample(files: { data: string; request: string }, output: Output): Promise<number> {
  return runCommand(output, async () => {
    const request = await readJson({ file: files.request, pointer: '/request' });
    const columns = new ColumnsOfText();
    await readTable({ file: files.data, pointer: '/data' }, (record) => columns.take(record));
    try {
      output.out(`${JSON.stringify(drawSample(Table.of(columns.end()), request))}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      output.err(`${JSON.stringify(refusedDraw(error))}\n`);
      return REFUSED;
    }
  });
}
