import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../kernel/merge.js';
import { Problem } from '../../kernel/problem.js';

function notFound(what: string, en: string, zh: string): Problem {
  return new Problem('not-found', `surveys.${what}.not-found`, localized(en, zh));
}

const retentionWords = {
  missing: {
    title: localized('The deletion dates are missing.', '缺少答卷删除日期。'),
    detail: localized(
      'Enter the deletion dates for all answers and for answers about health. The information sheet shows both dates.',
      '请填写答卷及健康类回答的保存期限，调查说明将列出这两个日期。',
    ),
  },
  'too-early': {
    title: localized('The deletion date is before the end of the wave.', '答卷将在调查结束前被删除。'),
    detail: localized('Choose a date on or after the last day of fieldwork.', '请选择不早于调查结束日期的日期。'),
  },
  'health-later': {
    title: localized(
      'The deletion date for answers about health is later than the date for all answers.',
      '健康类回答的保存期限长于其他回答。',
    ),
    detail: localized(
      'Choose a date for answers about health on or before the date for all answers.',
      '健康类回答的删除日期不得晚于全部答卷的删除日期。',
    ),
  },
} as const;

/** All problems of surveys. A code is never reused for another problem. */
export const surveyProblems = {
  waveNotFound: () => notFound('wave', 'Survey wave not found.', '未找到该期调查。'),
  unitNotFound: () => notFound('frame-unit', 'Enterprise not found in the sampling frame.', '抽样框中未找到该企业。'),
  questionnaireNotFound: () => notFound('questionnaire', 'Questionnaire not found.', '未找到该问卷。'),
  importNotFound: () => notFound('import', 'Import not found.', '未找到该导入任务。'),
  posterNotFound: () => notFound('poster', 'Poster not found.', '未找到该海报。'),
  placeNotFound: () =>
    new Problem(
      'invalid',
      'surveys.frame-unit.place-unknown',
      localized('Enterprise or park not found in the directory.', '目录中没有该企业或园区。'),
    ),
  unitTaken: () =>
    new Problem(
      'conflict',
      'surveys.frame-unit.taken',
      localized('This enterprise is already in the sampling frame.', '该企业已在抽样框中。'),
    ),
  psuCodeTaken: () =>
    new Problem(
      'conflict',
      'surveys.frame-unit.code-taken',
      localized('Another enterprise in the sampling frame already has this code.', '抽样框中已有企业使用该代码。'),
    ),
  psuCodeKept: () =>
    new Problem(
      'conflict',
      'surveys.frame-unit.code-kept',
      localized(
        'This enterprise was in the sampling frame before and returns with its earlier code. Leave out the code.',
        '该企业曾在抽样框中，将以原代码重新加入。请不要填写代码。',
      ),
    ),
  headcounts: () =>
    new Problem(
      'invalid',
      'surveys.frame-unit.headcounts',
      localized('The sum of women and men is greater than the number of workers.', '女职工与男职工之和超过职工总数。'),
      {
        errors: [
          {
            pointer: '/headcount',
            code: 'too-small',
            detail: localized('Enter at least the sum of women and men.', '不得小于女职工与男职工之和。'),
          },
        ],
      },
    ),
  dates: () =>
    new Problem(
      'invalid',
      'surveys.wave.dates',
      localized('The end date must be on or after the start date.', '结束日期不得早于开始日期。'),
      {
        errors: [
          {
            pointer: '/endsOn',
            code: 'before-start',
            detail: localized('Choose a date on or after the start date.', '不得早于开始日期。'),
          },
        ],
      },
    ),
  frameEmpty: () =>
    new Problem(
      'conflict',
      'surveys.wave.frame-empty',
      localized('The sampling frame has no enterprises yet.', '抽样框中还没有企业。'),
      {
        detail: localized(
          'Add the enterprises of the parks to the sampling frame first.',
          '请先将园区企业加入抽样框。',
        ),
      },
    ),
  transition: (from: string, to: string) =>
    new Problem(
      'conflict',
      'surveys.wave.transition',
      localized('You cannot do this at the current stage of the wave.', '该期调查目前不能执行此操作。'),
      { facts: { from, to } },
    ),
  deletionLater: () =>
    new Problem(
      'conflict',
      'surveys.wave.deletion-later',
      localized(
        'Workers have been promised this deletion date. Choose the same date or an earlier date.',
        '该删除日期已向职工承诺，请选择同一天或更早的日期。',
      ),
    ),
  locked: () =>
    new Problem(
      'conflict',
      'surveys.wave.locked',
      localized('You can only change a wave while it is a draft.', '只能修改草稿状态的调查。'),
    ),
  papers: (fault: 'approval-missing' | 'approval-expired') =>
    new Problem(
      'conflict',
      `surveys.wave.${fault}`,
      fault === 'approval-missing'
        ? localized('Enter the survey approval before you open the wave.', '请先填写调查审批信息，再开放调查。')
        : localized('The approval expires before the last day of fieldwork.', '审批有效期早于调查结束日期。'),
      {
        detail: localized(
          'Enter the approval number, the responsible body and the validity, or explain why no approval is needed.',
          '请填写审批文号、负责机构和有效期，或说明无需审批的理由。',
        ),
      },
    ),
  retention: (fault: 'missing' | 'too-early' | 'health-later') =>
    new Problem('conflict', `surveys.wave.retention-${fault}`, retentionWords[fault].title, {
      detail: retentionWords[fault].detail,
    }),
  placeholders: (gaps: readonly { readonly name: string; readonly meaning: LocalizedText }[]) =>
    new Problem(
      'conflict',
      'surveys.wave.texts-unfilled',
      localized('The information sheet is incomplete.', '调查说明尚未填写完整。'),
      {
        errors: gaps.map(({ name, meaning }) => ({
          pointer: `/texts/${name}`,
          code: 'unfilled',
          detail: localized(`Missing in English or Chinese: ${meaning.en}.`, `中文或英文未填写：${meaning.zh}。`),
        })),
      },
    ),
  edited: (conflicts: readonly FieldConflict[], version: number) =>
    editConflict('surveys.wave.edited', conflicts, version),
  fileKind: () =>
    new Problem(
      'unsupported',
      'surveys.import.file-kind',
      localized('You can only import CSV files and Excel workbooks.', '只能导入 CSV 文件和 Excel 工作簿。'),
      {
        detail: localized(
          'Save the sheet as .xlsx or CSV (UTF-8 or GB18030).',
          '请将表格另存为 .xlsx 或 CSV（UTF-8 或 GB18030）。',
        ),
      },
    ),
  importState: (state: string) =>
    new Problem(
      'conflict',
      'surveys.import.state',
      localized('You cannot do this at the current stage of the import.', '该导入任务目前不能执行此操作。'),
      { facts: { state } },
    ),
  importColumns: () =>
    new Problem(
      'invalid',
      'surveys.import.columns',
      localized(
        'A column or choice does not exist in the file or questionnaire. Reload the page.',
        '文件或问卷中没有某一列或选项，请刷新页面。',
      ),
    ),
  importColumnsWrong: (missing: readonly string[], twice: readonly string[]) => {
    const parts = [
      missing.length > 0 &&
        localized(`Assign a column to: ${missing.join(', ')}.`, `请为下列题目指定列：${missing.join('、')}。`),
      twice.length > 0 &&
        localized(`Assign only one column to: ${twice.join(', ')}.`, `下列题目只能指定一列：${twice.join('、')}。`),
    ].filter((part) => part !== false);
    const detail = localized(parts.map(({ en }) => en).join(' '), parts.map(({ zh }) => zh).join(''));
    return new Problem(
      'invalid',
      'surveys.import.columns-wrong',
      localized('Each question needs one column.', '每道题目都需要一列。'),
      { detail },
    );
  },
  importInFigures: () =>
    new Problem(
      'conflict',
      'surveys.import.in-figures',
      localized('This import can no longer be undone.', '该导入已无法撤销。'),
      {
        detail: localized(
          'Figures were computed from these answers. Enter corrections in a new wave.',
          '已有指标使用其中的答卷计算。如需更正，请新建一期调查。',
        ),
      },
    ),
  waveNeverOpen: () =>
    new Problem(
      'conflict',
      'surveys.import.wave-draft',
      localized('You can import answers after you open the wave.', '调查开放后才能导入答卷。'),
    ),
};
