import { Problem } from '../../kernel/problem.js';

/** All problems of the calibration method. */
export const calibrationProblems = {
  emptyCell: (margin: string, level: string): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.margin-without-sample',
      { en: 'The sample has no units in one of the population groups.', zh: '某一总体类别在样本中没有任何单元。' },
      {
        detail: {
          en: `Level "${level}" of ${margin}: merge this level with a neighbouring level in both sample and margin.`,
          zh: `${margin} 的取值“${level}”：请在样本和边际中与相邻类别合并。`,
        },
        facts: { margin, level },
      },
    ),
  unknownLevel: (margin: string, level: string): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.level-without-count',
      {
        en: 'The sample includes a unit in a group without a population total.',
        zh: '样本中有单元所属类别没有总体数。',
      },
      {
        detail: {
          en: `Level "${level}" of ${margin}: check the spelling and remove extra spaces.`,
          zh: `${margin} 的取值“${level}”：请检查写法，包括多余的空格。`,
        },
        facts: { margin, level },
      },
    ),
  contradictoryMargins: (margin: string, total: number, expected: number): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.margins-contradict',
      { en: 'The margins have different totals.', zh: '各边际的合计不一致。' },
      {
        detail: {
          en: `${margin} adds up to ${total}, the first margin to ${expected}.`,
          zh: `${margin} 合计为${total}，第一个边际合计为${expected}。`,
        },
        facts: { margin, total, expected },
      },
    ),
  notConverged: (margin: string, difference: number): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.not-converged',
      { en: 'Calibration did not converge to the population totals.', zh: '权数未能收敛到总体数。' },
      {
        detail: {
          en: `Largest difference: ${margin}, ${(100 * difference).toPrecision(3)}%. Merge small cells, widen the bounds, or remove this margin.`,
          zh: `偏差最大：${margin}，${(100 * difference).toPrecision(3)}%。请合并小类别、放宽界限或去掉该边际。`,
        },
        facts: { worstMargin: margin, relativeDifference: difference },
      },
    ),
} as const;
