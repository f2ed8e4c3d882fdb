import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/** Bytes. The file is held in memory, several times for columns of distinct values. */
export const LARGEST_FILE = 1_000_000_000;

interface Said {
  readonly title: LocalizedText;
  readonly detail: LocalizedText;
}

function fileProblem(code: string, pointer: string, { title, detail }: Said): Problem {
  return new Problem('invalid', `cli.${code}`, title, { detail, errors: [{ pointer, code, detail }] });
}

/** Problems of the files that are given to a command. */
export const fileProblems = {
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
