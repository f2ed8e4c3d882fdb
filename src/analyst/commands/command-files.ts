/** Functions shared by the analysts' commands: input files, JSON output and exit code. */
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CsvRecord } from '../../kernel/csv.js';
import { Problem } from '../../kernel/problem.js';
import { problemAnswer } from '../../kernel/problem-answer.js';
import { fileProblems, LARGEST_FILE } from './file-problems.js';
import { detectEncoding, notOfEncoding, readRecords } from '../../platform/storage/table-file.js';

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Exit code if a file or request was refused. */
export const REFUSED = 2;

export interface GivenFile {
  readonly file: string;
  /** The JSON Pointer that represents the file in problems. */
  readonly pointer: string;
}

/** Errors: `cli.unreadable-file`, `cli.not-json`. */
export async function readJson({ file, pointer }: GivenFile): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw fileProblems.unreadable(file, pointer);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw fileProblems.notJson(error instanceof Error ? error.message : '', pointer);
  }
}

/**
 * Reads the records of a CSV file in UTF-8 (with or without byte order mark) or GB18030, with comma, semicolon or tab
 * and any line ending. Errors: `cli.unreadable-file`, `cli.file-too-large`, `cli.not-text`, and those that `take`
 * throws.
 */
export async function readTable({ file, pointer }: GivenFile, take: (record: CsvRecord) => void): Promise<void> {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile()) throw fileProblems.unreadable(file, pointer);
  if (size.size > LARGEST_FILE) throw fileProblems.tooLarge(size.size, pointer);
  const open = (): ReturnType<typeof createReadStream> => createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    for await (const { records } of readRecords(open(), await detectEncoding(open()), 'strict')) records.forEach(take);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === notOfEncoding) throw fileProblems.notText(pointer);
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw fileProblems.unreadable(file, pointer);
    throw error;
  }
}

/** Runs a command and writes its problems to `err`. Returns the exit code. */
export async function runCommand(output: Output, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    output.err(`${JSON.stringify(problemAnswer(error))}\n`);
    return REFUSED;
  }
}
