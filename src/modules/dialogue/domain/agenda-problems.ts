import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const breakWithoutMinutes = (): Problem =>
  invalid('agenda-item.break-without-minutes', '/plannedMinutes', {
    title: { en: 'Enter the minutes of the break.', zh: '需要填写休息时长。' },
    detail: { en: 'Enter the number of minutes, for example 15.', zh: '请填写分钟数，如15。' },
  });

export const breakNotDiscussed = (): Problem =>
  problem('conflict', 'agenda-item.break-not-discussed', [
    'A break is not discussed.',
    '休息时段不进行讨论。',
    'Choose an agenda item. To stop the clock, pause the meeting in the live room.',
    '请选择一项议题；如需停止计时，请在会场中暂停会议。',
  ]);
