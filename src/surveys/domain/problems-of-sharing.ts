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
      localized('There are no rules for a shared file yet.', '尚无共享文件的规则。'),
      { detail: localized('An analyst must save rules first.', '请先由分析人员保存规则。') },
    ),
  notComplete: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.not-complete',
      localized('Answers to this wave still arrive.', '本期仍在接收答卷。'),
      {
        detail: localized(
          'The shared file is available when all answers have been opened. Two files would reveal the answers between them.',
          '全部答卷开封后才提供共享文件；前后两个文件相比会泄露其间的答卷。',
        ),
      },
    ),
  answersChanged: () =>
    new Problem(
      'conflict',
      'surveys.shared-file.answers-changed',
      localized('Answers changed after this wave was shared.', '本期共享后答卷有变动。'),
      {
        detail: localized(
          'A second file would reveal the answers that were added or deleted.',
          '再提供文件会泄露增加或删除的答卷。',
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
  tooManyCombinations: (most: number) =>
    new Problem(
      'conflict',
      'surveys.shared-file.too-many-combinations',
      localized('The key variables are too detailed.', '关键变量过于详细。'),
      {
        detail: localized(
          `They have more than ${most} different combinations. Choose broader bands or groups, or fewer key variables.`,
          `关键变量有${most}种以上的组合。请合并分组、放宽分段，或减少关键变量。`,
        ),
        facts: { most },
      },
    ),
};
