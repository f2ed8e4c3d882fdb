import type { LocalizedText } from '../../kernel/localized-text.js';
import { localized } from '../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../kernel/merge.js';
import type { InputError } from '../../kernel/problem.js';
import { Problem } from '../../kernel/problem.js';

function notFound(what: string, en: string, zh: string): Problem {
  return new Problem('not-found', `surveys.${what}.not-found`, localized(en, zh));
}

const retentionWords = {
  missing: {
    title: localized('The dates of deletion are missing.', '缺少答卷删除日期。'),
    detail: localized(
      'Enter until when answers, and answers on health, are kept. The information sheet states both dates.',
      '请填写答卷及健康类回答的保存期限，调查说明将列出这两个日期。',
    ),
  },
  'too-early': {
    title: localized('Answers would be deleted before the wave ends.', '答卷将在调查结束前被删除。'),
    detail: localized('Choose dates on or after the last day of fieldwork.', '请选择不早于调查结束日期的日期。'),
  },
  'health-later': {
    title: localized('Answers on health would be kept longer than the others.', '健康类回答的保存期限长于其他回答。'),
    detail: localized(
      'Choose a date for health on or before the date for all answers.',
      '健康类回答的删除日期不得晚于全部答卷的删除日期。',
    ),
  },
} as const;

