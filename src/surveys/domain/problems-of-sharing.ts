import { localized } from '../../kernel/localized-text.js';
import { type InputError, Problem } from '../../kernel/problem.js';

/** Problems with shared files and their rules. A code is never reused for another problem. */
export const sharingProblems = {
  rulesFaulty: (errors: readonly InputError[]) =>
    new Problem(
      'invalid',
      'surveys.sharing-rules.faulty',
      localized('Some rules have errors. Nothing was saved.', '部分规则有误，没有保存任何内容。'),
      { errors },
    ),
  rulesChanged: (version: number) =>
    new Problem(
      'conflict',
      'surveys.sharing-rules.changed',
      localized('Someone else has changed these rules.', '其他人已修改这些规则。'),
      {
        detail: localized('Reload the page and make your changes again.', '请重新加载页面后再修改。'),
        facts: { version },
      },
    ),
  rulesMissing: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.no-rules',
      localized(
        'No rules for the shared file were saved for this version of the questionnaire.',
        '没有为本问卷版本保存共享文件的规则。',
      ),
      { detail: localized('Check the rules and save them first.', '请先检查并保存规则。') },
    ),
  notComplete: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.not-complete',
      localized('The wave does not have all its answers.', '本期答卷不完整。'),
      {
        detail: localized(
          'The shared file can be released when the wave has ended and all answers have been opened, until they are deleted.',
          '本期结束且全部答卷开封后、删除前，才能发布共享文件。',
        ),
      },
    ),
  alreadyReleased: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.released',
      localized('The shared file of this wave was already released.', '本期的共享文件已发布。'),
      {
        detail: localized(
          'It stays as it is, because a second file would reveal the differences.',
          '文件不再更改，否则两个文件相比会泄露差异。',
        ),
      },
    ),
  notReleased: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.not-released',
      localized('There is no shared file of this wave.', '本期没有共享文件。'),
      {
        detail: localized(
          'An analyst releases it when the wave has ended. It is deleted with the answers.',
          '本期结束后由分析人员发布，并与答卷一同删除。',
        ),
      },
    ),
  tooFewAnswers: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.too-few',
      localized('There are too few answers for a shared file.', '答卷太少，不能提供共享文件。'),
      {
        detail: localized(
          'The wave has fewer answers or enterprises than each combination of key variables needs.',
          '本期答卷数或企业数低于关键变量组合的最低要求。',
        ),
      },
    ),
  tooManyKeys: (most: number) =>
    new Problem(
      'conflict',
      'surveys.shared-file.too-many-keys',
      localized('There are too many key variables.', '关键变量过多。'),
      { detail: localized(`Choose at most ${most}.`, `最多可选${most}个。`), facts: { most } },
    ),
  tooManyCombinations: (keys: number, most: number) =>
    new Problem(
      'conflict',
      'surveys.shared-file.too-many-combinations',
      localized('The key variables are too detailed.', '关键变量过于详细。'),
      {
        detail: localized(
          `The ${keys} key variables have more than ${most} different combinations. Choose broader bands or groups, or fewer key variables.`,
          `${keys}个关键变量有${most}种以上的组合。请合并分组、放宽分段，或减少关键变量。`,
        ),
        facts: { keys, most },
      },
    ),
};
