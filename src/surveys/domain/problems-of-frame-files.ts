import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

export const frameFileLimits = { mostRows: 20_000, maxBytes: 10_000_000 } as const;

/** Problems with files of the sampling frame. A code is never reused for another problem. */
export const frameFileProblems = {
  tooLarge: () =>
    new Problem(
      'too-large',
      'surveys.frame-import.too-large',
      localized('The file is larger than 10 MB.', '文件超过10 MB。'),
      {
        detail: localized(
          'Remove pictures and other sheets, or split the file.',
          '请删除图片和其他工作表，或拆分文件。',
        ),
        facts: { maxBytes: frameFileLimits.maxBytes },
      },
    ),
  tooManyRows: () =>
    new Problem(
      'too-large',
      'surveys.frame-import.too-many-rows',
      localized('The file has more than 20,000 enterprises.', '文件中的企业超过20,000家。'),
      {
        detail: localized(
          'Nothing was saved. Split the file, for example by park, and keep the enterprises that a part does not contain.',
          '未保存任何内容。请拆分文件（例如按园区），导入时保留文件中没有的企业。',
        ),
        facts: { limit: frameFileLimits.mostRows },
      },
    ),
  unreadable: () =>
    new Problem(
      'unsupported',
      'surveys.frame-import.unreadable',
      localized('The file cannot be read as a table.', '无法将该文件读取为表格。'),
      {
        detail: localized(
          'Use an Excel workbook (.xlsx) or a CSV file. Open the file in a spreadsheet and save it as .xlsx or as CSV UTF-8.',
          '请使用 Excel 工作簿（.xlsx）或 CSV 文件。可在电子表格软件中打开后另存为 .xlsx 或 CSV UTF-8 格式。',
        ),
      },
    ),
  withoutValue: (cells: readonly string[]) =>
    new Problem(
      'invalid',
      'surveys.frame-import.formula-without-value',
      localized(
        `The file has formulas without a value: ${cells.join(', ')}.`,
        `文件中有未得出结果的公式：${cells.join('、')}。`,
      ),
      {
        detail: localized(
          'Nothing was saved. Open the file in a spreadsheet, correct these formulas or replace them with their values, and save it.',
          '未保存任何内容。请在电子表格软件中打开文件，更正这些公式或将其替换为数值，然后保存。',
        ),
        facts: { cells },
      },
    ),
  merged: (ranges: readonly string[]) =>
    new Problem(
      'invalid',
      'surveys.frame-import.merged-cells',
      localized(`The file has merged cells: ${ranges.join(', ')}.`, `文件中有合并单元格：${ranges.join('、')}。`),
      {
        detail: localized(
          'Nothing was saved. Unmerge these cells, fill in each of them, and save the file.',
          '未保存任何内容。请取消合并，填写每个单元格，然后保存文件。',
        ),
        facts: { ranges },
      },
    ),
  empty: () =>
    new Problem(
      'invalid',
      'surveys.frame-import.empty',
      localized('The file has no enterprises.', '文件中没有企业。'),
      {
        detail: localized(
          'The first row contains the column names, and each further row an enterprise. Download the template to see them.',
          '第一行为列名，其后每行一家企业。请下载模板查看。',
        ),
      },
    ),
  columns: () =>
    new Problem(
      'invalid',
      'surveys.frame-import.columns',
      localized('The columns of the file are not assigned correctly.', '文件各列的对应关系有误。'),
      {
        detail: localized(
          'Assign the name of the enterprise, its park, women and men to a column each, and check the file again.',
          '请分别指定企业名称、园区、女职工和男职工所在的列，然后重新检查文件。',
        ),
      },
    ),
  except: () =>
    new Problem(
      'invalid',
      'surveys.frame-import.except',
      localized('The list of enterprises is not a list of ids.', '企业列表不是标识符的列表。'),
    ),
  hasErrors: (errors: number) =>
    new Problem(
      'invalid',
      'surveys.frame-import.has-errors',
      localized('The file has errors. Nothing was saved.', '文件有错误，未保存任何内容。'),
      {
        detail: localized('Correct the errors in the file and check it again.', '请更正文件中的错误后重新检查。'),
        facts: { errors },
      },
    ),
  outdated: () =>
    new Problem(
      'conflict',
      'surveys.frame-import.outdated',
      localized(
        'The file or the frame has changed since the check. Nothing was saved.',
        '检查之后，文件或抽样框已有更改，未保存任何内容。',
      ),
      { detail: localized('Check again and review the changes.', '请重新检查并查看更改。') },
    ),
  notFound: () =>
    new Problem('not-found', 'surveys.frame-import.not-found', localized('Import not found.', '未找到该次导入。')),
  alreadyUndone: () =>
    new Problem(
      'conflict',
      'surveys.frame-import.already-undone',
      localized('This import has already been undone.', '该次导入已被撤销。'),
    ),
  changedSince: (enterprises: number) =>
    new Problem(
      'conflict',
      'surveys.frame-import.changed-since',
      localized(
        'Enterprises of this import were changed afterwards. Nothing was undone.',
        '导入之后，其中的企业已有更改，未撤销任何内容。',
      ),
      {
        detail: localized(
          'Undo later imports first, or correct the enterprises on the page of the frame.',
          '请先撤销之后的导入，或在抽样框页面更正企业。',
        ),
        facts: { enterprises },
      },
    ),
};
