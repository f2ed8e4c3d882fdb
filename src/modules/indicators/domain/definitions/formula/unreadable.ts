/** Problems of quantiles and comparisons, which are not part of the formula language. */
import type { LocalizedText } from '../../../../../kernel/localized-text.js';
import type { Problem } from '../../../../../kernel/problem.js';
import { indicatorProblems } from '../../problems.js';

export const wanted = {
  quantile: { en: '"weighted 0.5 quantile of" a variable', zh: '“weighted 0.5 quantile of”加变量名' },
  sameStatistic: { en: 'the same statistic of two groups', zh: '两个人群的同一统计量' },
  indicator: { en: 'the name of another indicator', zh: '另一指标的标识' },
} as const satisfies Record<string, LocalizedText>;

export function unreadable(text: string, near: string, expected: LocalizedText): Problem {
  return indicatorProblems.formula({ text, near, position: Math.max(0, text.indexOf(near)), expected });
}
