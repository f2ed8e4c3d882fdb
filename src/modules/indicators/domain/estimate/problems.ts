import { Problem } from '../../../../kernel/problem.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';

/** A place in the request (JSON Pointer) with what is known about it. */
interface Place {
  readonly pointer: string;
  readonly [fact: string]: unknown;
}

const at = (code: string, title: LocalizedText, place: Place): Problem =>
  new Problem('invalid', `indicators.estimate.${code}`, title, {
    facts: place,
    errors: [{ pointer: place.pointer, code, detail: title }],
  });

/** What can be wrong with a request to estimate from a table. Pointers are JSON Pointers into the request. */
export const estimateProblems = {
  unknownKey: (key: string): Problem =>
    at('unknown-key', { en: `Unknown key "${key}".`, zh: `未知的键“${key}”。` }, { pointer: `/${key}` }),
  unknownValue: (pointer: string, allowed: readonly string[]): Problem =>
    at(
      'unknown-value',
      { en: `Expected one of: ${allowed.join(', ')}.`, zh: `应为以下之一：${allowed.join('、')}。` },
      { pointer, allowed },
    ),
  shape: (pointer: string, expected: string): Problem =>
    at('shape', { en: `Expected ${expected}.`, zh: `格式应为 ${expected}。` }, { pointer }),
  unknownColumn: (column: string, pointer: string): Problem =>
    at(
      'unknown-column',
      { en: `There is no column "${column}".`, zh: `没有名为“${column}”的列。` },
      { pointer, column },
    ),
  duplicatedColumn: (column: string): Problem =>
    at(
      'duplicated-column',
      { en: `Two columns are called "${column}".`, zh: `有两列同名“${column}”。` },
      { pointer: '/data', column },
    ),
  noRows: (): Problem => at('no-rows', { en: 'The table has no rows.', zh: '表中没有数据行。' }, { pointer: '/data' }),
  notANumber: (column: string, row: number): Problem =>
    at(
      'not-a-number',
      { en: `Column "${column}" holds text where a number is needed.`, zh: `列“${column}”中应为数字，却是文字。` },
      { pointer: '/data', column, row },
    ),
  missing: (column: string, count: number): Problem =>
    at(
      'missing-values',
      {
        en: `Column "${column}" lacks ${count} values; say "missing": "omit" to leave these rows out.`,
        zh: `列“${column}”缺 ${count} 个值；如需略去，请设 "missing": "omit"。`,
      },
      { pointer: '/missing', column, count },
    ),
  unknownLevel: (column: string, level: string, pointer: string): Problem =>
    at(
      'unknown-level',
      { en: `Column "${column}" has no level "${level}".`, zh: `列“${column}”没有取值“${level}”。` },
      { pointer, column, level },
    ),
  notBinary: (column: string): Problem =>
    at(
      'not-binary',
      { en: `Column "${column}" must hold 0 and 1 only.`, zh: `列“${column}”只能取 0 和 1。` },
      { pointer: '/variables', column },
    ),
  twoLevels: (column: string): Problem =>
    at(
      'two-levels',
      { en: `Factor "${column}" must have exactly two levels.`, zh: `因素“${column}”必须恰有两个取值。` },
      { pointer: '/by', column },
    ),
} as const;
