import type { LocalizedText } from '../../../kernel/localized-text.js';
import { localized } from '../../../kernel/localized-text.js';
import type { FrameColumn } from './columns.js';

const words = {
  'quotes-wrong': localized(
    'A quotation mark is not closed or is followed by text. Correct the quotation marks of this row.',
    '引号未闭合或其后还有文字。请更正该行的引号。',
  ),
  'name-missing': localized('Enter the name of the enterprise in English or Chinese.', '请填写企业的英文或中文名称。'),
  'park-missing': localized('Enter the park in English or Chinese.', '请填写园区的英文或中文名称。'),
  'text-too-long': localized('The name has more than 300 characters. Shorten it.', '名称超过300字，请缩短。'),
  'text-unwritable': localized(
    'The cell contains characters that cannot be read. Type the name again, and save a CSV file as UTF-8.',
    '单元格中有无法识别的字符。请重新输入名称；CSV 文件请保存为 UTF-8 编码。',
  ),
  formula: localized('The cell contains a formula. Replace it by its value.', '单元格中是公式，请改为公式的计算结果。'),
  'number-wrong': localized(
    'Enter a whole number from 0 to 10,000,000 without other text.',
    '请填写0至10,000,000的整数，不要附带其他文字。',
  ),
  'number-missing': localized('Enter a number; 0 if there are none.', '请填写人数；没有则填0。'),
  'headcount-limit': localized(
    'An enterprise has from 1 to 10,000,000 workers. Correct the numbers, or remove the row.',
    '企业的职工总数应为1至10,000,000。请更正人数，或删除该行。',
  ),
  'headcount-small': localized(
    'Fewer workers than women and men. Correct one of the numbers.',
    '职工总数小于男女职工人数。请更正其中一项。',
  ),
  'yes-wrong': localized('Enter Yes or No.', '请填写“是”或“否”。'),
  'region-wrong': localized(
    'No province, city or county of the directory has this code. Correct the code, or leave the cell blank.',
    '名录中没有该代码的省、市或县。请更正代码，或留空。',
  ),
  'park-several': localized(
    'Several parks have this name. Enter the region code of the park.',
    '有多个同名园区。请填写园区所在地区划代码。',
  ),
  'park-elsewhere': localized(
    'A park of this name lies in another region. Correct the region code, or leave it blank. If it is another park, add it to the directory first.',
    '另一地区有同名园区。请更正区划代码，或留空。如果是另一园区，请先在名录中新增。',
  ),
  'enterprise-several': localized(
    'Several enterprises of this park have this name. Enter the register number or the enterprise code.',
    '该园区有多家同名企业。请填写统一社会信用代码或本抽样框企业代码。',
  ),
  'code-wrong': localized(
    'An enterprise code of this frame has six letters or digits, without 0, 1, I and O. Correct the code, or leave the cell blank.',
    '本抽样框企业代码由六位字母或数字组成，不含0、1、I、O。请更正代码，或留空。',
  ),
  'code-of-other': localized(
    'This is not the code of this enterprise in this frame. Correct the code, or leave the cell blank.',
    '该代码在本抽样框中不属于这家企业。请更正代码，或留空。',
  ),
  'code-elsewhere': localized(
    'The enterprise with this code is in another park. If it moved, change its park in the directory first; otherwise correct the code or the park.',
    '该代码的企业在另一园区。如已迁移，请先在名录中更改其所在园区；否则请更正代码或园区。',
  ),
  'register-wrong': localized(
    'Not a valid register number. One with 18 characters must be a unified social credit code; a spreadsheet rounds long numbers unless the column is formatted as text. Enter the number again, or leave the cell blank.',
    '登记号无效。18位的应为统一社会信用代码；该列未设为文本格式时，电子表格会截断较长的数字。请重新填写，或留空。',
  ),
  'register-of-other': localized(
    'The directory has another register number for this name, or this number for another name. Correct the number or the name, or leave the number blank.',
    '名录中该名称的登记号不同，或该登记号属于其他名称。请更正登记号或名称，或将登记号留空。',
  ),
  'register-elsewhere': localized(
    'The enterprise with this register number is in another park. If it moved, change its park in the directory first; otherwise correct the number or the park.',
    '该登记号的企业在另一园区。如已迁移，请先在名录中更改其所在园区；否则请更正登记号或园区。',
  ),
} as const;

/** `twice`: an earlier row is the same enterprise. */
export type FrameFault = keyof typeof words | 'twice';

const twice = (row: number): LocalizedText =>
  localized(
    `Row ${row} is the same enterprise: the same name in the same park, the same register number or the same enterprise code. Remove one of the two rows, or correct it.`,
    `与第${row}行是同一家企业：同一园区内名称相同，或登记号、企业代码相同。请删除其中一行，或更正。`,
  );

/** An error in one cell, with its place as a spreadsheet shows it. */
export interface FrameFileError {
  readonly row: number;
  /** Null: the whole row. */
  readonly column: FrameColumn | null;
  readonly value: string;
  readonly detail: LocalizedText;
}

const longestValue = 100;

export function frameFileError(
  fault: FrameFault,
  at: { row: number; column?: FrameColumn | null; value?: string; earlierRow?: number },
): FrameFileError {
  const { row, column = null, value = '', earlierRow = 0 } = at;
  const shown = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { row, column, value: shown, detail: fault === 'twice' ? twice(earlierRow) : words[fault] };
}
