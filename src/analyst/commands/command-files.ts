/** Functions shared by the analysts' commands: input files, JSON output and exit code. */
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CsvRecord } from '../../kernel/csv.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { problemAnswer } from '../../kernel/problem-answer.js';
import { detectEncoding, notOfEncoding, readRecords } from '../../platform/storage/table-file.js';

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Bytes. The file is held in memory, several times for columns of distinct values. */
const LARGEST_FILE = 1_000_000_000;

/** Exit code if a file or request was refused. */
export const REFUSED = 2;

interface Said {
  readonly title: LocalizedText;
  readonly detail: LocalizedText;
}

function fileProblem(code: string, pointer: string, { title, detail }: Said): Problem {
  return new Problem('invalid', `cli.${code}`, title, { detail, errors: [{ pointer, code, detail }] });
}

const problems = {
  unreadable: (file: string, pointer: string): Problem =>
    fileProblem('unreadable-file', pointer, {
      title: { en: `The file ${file} cannot be read.`, zh: `无法读取文件 ${file}。` },
      detail: { en: 'Check the file name and path.', zh: '请检查文件名和位置。' },
    }),
  notJson: (words: string, pointer: string): Problem =>
    fileProblem('not-json', pointer, {
      title: { en: 'The file is not JSON.', zh: '文件不是 JSON。' },
      detail: { en: `Reading stopped at this point: ${words}.`, zh: `读取在此处停止：${words}。` },
    }),
  notText: (pointer: string): Problem =>
    fileProblem('not-text', pointer, {
      title: { en: 'The file is neither UTF-8 nor GB18030 text.', zh: '文件既不是 UTF-8 也不是 GB18030 文本。' },
      detail: { en: 'Save it as "CSV UTF-8".', zh: '请另存为“CSV UTF-8”。' },
    }),
  tooLarge: (bytes: number, pointer: string): Problem =>
    fileProblem('file-too-large', pointer, {
      title: { en: 'The file is too large.', zh: '文件过大。' },
      detail: {
        en: `${Math.round(bytes / 1e6)} MB; at most ${LARGEST_FILE / 1e6} MB are read. Keep only the columns that are needed.`,
        zh: `${Math.round(bytes / 1e6)} MB；最多读取${LARGEST_FILE / 1e6} MB。请只保留用到的列。`,
      },
    }),
} as const;

export interface GivenFile {
  readonly file: string;
  /** The JSON Pointer that represents the file in problems. */
  readonly pointer: string;
}

/** Errors: `cli.unreadable-file`, `cli.not-json`. */
export async function readJson({ file, pointer }: GivenFile): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw problems.unreadable(file, pointer);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw problems.notJson(error instanceof Error ? error.message : '', pointer);
  }
}

/**
 * Reads the records of a CSV file in UTF-8 (with or without byte order mark) or GB18030, with comma, semicolon or tab
 * and any line ending. Errors: `cli.unreadable-file`, `cli.file-too-large`, `cli.not-text`, and those that `take`
 * throws.
 */
export async function readTable({ file, pointer }: GivenFile, take: (record: CsvRecord) => void): Promise<void> {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile()) throw problems.unreadable(file, pointer);
  if (size.size > LARGEST_FILE) throw problems.tooLarge(size.size, pointer);
  const open = (): ReturnType<typeof createReadStream> => createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    for await (const { records } of readRecords(open(), await detectEncoding(open()), 'strict')) records.forEach(take);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === notOfEncoding) throw problems.notText(pointer);
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw problems.unreadable(file, pointer);
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
