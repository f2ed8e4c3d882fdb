import type { Choice } from '../model/form-model.js';
import { newChoice } from './edit-form.js';
import { COLUMN } from './read-model.js';

/** The languages of the second and third column. */
export interface PastedLanguages {
  readonly en: string;
  readonly zh: string;
}

/** Characters that can be pasted, and choices that a list can have then: a wave can use no more. */
export const MOST_PASTED = { characters: 1_000_000, choices: 20_000 } as const;

const HEADER = /^(?:code|name|value|代码|编码)$/i;
const CHINESE = /[\u3400-\u9fff]/;

/**
 * Choices copied from a spreadsheet: code, English and Chinese, separated by tabs. Choices with the same code get the
 * new texts and keep the rest; others are added at the end. A row of one column is a text without a code. With a header,
 * further columns are those that filters read.
 */
export function pasteChoices(text: string, choices: readonly Choice[], { en, zh }: PastedLanguages): readonly Choice[] {
  const found = new Map(choices.map((choice) => [choice.name, choice]));
  const rows = rowsOf(text);
  const columns = HEADER.test(rows[0]?.[0] ?? '') ? rows.shift()! : [];
  let number = 0;
  const unusedCode = (): string => {
    number = Math.max(number, found.size);
    do number += 1;
    while (found.has(String(number)));
    return String(number);
  };
  for (const cells of rows) {
    const [code, ...labels] = cells.length === 1 ? ['', cells[0]!] : cells;
    const name = code?.replace(/\s+/g, '_') || unusedCode();
    const [first = '', second = ''] = labels;
    const isChinese = second === '' && labels.length === 1 && CHINESE.test(first);
    const texts = isChinese
      ? [[zh, first]]
      : [
          [en, first],
          [zh, second],
        ];
    const before = found.get(name) ?? newChoice(name);
    const label = { ...before.label, ...Object.fromEntries(texts.filter(([, label]) => label !== '')) };
    const further = columns.map((column, at) => [column, cells[at] ?? ''] as const).slice(3);
    const attributes = further.filter(([column, cell]) => COLUMN.test(column) && cell !== '');
    found.set(name, { ...before, label, attributes: { ...before.attributes, ...Object.fromEntries(attributes) } });
  }
  return [...found.values()];
}

/** Cells of a spreadsheet's clipboard: a cell with a line break or a quotation mark is in quotation marks. */
function rowsOf(text: string): (readonly string[])[] {
  const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r|$)/g);
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of cells) {
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    rows.at(-1)!.push(cell.replace(/\s+/g, ' ').trim());
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
