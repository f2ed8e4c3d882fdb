import { Problem } from '../../kernel/problem.js';

/** All problems of the estimation method. */
export const estimationProblems = {
  lonelyPsu: (stage: number, stratum: string): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.lonely-psu',
      { en: 'A stratum has only one sampled unit.', zh: '某一层中只有一个抽中的单元。' },
      {
        detail: {
          en: `Stratum ${stratum} at stage ${stage}: merge this stratum with a neighbouring stratum, or choose a rule (remove, certainty, adjust, average).`,
          zh: `第${stage}阶段的层 ${stratum}：请与相邻层合并，或指定处理规则（remove、certainty、adjust、average）。`,
        },
        facts: { stage, stratum },
      },
    ),
  unitInTwoStrata: (unit: string): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.unit-in-two-strata',
      { en: 'A sampling unit belongs to two strata.', zh: '同一抽样单元出现在两个层中。' },
      {
        detail: {
          en: `Unit ${unit}: use different names for units in different strata, or set nest to true.`,
          zh: `单元 ${unit}：请为不同层的单元使用不同名称，或将 nest 设为 true。`,
        },
        facts: { unit },
      },
    ),
  populationBelowSample: (stage: number, stratum: string): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.population-below-sample',
      { en: 'A population count is smaller than the sample.', zh: '总体单元数小于样本单元数。' },
      {
        detail: {
          en: `Stratum ${stratum} at stage ${stage}: fpc columns must contain population counts, not sampling fractions.`,
          zh: `第${stage}阶段的层 ${stratum}：fpc 列应为总体单元数，而非抽样比。`,
        },
        facts: { stage, stratum },
      },
    ),
  populationVaries: (stage: number, stratum: string): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.population-varies',
      { en: 'The population count differs within a stratum.', zh: '同一层内的总体单元数不一致。' },
      {
        detail: {
          en: `Stratum ${stratum} at stage ${stage}: all rows must have the same population count.`,
          zh: `第${stage}阶段的层 ${stratum}：该层各行的总体单元数应相同。`,
        },
        facts: { stage, stratum },
      },
    ),
  weight: (row: number): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.weight-invalid',
      { en: 'A weight is missing, negative or not finite.', zh: '权数缺失、为负或不是有限数。' },
      {
        detail: {
          en: `Row ${row + 1} below the header: a weight is the number of people that the row represents, 0 or more.`,
          zh: `标题行之下第${row + 1}行：权数是该行所代表的人数，不小于0。`,
        },
        facts: { row: row + 1 },
      },
    ),
  emptyDomain: (): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.domain-empty',
      { en: 'The domain contains no units.', zh: '该子总体中没有任何单元。' },
      { detail: { en: 'Check the conditions and the missing values.', zh: '请检查条件与缺失值。' } },
    ),
  zeroDenominator: (): Problem =>
    new Problem(
      'invalid',
      'methodology.estimation.zero-denominator',
      { en: 'The denominator of the ratio is zero.', zh: '比率的分母为零。' },
      {
        detail: {
          en: 'In the domain, all weights or all denominator values are 0.',
          zh: '该子总体中权数或分母的值全部为0。',
        },
      },
    ),
} as const;
