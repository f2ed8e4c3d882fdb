import { type LocalizedText, localized } from '../../kernel/localized-text.js';
import { type InputError, Problem } from '../../kernel/problem.js';
import type { FormObstacle } from './form-obstacles.js';
import type { MappingFault } from './mapping-check.js';

const mostNamed = 50;

/** Who saved a draft: another person by name, the same person in another window, or unknown. */
export type SavedBy = LocalizedText | 'oneself' | null;

function savedBy(by: SavedBy): LocalizedText {
  if (by === null) return localized('Someone else has saved this draft.', '其他人已保存该草稿。');
  if (by === 'oneself')
    return localized('You have saved this draft in another window.', '您已在其他窗口中保存该草稿。');
  return localized(`${by.en || by.zh} has saved this draft.`, `该草稿已由${by.zh || ` ${by.en} `}保存。`);
}

/** Problems with questionnaires that are uploaded and published. A code is never reused for another problem. */
export const formProblems = {
  unreadable: () =>
    new Problem(
      'unsupported',
      'surveys.questionnaire.no-file',
      localized('The request contains no complete file.', '请求中没有完整的文件。'),
      { detail: localized('Choose an XLSForm (.xlsx or .md).', '请选择 XLSForm 文件（.xlsx 或 .md）。') },
    ),
  modelTooLarge: () =>
    new Problem(
      'too-large',
      'surveys.questionnaire.too-large',
      localized('The questionnaire is too large.', '问卷过大。'),
      {
        detail: localized(
          'Move long choice lists into an attached CSV file, or divide the questionnaire.',
          '请把很长的选项列表移到附加的 CSV 文件中，或拆分问卷。',
        ),
      },
    ),
  readingFailed: () =>
    new Problem(
      'too-large',
      'surveys.questionnaire.reading-failed',
      localized('Reading the file needs too much time or memory.', '读取该文件所需的时间或内存过多。'),
      {
        detail: localized(
          'Remove sheets and rows that the questionnaire does not need.',
          '请删除问卷不需要的工作表和行。',
        ),
      },
    ),
  namesTooLong: () =>
    new Problem(
      'invalid',
      'surveys.questionnaire.names-too-long',
      localized('The form id, title or version is too long.', '表单标识、标题或版本过长。'),
      {
        detail: localized(
          'Use at most 100 characters for the form id (form_id), 300 for the title (form_title) and 40 for the version.',
          '表单标识（form_id）不超过100个字符，标题（form_title）不超过300个字符，版本不超过40个字符。',
        ),
      },
    ),
  nameReserved: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.name-reserved',
      localized('The built-in questionnaire has this form id.', '内置问卷已使用该表单标识。'),
      {
        detail: localized('Enter another form id (form_id).', '请填写其他表单标识（form_id）。'),
      },
    ),
  unsuitable: (obstacles: readonly FormObstacle[]) =>
    new Problem(
      'conflict',
      'surveys.questionnaire.unsuitable',
      localized('A wave cannot use this questionnaire.', '该问卷不能用于调查。'),
      {
        errors: obstacles.slice(0, mostNamed).map(({ name, code, detail }) => ({
          ...{ pointer: '/questionnaireId', code },
          detail: name === '' ? detail : localized(`${name}: ${detail.en}`, `${name}：${detail.zh}`),
        })),
      },
    ),
  otherQuestionnaire: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.other',
      localized('This is not a version of the questionnaire of the wave.', '这不是该期调查所用问卷的版本。'),
      {
        detail: localized('Publish the next version under the same form id.', '请以相同的表单标识发布下一版本。'),
      },
    ),
  versionUsed: (version: string) =>
    new Problem(
      'conflict',
      'surveys.questionnaire.version-used',
      localized(`The wave already uses or has used version ${version}.`, `该期调查正在使用或曾使用版本${version}。`),
      { detail: localized('Publish the changes as a new version.', '请将更改发布为新版本。') },
    ),
  versionDiffers: (errors: readonly InputError[]) =>
    new Problem(
      'conflict',
      'surveys.questionnaire.version-differs',
      localized(
        'A wave in the field cannot move to this version, because its answers could not share columns with those already sent.',
        '进行中的调查不能改用此版本，因为其回答无法与已提交的回答使用同一列。',
      ),
      { errors: errors.slice(0, mostNamed) },
    ),
  mappingFaulty: (faults: readonly MappingFault[]) =>
    new Problem(
      'invalid',
      'surveys.questionnaire.mapping-faulty',
      localized('Some questions cannot be used for indicators as entered.', '部分题目无法按所填方式用于指标。'),
      { errors: faults.slice(0, mostNamed) },
    ),
  mappingChanged: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.mapping-changed',
      localized('Someone else has changed which questions indicators use.', '其他人已修改指标所用的题目。'),
      { detail: localized('Reload the page and make your changes again.', '请重新加载页面后再修改。') },
    ),
  tooLargeToEdit: () =>
    new Problem(
      'too-large',
      'surveys.questionnaire.too-large-to-edit',
      localized('The questionnaire is too large for the editor.', '问卷过大，无法在编辑器中打开。'),
      {
        detail: localized(
          'Download it as an XLSForm, edit the file and upload it.',
          '请下载 XLSForm，修改后重新上传。',
        ),
      },
    ),
  draftExists: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.draft-exists',
      localized('There is already a draft with this form id.', '已有使用该表单标识的草稿。'),
      { detail: localized('Edit that draft, or enter another form id.', '请修改该草稿，或填写其他表单标识。') },
    ),
  /** While someone edits the draft. */
  draftChanged: (by: SavedBy) =>
    new Problem('conflict', 'surveys.questionnaire.draft-changed', savedBy(by), {
      detail: localized(
        'Your changes are still on this page. View the saved draft, then decide which one to keep.',
        '您的更改仍在本页。请查看已保存的草稿，再决定保留哪一份。',
      ),
    }),
  /** While someone publishes the draft. */
  draftChangedUnseen: (by: SavedBy) =>
    new Problem('conflict', 'surveys.questionnaire.draft-changed-unseen', savedBy(by), {
      detail: localized(
        'Reload the page and check the changes before you publish.',
        '请重新加载页面，检查更改后再发布。',
      ),
    }),
  draftFaulty: (errors: number) =>
    new Problem(
      'conflict',
      'surveys.questionnaire.draft-faulty',
      localized('The draft has errors.', '草稿中有错误。'),
      {
        detail: localized(
          `Correct ${errors === 1 ? 'the error' : `the ${errors} errors`} in the editor, save, and publish again.`,
          `请在编辑器中更正${errors}处错误，保存后再发布。`,
        ),
      },
    ),
  notAForm: (at: string) =>
    new Problem(
      'invalid',
      'surveys.questionnaire.not-a-form',
      localized('This is not a questionnaire.', '这不是问卷。'),
      {
        errors: [{ pointer: `/model/${at}`, code: 'form', detail: localized('Reload the page.', '请重新加载页面。') }],
      },
    ),
  badFormId: () =>
    new Problem(
      'invalid',
      'surveys.questionnaire.bad-form-id',
      localized('Enter another form id.', '请填写其他表单标识。'),
      {
        errors: [
          {
            ...{ pointer: '/name', code: 'form-id' },
            detail: localized(
              'Begin with a letter; use letters, digits, “_”, “-” and “.”.',
              '以字母开头，只用字母、数字、“_”“-”和“.”。',
            ),
          },
        ],
      },
    ),
  versionPublished: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.version-published',
      localized('This version of the questionnaire is already published.', '问卷的该版本已发布。'),
      {
        detail: localized(
          'Enter another version, or leave it blank to get the next number.',
          '请填写其他版本，或留空以自动编号。',
        ),
      },
    ),
};
