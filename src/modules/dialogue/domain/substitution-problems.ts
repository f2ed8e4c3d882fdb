import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';
import type { SubstitutionFault } from './substitution.js';

export const substitutionNotFound = (): Problem =>
  problem('not-found', 'substitution.not-found', [
    'Substitution not found.',
    '未找到该替代安排。',
    'Someone may have just ended it. Reload the page.',
    '它可能刚刚被他人结束，请刷新页面。',
  ]);

export const seatSubstituted = (): Problem =>
  problem('conflict', 'substitution.of-seat', [
    'This seat is part of a current or planned substitution.',
    '该席位有正在进行或已安排的替代。',
    'End the substitution first, then change or remove the seat.',
    '请先结束替代，再更改或移除席位。',
  ]);

const words: Readonly<Record<SubstitutionFault, readonly [string, string, string]>> = {
  unfit: [
    '/substituteSeatId',
    'Choose a person with a substitute seat of the same group, for a titular member.',
    '请为正式代表选择同一方的候补代表。',
  ],
  order: ['/endsAt', 'The end must be after the start.', '结束时间须晚于开始时间。'],
  past: ['/endsAt', 'Enter an end in the future.', '结束时间须晚于现在。'],
  long: ['/endsAt', 'A substitution can last up to 31 days.', '替代最长31天。'],
  overlap: [
    '/startsAt',
    'In this time the seat already has a substitute, or this substitute has another seat. Choose another time or person, or end the other substitution first.',
    '该时段内此席位已有替代，或此人正替代另一席位。请更换时段或人员，或先结束原有替代。',
  ],
};

export const substitutionWrong = (fault: SubstitutionFault): Problem => {
  const [pointer, en, zh] = words[fault];
  return invalid(`substitution.${fault}`, pointer, {
    title: { en: 'The substitution cannot be planned.', zh: '无法安排该替代。' },
    detail: { en, zh },
  });
};