/** The closed table of refusals of surveys. A code is never used for something else. */
export const surveyProblems = {
  waveNotFound: () => notFound('wave', 'There is no such survey wave.', '没有这一期调查。'),
  unitNotFound: () => notFound('frame-unit', 'There is no such enterprise in the frame.', '抽样框中没有该企业。'),
  questionnaireNotFound: () => notFound('questionnaire', 'There is no such questionnaire.', '没有该问卷。'),
  versionTaken: (version: string) =>
    new Problem(
      'conflict',
      'surveys.questionnaire.version-taken',
      localized('This version exists with other words.', '该版本已存在且内容不同。'),
      { facts: { version } },
    ),
  importNotFound: () => notFound('import', 'There is no such import.', '没有该导入任务。'),
  posterNotFound: () => notFound('poster', 'Poster not found.', '未找到该海报。'),
  placeNotFound: () =>
    new Problem(
      'invalid',
      'surveys.frame-unit.place-unknown',
      localized('The enterprise or park is not in the directory.', '目录中没有该企业或园区。'),
    ),
  unitTaken: () =>
    new Problem(
      'conflict',
      'surveys.frame-unit.taken',
      localized('This enterprise is in the frame already.', '该企业已在抽样框中。'),
    ),
  psuCodeTaken: () =>
    new Problem(
      'conflict',
      'surveys.frame-unit.code-taken',
      localized('Another enterprise in the frame has this code.', '抽样框中已有企业使用该代码。'),
    ),
  headcounts: () =>
    new Problem(
      'invalid',
      'surveys.frame-unit.headcounts',
      localized('Women and men together exceed the head count.', '女职工与男职工之和超过总人数。'),
      {
        errors: [
          {
            pointer: '/headcount',
            code: 'too-small',
            detail: localized('At least women + men.', '不得小于女职工与男职工之和。'),
          },
        ],
      },
    ),
  dates: () =>
    new Problem(
      'invalid',
      'surveys.wave.dates',
      localized('The last day lies before the first.', '结束日期早于开始日期。'),
      {
        errors: [
          {
            pointer: '/endsOn',
            code: 'before-start',
            detail: localized('Not before the first day.', '不得早于开始日期。'),
          },
        ],
      },
    ),
  frameEmpty: () =>
    new Problem(
      'conflict',
      'surveys.wave.frame-empty',
      localized('The frame holds no enterprise yet.', '抽样框中还没有企业。'),
      {
        detail: localized('Add the enterprises of the parks to the frame first.', '请先将园区企业加入抽样框。'),
      },
    ),
  transition: (from: string, to: string) =>
    new Problem(
      'conflict',
      'surveys.wave.transition',
      localized('The wave cannot take this step now.', '该期调查目前不能执行此操作。'),
      { facts: { from, to } },
    ),
  deletionLater: () =>
    new Problem(
      'conflict',
      'surveys.wave.deletion-later',
      localized(
        'Workers were promised this date of deletion. Choose the same date or an earlier one.',
        '该删除日期已向职工承诺，请选择同一天或更早的日期。',
      ),
    ),
  locked: () =>
    new Problem(
      'conflict',
      'surveys.wave.locked',
      localized('A wave changes only while it is a draft.', '调查开放后不能再修改。'),
    ),
  papers: (fault: 'approval-missing' | 'approval-expired') =>
    new Problem(
      'conflict',
      `surveys.wave.${fault}`,
      fault === 'approval-missing'
        ? localized('The wave cannot open without its legal papers.', '缺少审批文件，调查不能开放。')
        : localized('The approval ends before the last day of fieldwork.', '审批有效期早于调查结束日期。'),
      {
        detail: localized(
          'State approval number, responsible body and validity, or why no approval is needed.',
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
      localized('The information sheet has gaps.', '调查说明尚未填写完整。'),
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
  codeUnknown: () =>
    new Problem(
      'not-found',
      'surveys.phone.code-unknown',
      localized('This code belongs to no survey.', '该二维码不属于任何调查。'),
      {
        detail: localized('Scan the poster again, or ask who put it up.', '请重新扫描海报，或询问张贴人。'),
      },
    ),
  notYetOpen: () =>
    new Problem(
      'unavailable',
      'surveys.phone.not-open',
      localized('This survey has not begun yet.', '本次调查尚未开始。'),
      {
        detail: localized(
          'Nothing was stored. Your answers stay on this phone until the survey begins.',
          '没有保存任何内容。调查开始前，您的回答保留在手机上。',
        ),
      },
    ),
  closed: () =>
    new Problem('gone', 'surveys.phone.closed', localized('This survey is closed.', '本次调查已结束。'), {
      detail: localized(
        'Nothing was stored. Your answers are still on this phone; you can delete them.',
        '没有保存任何内容。您的回答仍在手机上，可以删除。',
      ),
    }),
  linkSpent: () =>
    new Problem(
      'gone',
      'surveys.phone.link-spent',
      localized('This personal link has been used.', '该个人链接已使用过。'),
    ),
  sentFromElsewhere: () =>
    new Problem(
      'conflict',
      'surveys.phone.already-sent',
      localized('Already sent from another tab.', '已在另一个页面提交。'),
      {
        detail: localized(
          'Other answers were sent with this form before. These were not stored.',
          '此前已用本表提交过另一份回答，这一份未保存。',
        ),
      },
    ),
  busy: () =>
    new Problem(
      'unavailable',
      'surveys.phone.busy',
      localized('Very many answers arrive just now.', '当前提交人数较多。'),
      {
        detail: localized(
          'Your answers are safe on this phone and are sent again by themselves.',
          '您的回答已保存在手机上，将自动重新提交。',
        ),
        retryAfter: 5,
      },
    ),
  formVersion: (expected: string) =>
    new Problem(
      'conflict',
      'surveys.phone.form-version',
      localized('The questionnaire on this phone is another version.', '手机上的问卷版本不一致。'),
      { facts: { expected } },
    ),
  answers: (errors: readonly InputError[]) =>
    new Problem(
      'invalid',
      'surveys.answers.wrong',
      localized(
        'Some answers do not fit the questionnaire. Nothing was stored.',
        '部分回答与问卷规则不符，没有保存任何内容。',
      ),
      { errors },
    ),
  fileKind: () =>
    new Problem(
      'unsupported',
      'surveys.import.file-kind',
      localized('Only CSV files can be imported.', '只能导入 CSV 文件。'),
      {
        detail: localized('Save the sheet as CSV (UTF-8 or GB18030).', '请将表格另存为 CSV（UTF-8 或 GB18030）。'),
      },
    ),
  importState: (state: string) =>
    new Problem(
      'conflict',
      'surveys.import.state',
      localized('This import cannot take this step now.', '该导入任务目前不能执行此操作。'),
      { facts: { state } },
    ),
  importInFigures: () =>
    new Problem(
      'conflict',
      'surveys.import.in-figures',
      localized('This import can no longer be undone.', '该导入已无法撤销。'),
      {
        detail: localized(
          'Figures were computed from its answers. Record corrections in a new wave.',
          '已有指标使用其中的答卷计算。如需更正，请新建一期调查。',
        ),
      },
    ),
  waveNeverOpen: () =>
    new Problem(
      'conflict',
      'surveys.import.wave-draft',
      localized('Answers can be imported once the wave has been opened.', '调查开放后才能导入答卷。'),
    ),
};
