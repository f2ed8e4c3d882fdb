import { localized } from '../../kernel/localized-text.js';
import { type InputError, Problem } from '../../kernel/problem.js';

/** Problems with rules that flag answers, and with the review of flagged answers. A code is never reused for another problem. */
export const flagProblems = {
  flagRulesFaulty: (errors: readonly InputError[]) =>
    new Problem(
      'invalid',
      'surveys.flag-rules.faulty',
      localized('Some rules have errors. Nothing was saved.', '部分规则有误，没有保存任何内容。'),
      { errors },
    ),
  flagRulesChanged: (version: number) =>
    new Problem(
      'conflict',
      'surveys.flag-rules.changed',
      localized('Someone else has changed these rules.', '其他人已修改这些规则。'),
      {
        detail: localized('Reload the page and make your changes again.', '请重新加载页面后再修改。'),
        facts: { version },
      },
    ),
  flaggedNotFound: () =>
    new Problem(
      'not-found',
      'surveys.flagged.not-found',
      localized('Flagged answer not found.', '未找到有标记的答卷。'),
    ),
  reviewClosed: () =>
    new Problem(
      'conflict',
      'surveys.review.closed',
      localized('This decision can no longer be changed.', '该决定已不能更改。'),
      {
        detail: localized(
          'Figures were computed from these answers. A later decision would reveal the answer by the difference.',
          '已有指标使用这些答卷计算，之后再更改会使该答卷可由差额推知。',
        ),
      },
    ),
  reasonMissing: () =>
    new Problem('invalid', 'surveys.review.reason-missing', localized('A reason is missing.', '缺少理由。'), {
      errors: [
        {
          ...{ pointer: '/reason', code: 'blank' },
          detail: localized('Enter why the answer is left out.', '请填写不计入的理由。'),
        },
      ],
    }),
  decidedMeanwhile: (
    current: { readonly leftOut: boolean; readonly reason: string; readonly version: number } | null,
  ) =>
    new Problem(
      'conflict',
      'surveys.review.decided-meanwhile',
      localized('Someone else has decided on this answer.', '其他人已对该答卷作出决定。'),
      {
        detail:
          current === null
            ? localized('Reload the page.', '请重新加载页面。')
            : localized(
                current.leftOut ? `Left out: ${current.reason}. Reload the page.` : 'Kept. Reload the page.',
                current.leftOut ? `不计入：${current.reason}。请重新加载页面。` : '保留。请重新加载页面。',
              ),
        facts: { leftOut: current?.leftOut ?? null, version: current?.version ?? 0 },
      },
    ),
};
