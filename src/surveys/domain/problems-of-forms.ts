import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import type { FormObstacle } from './form-obstacles.js';
import type { MappingFault } from './mapping-check.js';

const mostNamed = 50;

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
          'In the sheet “settings”, use at most 100 characters for form_id, 300 for form_title and 40 for version.',
          '在工作表“settings”中，form_id 不超过100个字符，form_title 不超过300个字符，version 不超过40个字符。',
        ),
      },
    ),
  nameReserved: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.name-reserved',
      localized('The built-in questionnaire has this form id.', '内置问卷已使用该表单标识。'),
      {
        detail: localized('Enter another form_id in the sheet “settings”.', '请在工作表“settings”中填写其他 form_id。'),
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
  versionPublished: () =>
    new Problem(
      'conflict',
      'surveys.questionnaire.version-published',
      localized('This version of the questionnaire is already published.', '问卷的该版本已发布。'),
      {
        detail: localized(
          'Enter another version in the sheet “settings”, or leave it blank to get the next number.',
          '请在工作表“settings”中填写其他版本，或留空以自动编号。',
        ),
      },
    ),
};
