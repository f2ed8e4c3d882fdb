import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import type { FileFault } from './file-table.js';

/** Problems with files of questionnaires. A code is never reused for another problem. */
export const fileProblems = {
  noFile: () =>
    new Problem(
      'unsupported',
      'surveys.form-file.no-file',
      localized('The request contains no complete file.', '请求中没有完整的文件。'),
      { detail: localized('Choose a CSV, XML or GeoJSON file.', '请选择 CSV、XML 或 GeoJSON 文件。') },
    ),
  unreadable: () =>
    new Problem(
      'unsupported',
      'surveys.form-file.unreadable',
      localized('The file is not a CSV file in UTF-8 or GB18030.', '该文件不是 UTF-8 或 GB18030 编码的 CSV 文件。'),
      {
        detail: localized(
          'Save the table in the spreadsheet program as “CSV UTF-8” and upload it again.',
          '请在电子表格程序中将表格另存为“CSV UTF-8”，再重新上传。',
        ),
      },
    ),
  notUtf8: () =>
    new Problem(
      'unsupported',
      'surveys.form-file.not-utf8',
      localized('The file is not a text in UTF-8.', '该文件不是 UTF-8 编码的文本。'),
      { detail: localized('Save it in UTF-8 and upload it again.', '请另存为 UTF-8 编码，再重新上传。') },
    ),
  faulty: (name: string, faults: readonly FileFault[]) =>
    new Problem(
      'invalid',
      'surveys.form-file.faulty',
      localized(
        `${name} was not stored. Correct these errors and upload it again.`,
        `${name} 未保存。请更正以下错误后重新上传。`,
      ),
      { errors: faults.map(({ row, code, detail }) => ({ pointer: `/rows/${row}`, code, detail })) },
    ),
  tooMany: (name: string) =>
    new Problem(
      'conflict',
      'surveys.form-file.too-many',
      localized(
        `${name} was not stored: a questionnaire can have at most 20 files, with 10 MB in total.`,
        `${name} 未保存：一份问卷最多20个文件，合计不超过10 MB。`,
      ),
      { detail: localized('Upload a smaller file or combine files.', '请上传较小的文件，或合并文件。') },
    ),
  notNeeded: (name: string, needed: readonly string[]) =>
    new Problem(
      'conflict',
      'surveys.form-file.not-needed',
      localized(`The questionnaire does not use ${name}.`, `该问卷不使用 ${name}。`),
      {
        detail:
          needed.length === 0
            ? localized('It needs no files.', '该问卷不需要文件。')
            : localized(
                `It needs: ${needed.join(', ')}. Rename the file if it is one of these.`,
                `该问卷需要：${needed.join('、')}。如果是其中之一，请更改文件名。`,
              ),
      },
    ),
};
