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

/** Every refusal of a weight set. */
export const weightProblems = {
  marginTwice: (): Problem =>
    refuse({
      code: 'indicators.weights.margin-twice',
      title: { en: 'A margin is named twice.', zh: '同一边际出现了两次。' },
      hint: { en: 'Name each margin once.', zh: '每个边际只需列出一次。' },
      pointer: '/margins',
    }),
  marginCount: (calibration: string, count: number): Problem =>
    refuse({
      code: 'indicators.weights.margin-count',
      title: { en: 'The margins do not fit the kind of calibration.', zh: '边际与校准方式不符。' },
      hint: {
        en: 'None takes no margin, post-stratification exactly one, every other kind at least one.',
        zh: '不校准时不选边际，事后分层只选一个，其他方式至少选一个。',
      },
      pointer: '/margins',
      facts: { calibration, margins: count },
    }),
  bounds: (): Problem =>
    refuse({
      code: 'indicators.weights.bounds',
      title: { en: 'The bounds of the factors do not fit.', zh: '校准因子的界限不正确。' },
      hint: {
        en: 'Bounded (logit) calibration needs a lower bound from 0 to below 1 and an upper one above 1; no other kind takes bounds.',
        zh: '有界（logit）校准需要0至1之间的下限和大于1的上限；其他方式不设界限。',
      },
      pointer: '/bounds',
    }),
  noSexes: (margin: number): Problem =>
    refuse({
      code: 'indicators.weights.margin-without-count',
      title: { en: 'The frame does not count women and men.', zh: '抽样框没有女性和男性人数。' },
      hint: {
        en: 'Leave this margin out, or enter women and men of each enterprise before the next wave.',
        zh: '请去掉该边际，或在下一期调查前填写各企业的女性和男性人数。',
      },
      pointer: `/margins/${margin}`,
    }),
  emptyLevel: (margin: number, level: LocalizedText, mergeable: boolean): Problem =>
    refuse({
      code: 'indicators.weights.margin-without-sample',
      title: { en: `Nobody answered in: ${level.en}.`, zh: `以下类别无人作答：${level.zh}。` },
      hint: mergeable
        ? {
            en: 'The fieldwork page shows which. Let small size classes be merged, or leave this margin out.',
            zh: '具体类别见实地调查页面。请允许合并小的规模类别，或去掉该边际。',
          }
        : { en: 'Leave this margin out.', zh: '请去掉该边际。' },
      pointer: `/margins/${margin}`,
      facts: { level },
    }),
  uncountedLevel: (margin: number, level: LocalizedText): Problem =>
    refuse({
      code: 'indicators.weights.level-without-count',
      title: {
        en: `People answered where the frame counts nobody: ${level.en}.`,
        zh: `抽样框人数为零的类别中有人作答：${level.zh}。`,
      },
      hint: { en: 'Leave this margin out; the frame needs a look.', zh: '请去掉该边际，并核对抽样框。' },
      pointer: `/margins/${margin}`,
      facts: { level },
    }),
  notStated: (margin: number, share: number): Problem =>
    refuse({
      code: 'indicators.weights.too-many-not-stated',
      title: { en: 'Too many did not state their sex.', zh: '未说明性别的人过多。' },
      hint: {
        en: `${(100 * share).toFixed(0)} % did not; a margin is used up to 10 %. Leave it out.`,
        zh: `未说明者占${(100 * share).toFixed(0)}%，超过10%的上限。请去掉该边际。`,
      },
      pointer: `/margins/${margin}`,
    }),
  contradiction: (margin: number, total: number, expected: number): Problem =>
    refuse({
      code: 'indicators.weights.margins-contradict',
      title: { en: 'The margins count different populations.', zh: '各边际的总体人数不一致。' },
      hint: {
        en: `This one adds up to ${whole(total)}, the first to ${whole(expected)}: some enterprises count workers without their sex. Use one of the two.`,
        zh: `该边际合计${whole(total)}人，第一个合计${whole(expected)}人：部分企业的职工没有性别人数。请只用其中一个。`,
      },
      pointer: `/margins/${margin}`,
      facts: { total, expected },
    }),
  notConverged: (margin: number, name: string, difference: number): Problem =>
    refuse({
      code: 'indicators.weights.not-converged',
      title: { en: 'The weights did not settle on the population counts.', zh: '权数未能收敛到总体数。' },
      hint: {
        en: `Worst: ${words(name).en}, off by ${(100 * difference).toPrecision(3)} %. Merge small size classes, widen the bounds, or leave this margin out.`,
        zh: `偏差最大：${words(name).zh}，${(100 * difference).toPrecision(3)}%。请合并小的规模类别、放宽界限或去掉该边际。`,
      },
      pointer: `/margins/${margin}`,
      facts: { worstMargin: name, relativeDifference: difference },
    }),
  negative: (): Problem =>
    refuse({
      code: 'indicators.weights.negative',
      title: { en: 'Linear calibration gives weights below zero here.', zh: '线性校准在此产生了负权数。' },
      hint: { en: 'Use raking or bounded calibration.', zh: '请改用迭代比例法或有界校准。' },
      pointer: '/calibration',
    }),
  noAnswers: (): Problem =>
    new Problem('conflict', 'indicators.weights.no-answers', {
      en: 'The wave holds no answers of a drawn sample to weight.',
      zh: '该轮次没有可加权的抽样答卷。',
    }),
  unknownSet: (): Problem =>
    new Problem('not-found', 'indicators.weights.not-found', {
      en: 'There is no such weight set here.',
      zh: '此处没有该权数集。',
    }),
  otherWave: (): Problem =>
    refuse({
      code: 'indicators.weights.other-wave',
      title: { en: 'The weight set belongs to another wave.', zh: '该权数集属于另一期调查。' },
      hint: { en: 'Choose one of this wave.', zh: '请选择本期调查的权数集。' },
      pointer: '/weightSetId',
    }),
  otherRecipe: (): Problem =>
    new Problem(
      'conflict',
      'indicators.weights.other-recipe',
      {
        en: 'Figures of this wave have been shown by weights with other adjustments.',
        zh: '该轮次已按另一种权数调整方式公布过数值。',
      },
      {
        detail: {
          en: 'The same answers weighted in two ways would tell of the women and men that are withheld. Choose weights with the adjustments of the runs before.',
          zh: '同一批答卷按两种方式加权，会泄露不予公布的女性和男性的情况。请选择与此前计算调整方式相同的权数。',
        },
        errors: [
          {
            pointer: '/weightSetId',
            code: 'indicators.weights.other-recipe',
            detail: {
              en: 'Choose one with the adjustments of the runs before.',
              zh: '请选择与此前计算调整方式相同的权数。',
            },
          },
        ],
      },
    ),
  outdated: (): Problem =>
    new Problem(
      'conflict',
      'indicators.weights.outdated',
      { en: 'Answers came in after the weight set was made.', zh: '权数集生成后又收到了答卷。' },
      {
        detail: {
          en: 'Make a new version of it, then start the run again.',
          zh: '请生成新版本的权数集，然后重新计算。',
        },
      },
    ),
} as const;
