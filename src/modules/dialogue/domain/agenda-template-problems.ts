import { dayInWords } from '../../../kernel/day-in-words.js';
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

/** Two meetings of a series on the same date, or one that begins before another has ended. */
export const meetingDayTaken = (at: number, furtherDays: readonly string[]): Problem => {
  const day = furtherDays[at]!;
  const date = dayInWords(day);
  return invalid('meeting.day-taken', `/furtherDays/${at}`, {
    title: { en: 'Meetings of a series cannot overlap.', zh: '同一系列的会议日期不能重叠。' },
    detail: {
      en: `Remove ${date.en}, or choose another date: it overlaps with another meeting of the series.`,
      zh: `${date.zh}与该系列的另一次会议重叠。请删除或更换日期。`,
    },
    facts: { day },
  });
};

/** The longest series: items are written in one transaction. */
export const mostFurtherDays = 20;
export const mostCopiedItems = 1000;

export const seriesTooLong = (): Problem =>
  problem('conflict', 'meeting.series-too-long', [
    `A series of meetings can have up to ${mostCopiedItems.toLocaleString('en')} agenda items in total.`,
    `一个系列的会议最多共有${mostCopiedItems}项议题。`,
    'Choose fewer dates or a shorter agenda. Nothing was planned.',
    '请减少日期，或选择较短的议程。尚未安排任何会议。',
  ]);
