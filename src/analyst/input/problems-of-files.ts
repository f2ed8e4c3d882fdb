import { Problem } from '../../kernel/problem.js';
import type { LocalizedText } from '../../kernel/localized-text.js';

interface Words {
  readonly title: LocalizedText;
  readonly detail: LocalizedText;
}

/** Problems of the file as a whole: the pointer is `/data`; rows are counted below the header. */
const inFile = (code: string, words: Words, facts: Readonly<Record<string, unknown>>): Problem =>
  new Problem('invalid', `indicators.estimate.${code}`, words.title, {
    detail: words.detail,
    facts,
    errors: [{ pointer: '/data', code, detail: words.detail }],
  });

export const fileProblems = {
  noHeader: (): Problem =>
    inFile(
      'no-header',
      {
        title: { en: 'The file is empty.', zh: '文件为空。' },
        detail: { en: 'The first line must contain the column names.', zh: '第一行应为列名。' },
      },
      {},
    ),
  noRows: (): Problem =>
    inFile(
      'no-rows',
      {
        title: { en: 'The table has no rows.', zh: '表中没有数据行。' },
        detail: { en: 'Add one line for each respondent below the header.', zh: '标题行之下每个受访者一行。' },
      },
      {},
    ),
  duplicatedColumn: (column: string): Problem =>
    inFile(
      'duplicated-column',
      {
        title: { en: `Two columns have the name "${column}".`, zh: `有两列同名“${column}”。` },
        detail: { en: 'Rename one of them.', zh: '请重命名其中一列。' },
      },
      { column },
    ),
  ragged: (row: number, cells: number, expected: number): Problem =>
    inFile(
      'ragged-row',
      {
        title: {
          en: `Row ${row} has ${cells} cells. Expected ${expected}.`,
          zh: `第${row}行有${cells}个单元格，应为${expected}个。`,
        },
        detail: {
          en: 'Put double quotes around cells that contain the separator or a line break.',
          zh: '含分隔符或换行的单元格请用双引号括起。',
        },
      },
      { row, cells, expected },
    ),
  openQuote: (row: number): Problem =>
    inFile(
      'open-quote',
      {
        title: { en: `A quotation mark in row ${row} is not closed.`, zh: `第${row}行的引号没有结束。` },
        detail: {
          en: 'If a quotation mark is part of the text, write it twice: "".',
          zh: '属于文本的引号请写成两个：""。',
        },
      },
      { row },
    ),
  strayQuote: (row: number): Problem =>
    inFile(
      'stray-quote',
      {
        title: { en: `Text follows a closing quotation mark in row ${row}.`, zh: `第${row}行的引号之后还有文字。` },
        detail: {
          en: 'If a quotation mark is part of the text, write it twice: "".',
          zh: '属于文本的引号请写成两个：""。',
        },
      },
      { row },
    ),
} as const;
