import type { LocalizedText } from '../../../kernel/localized-text.js';
import { localized } from '../../../kernel/localized-text.js';
import type { ImportColumn } from './columns.js';

const words = {
  'quotes-wrong': localized(
    'A quotation mark is not closed or is followed by text. Correct the quotation marks of this row.',
    '引号未闭合或其后还有文字。请更正该行的引号。',
  ),
  'column-twice': localized('This column appears twice. Remove one of them.', '该列重复出现，请删除其中一列。'),
  'number-wrong': localized(
    'Enter the number of an action, such as A-007, or leave the cell blank for a new action.',
    '请填写行动编号，例如A-007；新行动请留空。',
  ),
  'number-unknown': localized(
    'No action has this number. Correct the number, or leave the cell blank for a new action.',
    '没有该编号的行动。请更正编号；新行动请留空。',
  ),
  'number-twice': localized(
    'An earlier row has the same number. Remove one of the two rows.',
    '与前面某行的编号相同，请删除其中一行。',
  ),
  'title-missing': localized('Enter a title in English or Chinese.', '请填写英文或中文标题。'),
  'text-too-long': localized('The text is too long. Shorten it.', '文字过长，请缩短。'),
  'text-unwritable': localized(
    'Remove control characters from this cell. Type the text again if you cannot see them.',
    '请删除该单元格中的控制字符；如无法看到，请重新输入文字。',
  ),
  'owner-unknown': localized(
    'No organisation or working group has this name. Correct the name, or add the organisation first.',
    '没有该名称的组织或工作组。请更正名称，或先新增该组织。',
  ),
  'conclusion-unknown': localized(
    'No conclusion has this number. Enter numbers such as RT2/D-07, separated by commas.',
    '没有该编号的议定事项。请填写编号，例如 RT2/D-07，以逗号分隔。',
  ),
  'place-unknown': localized('No place has this name. Correct the name.', '没有该名称的地点，请更正名称。'),
  'name-ambiguous': localized(
    'Several entries have this name. Change the action on its page instead.',
    '有多个同名条目。请在该行动的页面上修改。',
  ),
  'areas-wrong': localized('Enter numbers from 1 to 9, separated by commas.', '请填写1至9的数字，以逗号分隔。'),
  'budget-wrong': localized(
    'Enter a line for each source: source; currency; planned; committed; spent. Amounts are 0 or more, with at most two decimal places.',
    '请按每个资金来源一行填写：来源；货币；计划；已承诺；已支出。金额不小于0，最多两位小数。',
  ),
  'date-wrong': localized('Enter a date such as 2027-03-31.', '请填写日期，例如2027-03-31。'),
  'dates-reversed': localized('The due date must be on or after the start date.', '期限不得早于开始日期。'),
  'reason-missing': localized(
    'Enter the reason for changing the due date in the column “Reason for the new due date”.',
    '请在“更改期限的理由”列填写更改期限的理由。',
  ),
} as const satisfies Record<string, LocalizedText>;

export type ImportFault = keyof typeof words;

/** An error in one cell, with its place as a spreadsheet shows it. */
export interface ImportError {
  /** The header is row 1. */
  readonly row: number;
  /** Null if the error concerns the whole row. */
  readonly column: ImportColumn | null;
  readonly value: string;
  readonly fault: ImportFault;
  /** What is wrong, and what to do. */
  readonly detail: LocalizedText;
}

const longestValue = 60;

export function importError(
  fault: ImportFault,
  { row, column = null, value = '' }: { readonly row: number; readonly column?: ImportColumn | null; value?: string },
): ImportError {
  const shown = value.replace(/[\u0000-\u001f]/g, '·');
  const short = shown.length > longestValue ? `${shown.slice(0, longestValue - 1)}…` : shown;
  return { row, column, value: short, fault, detail: words[fault] };
}
