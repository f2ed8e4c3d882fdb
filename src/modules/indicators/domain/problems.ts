import { Problem } from '../../../kernel/problem.js';

/** Every refusal of this context. */
export const indicatorProblems = {
  formula: (text: string, near: string): Problem =>
    new Problem(
      'invalid',
      'indicators.definition.formula-unreadable',
      { en: 'A formula cannot be read.', zh: '无法解析公式。' },
      { detail: { en: `Near "${near}" in "${text}".`, zh: `在“${text}”中“${near}”附近。` }, facts: { text, near } },
    ),
  unknownIndicator: (id: string): Problem =>
    new Problem(
      'not-found',
      'indicators.indicator.not-found',
      { en: 'There is no such indicator.', zh: '没有该指标。' },
      { facts: { id } },
    ),
  unknownWave: (): Problem =>
    new Problem('not-found', 'indicators.run.wave-not-found', {
      en: 'There is no such survey wave here.',
      zh: '此处没有该调查轮次。',
    }),
  waveNotClosed: (): Problem =>
    new Problem(
      'conflict',
      'indicators.run.wave-not-closed',
      { en: 'Indicators are computed once the wave is closed.', zh: '调查轮次结束后方可计算指标。' },
      {
        detail: {
          en: 'Close the wave first: figures of a growing file would betray single answers.',
          zh: '请先结束该轮次：对仍在增加的数据反复计算会泄露个别答卷。',
        },
      },
    ),
  noAnswers: (): Problem =>
    new Problem('conflict', 'indicators.run.no-answers', {
      en: 'The wave holds no answers of a drawn sample.',
      zh: '该轮次没有来自抽样的答卷。',
    }),
  unknownPair: (pair: string): Problem =>
    new Problem(
      'invalid',
      'indicators.run.pair-unknown',
      { en: 'A pair of breakdowns is not known.', zh: '未知的交叉分组。' },
      {
        detail: {
          en: 'Two different breakdowns in the order of the catalogue, e.g. "park+age_group".',
          zh: '请按目录顺序给出两个不同的分组，例如“park+age_group”。',
        },
        facts: { pair },
      },
    ),
  unknownRun: (): Problem =>
    new Problem('not-found', 'indicators.run.not-found', {
      en: 'There is no such run here.',
      zh: '此处没有该次计算。',
    }),
} as const;
