import { Problem } from '../../kernel/problem.js';

/** All problems of the sampling method. */
export const samplingProblems = {
  sizeImpossible: (wanted: number, least: number, most: number): Problem =>
    new Problem(
      'invalid',
      'methodology.sampling.size-impossible',
      { en: 'This sample size is not possible.', zh: '无法抽取该样本量。' },
      {
        detail: {
          en: `You entered ${wanted}. Enter a number from ${least} to ${most}.`,
          zh: `填写的是${wanted}，应为${least}至${most}之间的数。`,
        },
        facts: { wanted, least, most },
      },
    ),
  sizeMeasure: (unit: number): Problem =>
    new Problem(
      'invalid',
      'methodology.sampling.size-measure',
      { en: 'A size measure is missing, zero or negative.', zh: '规模度量缺失、为零或为负。' },
      {
        detail: { en: `Check unit ${unit + 1} of the frame.`, zh: `抽样框第${unit + 1}个单元。` },
        facts: { unit: unit + 1 },
      },
    ),
  outOfRange: (what: string, range: string): Problem =>
    new Problem(
      'invalid',
      'methodology.sampling.out-of-range',
      { en: 'A planning value is out of range.', zh: '规划参数超出范围。' },
      {
        detail: { en: `The value of ${what} must be ${range}.`, zh: `${what} 的取值须为 ${range}。` },
        facts: { what, range },
      },
    ),
} as const;
