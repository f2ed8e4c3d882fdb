import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Problem } from '../../../../kernel/problem.js';

interface Refusal {
  readonly code: string;
  readonly title: LocalizedText;
  readonly hint: LocalizedText;
  readonly pointer: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

function refuse({ code, title, hint, pointer, facts }: Refusal): Problem {
  return new Problem('invalid', code, title, {
    detail: hint,
    errors: [{ pointer, code, detail: { en: `${title.en} ${hint.en}`, zh: `${title.zh}${hint.zh}` } }],
    ...(facts !== undefined && { facts }),
  });
}

const marginWords: Readonly<Record<string, LocalizedText>> = {
  'park-size': { en: 'workers by park and size class', zh: '分园区和企业规模的职工数' },
  'park-sex': { en: 'women and men by park', zh: '分园区的女性和男性人数' },
};

const words = (margin: string): LocalizedText => marginWords[margin] ?? { en: margin, zh: margin };

const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** All problems of a weight set. */
export const weightProblems = {
  marginTwice: (): Problem =>
    refuse({
      code: 'indicators.weights.margin-twice',
      title: { en: 'A margin is listed twice.', zh: '同一边际出现了两次。' },
      hint: { en: 'List each margin once.', zh: '每个边际只需列出一次。' },
      pointer: '/margins',
    }),
  marginCount: (calibration: string, count: number): Problem =>
    refuse({
      code: 'indicators.weights.margin-count',
      title: { en: 'The number of margins does not match the calibration method.', zh: '边际数量与校准方式不符。' },
      hint: {
        en: 'Choose no margin without calibration, exactly one for post-stratification, and at least one for other methods.',
        zh: '不校准时不选边际，事后分层只选一个，其他方式至少选一个。',
      },
      pointer: '/margins',
      facts: { calibration, margins: count },
    }),
  bounds: (): Problem =>
    refuse({
      code: 'indicators.weights.bounds',
      title: { en: 'The g-weight bounds are not valid.', zh: '校准因子的界限不正确。' },
      hint: {
        en: 'Bounded (logit) calibration needs a lower bound of at least 0 and below 1, and an upper bound above 1. Other methods have no bounds.',
        zh: '有界（logit）校准需要0至1之间的下限和大于1的上限；其他方式不设界限。',
      },
      pointer: '/bounds',
    }),
  noSexes: (margin: number): Problem =>
    refuse({
      code: 'indicators.weights.margin-without-count',
      title: { en: 'The sampling frame has no counts of women and men.', zh: '抽样框没有女性和男性人数。' },
      hint: {
        en: 'Remove this margin, or enter the numbers of women and men for each enterprise before the next wave.',
        zh: '请去掉该边际，或在下一期调查前填写各企业的女性和男性人数。',
      },
      pointer: `/margins/${margin}`,
    }),
  emptyLevel: (margin: number, level: LocalizedText, mergeable: boolean): Problem =>
    refuse({
      code: 'indicators.weights.margin-without-sample',
      title: { en: `No respondents in: ${level.en}.`, zh: `以下类别无人作答：${level.zh}。` },
      hint: mergeable
        ? {
            en: 'The fieldwork page shows the details. Allow small size classes to be merged, or remove this margin.',
            zh: '具体类别见实地调查页面。请允许合并小的规模类别，或去掉该边际。',
          }
        : { en: 'Remove this margin.', zh: '请去掉该边际。' },
      pointer: `/margins/${margin}`,
      facts: { level },
    }),
  uncountedLevel: (margin: number, level: LocalizedText): Problem =>
    refuse({
      code: 'indicators.weights.level-without-count',
      title: {
        en: `There are respondents where the sampling frame has a count of zero: ${level.en}.`,
        zh: `抽样框人数为零的类别中有人作答：${level.zh}。`,
      },
      hint: { en: 'Remove this margin and check the sampling frame.', zh: '请去掉该边际，并核对抽样框。' },
      pointer: `/margins/${margin}`,
      facts: { level },
    }),
  notStated: (margin: number, share: number): Problem =>
    refuse({
      code: 'indicators.weights.too-many-not-stated',
      title: { en: 'Too many respondents did not state their sex.', zh: '未说明性别的人过多。' },
      hint: {
        en: `${(100 * share).toFixed(0)}% did not. The limit for this margin is 10%. Remove the margin.`,
        zh: `未说明者占${(100 * share).toFixed(0)}%，超过10%的上限。请去掉该边际。`,
      },
      pointer: `/margins/${margin}`,
    }),
  contradiction: (margin: number, total: number, expected: number): Problem =>
    refuse({
      code: 'indicators.weights.margins-contradict',
      title: { en: 'The margins have different population totals.', zh: '各边际的总体人数不一致。' },
      hint: {
        en: `This margin adds up to ${whole(total)} and the first to ${whole(expected)} because some enterprises have no counts by sex. Use only one of the two.`,
        zh: `该边际合计${whole(total)}人，第一个合计${whole(expected)}人：部分企业的职工没有性别人数。请只用其中一个。`,
      },
      pointer: `/margins/${margin}`,
      facts: { total, expected },
    }),
  notConverged: (margin: number, name: string, difference: number): Problem =>
    refuse({
      code: 'indicators.weights.not-converged',
      title: { en: 'Calibration did not converge to the population totals.', zh: '权数未能收敛到总体数。' },
      hint: {
        en: `Largest difference: ${words(name).en}, ${(100 * difference).toPrecision(3)}%. Merge small size classes, widen the bounds, or remove this margin.`,
        zh: `偏差最大：${words(name).zh}，${(100 * difference).toPrecision(3)}%。请合并小的规模类别、放宽界限或去掉该边际。`,
      },
      pointer: `/margins/${margin}`,
      facts: { worstMargin: name, relativeDifference: difference },
    }),
  negative: (): Problem =>
    refuse({
      code: 'indicators.weights.negative',
      title: { en: 'Linear calibration produced negative weights.', zh: '线性校准在此产生了负权数。' },
      hint: { en: 'Use raking or bounded calibration.', zh: '请改用迭代比例法或有界校准。' },
      pointer: '/calibration',
    }),
  noAnswers: (): Problem =>
    new Problem('conflict', 'indicators.weights.no-answers', {
      en: 'The wave has no answers from a probability sample to weight.',
      zh: '该期调查没有可加权的概率样本答卷。',
    }),
  unknownSet: (): Problem =>
    new Problem('not-found', 'indicators.weights.not-found', {
      en: 'Weight set not found.',
      zh: '未找到该权数集。',
    }),
  otherWave: (): Problem =>
    refuse({
      code: 'indicators.weights.other-wave',
      title: { en: 'The weight set belongs to another wave.', zh: '该权数集属于另一期调查。' },
      hint: { en: 'Choose a weight set of this wave.', zh: '请选择本期调查的权数集。' },
      pointer: '/weightSetId',
    }),
  otherSpecification: (): Problem =>
    new Problem(
      'conflict',
      'indicators.weights.other-specification',
      {
        en: 'Figures of this wave were published with different weight adjustments.',
        zh: '该期调查已按另一种权数调整方式公布过数值。',
      },
      {
        detail: {
          en: 'Publishing the same answers with two different weightings could reveal suppressed figures. Choose a weight set with the same adjustments as earlier releases.',
          zh: '同一批答卷按两种方式加权公布，可能泄露不予公布的数值。请选择与此前发布调整方式相同的权数。',
        },
        errors: [
          {
            pointer: '/weightSetId',
            code: 'indicators.weights.other-specification',
            detail: {
              en: 'Choose a weight set with the same adjustments as earlier releases.',
              zh: '请选择与此前发布调整方式相同的权数。',
            },
          },
        ],
      },
    ),
  outdated: (): Problem =>
    new Problem(
      'conflict',
      'indicators.weights.outdated',
      { en: 'New answers arrived after the weight set was created.', zh: '权数集生成后又收到了答卷。' },
      {
        detail: {
          en: 'Create a new version of the weight set, then start the run again.',
          zh: '请生成新版本的权数集，然后重新计算。',
        },
      },
    ),
} as const;
