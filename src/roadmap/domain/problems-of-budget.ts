import { Problem } from '../../kernel/problem.js';

/** Lines have no order of their own, so a problem names its line by source and currency. */
export interface NamedLine {
  readonly source: string;
  readonly currency: string;
}

function wrong(code: string, line: NamedLine | null, [en, zh]: readonly [string, string]): Problem {
  const name = line === null ? '' : [line.source, line.currency].filter((part) => part !== '').join(', ');
  const title = name === '' ? { en, zh } : { en: `${name}: ${en}`, zh: `${name}：${zh}` };
  const full = `roadmap.budget.${code}`;
  return new Problem('invalid', full, title, { errors: [{ pointer: '/budget', code: full, detail: title }] });
}

export const sourceMissing = (): Problem =>
  wrong('source-missing', null, ['Enter the source of the money in each line.', '请填写每行的资金来源。']);

export const sourceWrong = (): Problem =>
  wrong('source-wrong', null, [
    'Enter sources of up to 200 characters without control characters.',
    '资金来源不得超过200字，且不得含控制字符。',
  ]);

export const sourceTwice = (line: NamedLine): Problem =>
  wrong('source-twice', line, [
    'Two lines have this source and currency. Combine them in one line.',
    '有两行的资金来源和货币相同，请合并为一行。',
  ]);

export const currencyUnknown = (line: NamedLine): Problem =>
  wrong('currency-unknown', line, ['Enter the code of a currency, such as CNY.', '请填写货币代码，例如 CNY。']);

export const amountWrong = (line: NamedLine): Problem =>
  wrong('amount-wrong', line, [
    'Enter amounts of 0 or more, with digits and at most two decimal places.',
    '请填写不小于0的金额，仅用数字，最多两位小数。',
  ]);

export const budgetLinesTooMany = (limit: number): Problem =>
  wrong('too-many-lines', null, [`A budget has up to ${limit} lines.`, `预算最多${limit}行。`]);
