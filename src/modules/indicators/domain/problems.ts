import type { LocalizedText } from '../../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import type { InputError } from '../../../kernel/problem.js';
import { Problem } from '../../../kernel/problem.js';

interface UnreadableFormula {
  readonly text: string;
  readonly near: string;
  readonly position: number;
  readonly expected: LocalizedText;
}

/** Every refusal of this context. */
export const indicatorProblems = {
  /** `position` counts characters from 0. */
  formula: ({ text, near, position, expected }: UnreadableFormula): Problem => {
    const at = position + 1;
    const where =
      near === ''
        ? { en: `The formula ends too early, at character ${at}`, zh: `公式在第${at}个字符处过早结束` }
        : { en: `"${near}" at character ${at} does not fit`, zh: `第${at}个字符处的“${near}”不合语法` };
    return new Problem(
      'invalid',
      'indicators.definition.formula-unreadable',
      { en: 'A formula cannot be read.', zh: '无法解析公式。' },
      {
        detail: { en: `${where.en}; expected: ${expected.en}.`, zh: `${where.zh}；此处应为：${expected.zh}。` },
        facts: { text: text.slice(0, 200), near, position, length: Math.max(1, near.length) },
      },
    );
  },
  definitionFaulty: (errors: readonly InputError[]): Problem =>
    new Problem(
      'invalid',
      'indicators.definition.faulty',
      { en: 'The definition has mistakes.', zh: '定义有误。' },
      { errors },
    ),
  definitionConflict: (conflicts: readonly FieldConflict[], version: number): Problem =>
    editConflict('indicators.definition.conflict', conflicts, version),
  definitionTaken: (id: string): Problem =>
    new Problem(
      'conflict',
      'indicators.definition.id-taken',
      { en: 'There is an indicator of this id.', zh: '该编号的指标已存在。' },
      {
        facts: { id },
        errors: [
          {
            pointer: '/id',
            code: 'indicators.definition.id-taken',
            detail: { en: 'Choose another id, or revise that indicator.', zh: '请换一个编号，或修订已有指标。' },
          },
        ],
      },
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
  answersDeleted: (day: string): Problem =>
    new Problem(
      'conflict',
      'indicators.run.answers-deleted',
      { en: 'The answers of this wave were deleted.', zh: '本期调查的答卷已删除。' },
      {
        detail: {
          en: 'Workers were promised that their answers would be deleted. Figures that were computed before stay, but cannot be computed again.',
          zh: '已按对职工的承诺删除答卷。此前计算的指标仍保留，但无法重新计算。',
        },
        facts: { day },
      },
    ),
  answersIncomplete: (): Problem =>
    new Problem(
      'conflict',
      'indicators.run.answers-incomplete',
      { en: 'The answers of this wave are not complete yet.', zh: '本期调查的答卷尚未收齐。' },
      {
        detail: {
          en: 'Answers that wait on phones are accepted for some hours after the end. Try again once the wave page says that its answers are complete.',
          zh: '调查结束后的宽限时间内仍接收手机上的答卷。请在调查页面显示“答卷已收齐”后重试。',
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
  shownMeanwhile: (): Problem =>
    new Problem('conflict', 'indicators.run.shown-meanwhile', {
      en: 'Other runs on this wave kept being shown meanwhile. Start this one again.',
      zh: '期间该轮次不断有其他计算结果公布，请重新开始本次计算。',
    }),
  notRepeatable: (): Problem =>
    new Problem('conflict', 'indicators.run.not-repeatable', {
      en: 'This run was made by a program that did not freeze its weights. Start a new run.',
      zh: '该次计算由未锁定权数的旧版程序生成，请重新开始计算。',
    }),
  runNotDone: (): Problem =>
    new Problem('conflict', 'indicators.run.not-done', {
      en: 'Only a finished run can be run again or compared.',
      zh: '只有已完成的计算才能重算或比较。',
    }),
  unknownRun: (): Problem =>
    new Problem('not-found', 'indicators.run.not-found', {
      en: 'There is no such run here.',
      zh: '此处没有该次计算。',
    }),
} as const;
