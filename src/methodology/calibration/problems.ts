import { Problem } from '../../kernel/problem.js';

/** Every refusal of the calibration method. */
export const calibrationProblems = {
  emptyCell: (margin: string, level: string): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.margin-without-sample',
      { en: 'A population group has nobody in the sample.', zh: '某一总体类别在样本中没有任何单元。' },
      { facts: { margin, level } },
    ),
  unknownLevel: (margin: string, level: string): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.level-without-count',
      {
        en: 'Somebody in the sample belongs to a group without a population count.',
        zh: '样本中有单元所属类别没有总体数。',
      },
      {
        detail: { en: 'Check the spelling, stray spaces included.', zh: '请检查写法，包括多余的空格。' },
        facts: { margin, level },
      },
    ),
  contradictoryMargins: (margin: string, total: number, expected: number): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.margins-contradict',
      { en: 'The margins add up to different totals.', zh: '各边际的合计不一致。' },
      { facts: { margin, total, expected } },
    ),
  notConverged: (margin: string, difference: number): Problem =>
    new Problem(
      'invalid',
      'methodology.calibration.not-converged',
      { en: 'The weights did not settle on the population counts.', zh: '权数未能收敛到总体数。' },
      { facts: { worstMargin: margin, relativeDifference: difference } },
    ),
} as const;
