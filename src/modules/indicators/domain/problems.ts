import type { LocalizedText } from '../../../kernel/localized-text.js';
import { editConflict, type FieldConflict } from '../../../kernel/merge.js';
import type { InputError } from '../../../kernel/problem.js';
import { Problem } from '../../../kernel/problem.js';
import type { MergingFault } from './runs/merging.js';

const mergingFaults: Readonly<Record<MergingFault, LocalizedText>> = {
  parks: { en: 'Parks cannot be merged.', zh: '园区不能合并。' },
  'not-requested': {
    en: 'Choose categories of a breakdown that the run has.',
    zh: '请选择本次计算所含分组中的类别。',
  },
  'unknown-category': { en: 'Choose categories of the breakdown.', zh: '请选择该分组中的类别。' },
  'repeated-category': { en: 'Choose each category only once.', zh: '每个类别只能选一次。' },
  'one-left': {
    en: 'At least two categories must remain. Leave out the breakdown instead.',
    zh: '合并后至少须有两个类别。也可不按该项分组。',
  },
};

interface UnreadableFormula {
  readonly text: string;
  readonly near: string;
  readonly position: number;
  readonly expected: LocalizedText;
}

/** All problems of this context. */
export const indicatorProblems = {
  /** `position` is counted from 0. */
  formula: ({ text, near, position, expected }: UnreadableFormula): Problem => {
    const at = position + 1;
    const where =
      near === ''
        ? { en: `The formula is incomplete at character ${at}`, zh: `公式在第${at}个字符处过早结束` }
        : { en: `"${near}" at character ${at} is not valid`, zh: `第${at}个字符处的“${near}”不合语法` };
    return new Problem(
      'invalid',
      'indicators.definition.formula-unreadable',
      { en: 'A formula is not valid.', zh: '无法解析公式。' },
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
      { en: 'The definition has errors.', zh: '定义有误。' },
      { errors },
    ),
  definitionConflict: (conflicts: readonly FieldConflict[], version: number): Problem =>
    editConflict('indicators.definition.conflict', conflicts, version),
  definitionTaken: (id: string): Problem =>
    new Problem(
      'conflict',
      'indicators.definition.id-taken',
      { en: 'An indicator with this code already exists.', zh: '该编号的指标已存在。' },
      {
        facts: { id },
        errors: [
          {
            pointer: '/id',
            code: 'indicators.definition.id-taken',
            detail: {
              en: 'Choose another code, or revise the existing indicator.',
              zh: '请换一个编号，或修订已有指标。',
            },
          },
        ],
      },
    ),
  unknownIndicator: (id: string): Problem =>
    new Problem(
      'not-found',
      'indicators.indicator.not-found',
      { en: 'Indicator not found.', zh: '未找到该指标。' },
      { facts: { id } },
    ),
  unknownWave: (): Problem =>
    new Problem('not-found', 'indicators.run.wave-not-found', {
      en: 'Survey wave not found.',
      zh: '未找到该期调查。',
    }),
  waveNotClosed: (): Problem =>
    new Problem(
      'conflict',
      'indicators.run.wave-not-closed',
      { en: 'You can compute indicators after the wave is closed.', zh: '调查结束后方可计算指标。' },
      {
        detail: {
          en: 'Close the wave first. Repeated figures from incoming answers could reveal individual answers.',
          zh: '请先结束该期调查：对仍在增加的数据反复计算会泄露个别答卷。',
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
          en: 'The answers were deleted on the date promised to workers. Existing figures remain available, but you cannot compute them again.',
          zh: '已按对职工的承诺删除答卷。此前计算的指标仍保留，但无法重新计算。',
        },
        facts: { day },
      },
    ),
  questionsMissing: (): Problem =>
    new Problem(
      'conflict',
      'indicators.run.questions-missing',
      {
        en: 'It is not known which question of the questionnaire asks for sex.',
        zh: '尚未指定问卷中询问性别的题目。',
      },
      {
        detail: {
          en: 'All figures are by sex. Open the questionnaire of the wave under Surveys, and choose the questions that indicators use.',
          zh: '所有指标值均按性别统计。请在“调查”中打开本期问卷，选择指标所用的题目。',
        },
      },
    ),
  answersIncomplete: (): Problem =>
    new Problem(
      'conflict',
      'indicators.run.answers-incomplete',
      { en: 'Not all answers of this wave have arrived yet.', zh: '本期调查的答卷尚未收齐。' },
      {
        detail: {
          en: 'Answers saved on phones are accepted for some hours after the end. Try again when the wave page shows that all answers have arrived.',
          zh: '调查结束后的宽限时间内仍接收手机上的答卷。请在调查页面显示“答卷已收齐”后重试。',
        },
      },
    ),
  noAnswers: (): Problem =>
    new Problem('conflict', 'indicators.run.no-answers', {
      en: 'The wave has no answers from a probability sample.',
      zh: '该期调查没有来自概率样本的答卷。',
    }),
  unknownPair: (pair: string): Problem =>
    new Problem(
      'invalid',
      'indicators.run.pair-unknown',
      { en: 'Unknown combination of breakdowns.', zh: '未知的交叉分组。' },
      {
        detail: {
          en: 'Enter two different breakdowns in the order of the catalogue, for example "park+age_group".',
          zh: '请按目录顺序给出两个不同的分组，例如“park+age_group”。',
        },
        facts: { pair },
      },
    ),
  mergingFaulty: (fault: MergingFault, breakdown: string): Problem =>
    new Problem(
      'invalid',
      `indicators.run.merging-${fault}`,
      { en: 'These categories cannot be merged.', zh: '无法合并这些类别。' },
      {
        detail: mergingFaults[fault],
        facts: { breakdown },
        errors: [
          { pointer: '/settings/merged', code: `indicators.run.merging-${fault}`, detail: mergingFaults[fault] },
        ],
      },
    ),
  finishedMeanwhile: (): Problem =>
    new Problem('conflict', 'indicators.run.finished-meanwhile', {
      en: 'Other runs of this wave finished during this run. Start the run again.',
      zh: '计算期间该期调查的其他计算已完成，请重新开始本次计算。',
    }),
  notRepeatable: (): Problem =>
    new Problem('conflict', 'indicators.run.not-repeatable', {
      en: 'This run comes from an earlier version that did not store its weights. Start a new run.',
      zh: '该次计算由未锁定权数的旧版程序生成，请重新开始计算。',
    }),
  runNotDone: (): Problem =>
    new Problem('conflict', 'indicators.run.not-done', {
      en: 'Only finished runs can be repeated or compared.',
      zh: '只有已完成的计算才能重算或比较。',
    }),
  unknownRun: (): Problem =>
    new Problem('not-found', 'indicators.run.not-found', {
      en: 'Run not found.',
      zh: '未找到该次计算。',
    }),
} as const;
