import { Problem } from '../../../kernel/problem.js';
import { actionNumber } from '../action.js';

/** Of one file. */
export const mostImportRows = 5000;
export const importMaxBytes = 10_000_000;

export function importTooLarge(): Problem {
  return new Problem(
    'too-large',
    'roadmap.import.too-large',
    { en: 'The file is larger than 10 MB.', zh: '文件超过10 MB。' },
    {
      detail: {
        en: 'Remove pictures and other sheets, or split the file.',
        zh: '请删除图片和其他工作表，或拆分文件。',
      },
      facts: { maxBytes: importMaxBytes },
    },
  );
}

export function importTooManyRows(): Problem {
  return new Problem(
    'too-large',
    'roadmap.import.too-many-rows',
    { en: 'The file has more than 5,000 actions.', zh: '文件中的行动超过5000项。' },
    {
      detail: {
        en: 'Nothing was imported. Split the file into parts of up to 5,000 rows.',
        zh: '未导入任何内容。请将文件拆分为每份不超过5,000行。',
      },
      facts: { limit: mostImportRows },
    },
  );
}

export function importUnreadable(): Problem {
  return new Problem(
    'unsupported',
    'roadmap.import.unreadable',
    { en: 'The file cannot be read as a table.', zh: '无法将该文件读取为表格。' },
    {
      detail: {
        en: 'Use an Excel workbook (.xlsx) or a CSV file. Open the file in a spreadsheet and save it in one of these formats.',
        zh: '请使用 Excel 工作簿（.xlsx）或 CSV 文件。可在电子表格软件中打开后另存为其中一种格式。',
      },
    },
  );
}

/** Otherwise such a cell would be imported as blank. */
export function importFormulas(cells: readonly string[]): Problem {
  return new Problem(
    'invalid',
    'roadmap.import.formula-without-value',
    {
      en: `The file has formulas without a value: ${cells.join(', ')}.`,
      zh: `文件中有未得出结果的公式：${cells.join('、')}。`,
    },
    {
      detail: {
        en: 'Nothing was imported. Open the file in a spreadsheet, correct these formulas or replace them with their values, and save it.',
        zh: '未导入任何内容。请在电子表格软件中打开文件，更正这些公式或将其替换为数值，然后保存。',
      },
      facts: { cells },
    },
  );
}

/** Only the first of merged cells has a text, so that the others would be imported as blank. */
export function importMerged(ranges: readonly string[]): Problem {
  return new Problem(
    'invalid',
    'roadmap.import.merged-cells',
    { en: `The file has merged cells: ${ranges.join(', ')}.`, zh: `文件中有合并单元格：${ranges.join('、')}。` },
    {
      detail: {
        en: 'Nothing was imported. Unmerge these cells, fill in each of them, and save the file.',
        zh: '未导入任何内容。请取消合并，填写每个单元格，然后保存文件。',
      },
      facts: { ranges },
    },
  );
}

export function importHeaderWrong(): Problem {
  return new Problem(
    'invalid',
    'roadmap.import.header-wrong',
    { en: 'The first row has no known column.', zh: '第一行没有可识别的列。' },
    {
      detail: {
        en: 'The first row must contain column names such as “Number” and “Title in English”. Download the template to see them.',
        zh: '第一行应为列名，例如“编号”和“中文标题”。请下载模板查看。',
      },
    },
  );
}

export function importHasErrors(errors: number): Problem {
  return new Problem(
    'invalid',
    'roadmap.import.has-errors',
    { en: 'The file has errors. Nothing was imported.', zh: '文件有错误，未导入任何内容。' },
    {
      detail: { en: 'Correct the errors in the file and check it again.', zh: '请更正文件中的错误后重新检查。' },
      facts: { errors },
    },
  );
}

export function importOutdated(): Problem {
  return new Problem(
    'conflict',
    'roadmap.import.outdated',
    {
      en: 'The file or the roadmap has changed since the check. Nothing was saved.',
      zh: '检查之后，文件或路线图已有更改，未保存任何内容。',
    },
    { detail: { en: 'Check again and review the changes.', zh: '请重新检查并查看更改。' } },
  );
}

/** A rule of the roadmap refused a row, for example a start date before the end of a predecessor. */
export function importRowRefused(row: number, { title, code }: Problem): Problem {
  return new Problem(
    'invalid',
    'roadmap.import.row-refused',
    { en: `Row ${row}: ${title.en}`, zh: `第${row}行：${title.zh}` },
    {
      detail: {
        en: 'Nothing was imported. Correct this row and check the file again.',
        zh: '未导入任何内容。请更正该行后重新检查文件。',
      },
      facts: { row, refusal: code },
    },
  );
}

export function changesHaveErrors(errors: number): Problem {
  return new Problem(
    'invalid',
    'roadmap.changes.have-errors',
    {
      en: 'Some actions cannot be changed like this. Nothing was changed.',
      zh: '部分行动不能这样修改，未作任何更改。',
    },
    {
      detail: {
        en: 'Check the change again. Leave out the actions that the check names, or change the values.',
        zh: '请重新检查，去掉检查结果列出的行动，或更改所填内容。',
      },
      facts: { errors },
    },
  );
}

/** A rule of the roadmap refused the change of an action, for example a start date before the end of a predecessor. */
export function changeRefused(number: number, { title, code }: Problem): Problem {
  const action = actionNumber(number);
  return new Problem(
    'invalid',
    'roadmap.changes.refused',
    { en: `Action ${action}: ${title.en}`, zh: `行动${action}：${title.zh}` },
    {
      detail: {
        en: 'Nothing was changed. Leave out this action, or change the values.',
        zh: '未作任何更改。请去掉该行动，或更改所填内容。',
      },
      facts: { action, refusal: code },
    },
  );
}

export function importNotFound(): Problem {
  return new Problem('not-found', 'roadmap.import.not-found', { en: 'Import not found.', zh: '未找到该次导入。' });
}

export function importAlreadyUndone(): Problem {
  return new Problem('conflict', 'roadmap.import.already-undone', {
    en: 'This import has already been undone.',
    zh: '该次导入已被撤销。',
  });
}

const namedNumbers = 10;

export function importInUse(numbers: readonly number[]): Problem {
  const named = numbers.slice(0, namedNumbers).map(actionNumber);
  const more = numbers.length - named.length;
  return new Problem(
    'conflict',
    'roadmap.import.in-use',
    {
      en: `Actions were changed after the import: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      zh: `导入之后，以下行动已有更改：${named.join('、')}${more > 0 ? `等${numbers.length}项` : ''}。`,
    },
    {
      detail: {
        en: 'The import was not undone, so that no one’s work is lost. Change these actions on their own pages.',
        zh: '为避免丢失他人的工作，未撤销导入。请在各行动页面修改。',
      },
      facts: { numbers: named },
    },
  );
}
