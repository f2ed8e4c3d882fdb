import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const agendaTemplateNotFound = (): Problem =>
  problem('not-found', 'agenda-template.not-found', [
    'Agenda template not found.',
    '未找到该议程模板。',
    'Someone may have just deleted it. Reload the page.',
    '它可能刚刚被他人删除，请刷新页面。',
  ]);

export const agendaTemplateEmpty = (): Problem =>
  problem('conflict', 'agenda-template.empty', [
    'This agenda has no topics.',
    '该议程没有议题。',
    'Add at least one topic to the agenda, then save it as a template.',
    '请先在议程中添加至少一项议题，再存为模板。',
  ]);

export const meetingDayRepeated = (): Problem =>
  invalid('meeting.day-repeated', '/furtherDays', {
    title: { en: 'Each date can be chosen once.', zh: '每个日期只能选择一次。' },
    detail: { en: 'Remove the repeated date.', zh: '请删除重复的日期。' },
  });
