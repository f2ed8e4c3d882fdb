/** Refusals of texts that stand beside the formula language: shapes of indices, comparisons, classes of workers. */
import type { LocalizedText } from '../../../../../kernel/localized-text.js';
import type { Problem } from '../../../../../kernel/problem.js';
import { indicatorProblems } from '../../problems.js';

export const wanted = {
  shape: {
    en: 'a difference, a relative gap, a premium, a factor-weighted gap or an index of segregation',
    zh: '差值、相对差距、溢价、因素加权差距或隔离指数',
  },
  quantile: { en: '"weighted 0.5 quantile of" a variable', zh: '“weighted 0.5 quantile of”加变量名' },
  sameStatistic: { en: 'the same statistic of two groups', zh: '两个人群的同一统计量' },
  indicator: { en: 'the name of another indicator', zh: '另一指标的标识' },
  classification: { en: 'a classification among the variables, e.g. isco', zh: '变量中的一种分类，如 isco' },
  pay: { en: 'a variable of pay, e.g. hourly', zh: '工资变量，如 hourly' },
  factors: {
    en: 'factors with their number of classes, e.g. "k = education(4) x age(4)"',
    zh: '因素及其类别数，如“k = education(4) x age(4)”',
  },
  fewest: {
    en: 'how many women and men a class needs: "fewer than 5 women or 5 men"',
    zh: '每类所需的女性和男性人数：“fewer than 5 women or 5 men”',
  },
} as const satisfies Record<string, LocalizedText>;

export function unreadable(text: string, near: string, expected: LocalizedText): Problem {
  return indicatorProblems.formula({ text, near, position: Math.max(0, text.indexOf(near)), expected });
}
