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

export const breakWithMore = (): Problem =>
  problem('conflict', 'agenda-item.break-with-more', [
    'A break has a title and minutes only.',
    '休息时段只有标题和时长。',
    'Add the description, the presenter or the document to an agenda item.',
    '请将说明、汇报人或文件添加到议题。',
  ]);

export const carriedAtClosingOnly = (): Problem =>
  problem('conflict', 'agenda-item.carried-at-closing-only', [
    'Items can be carried over only when the meeting or roundtable is closed.',
    '只有在结束会议时才能转入议题。',
    'Cancel the meeting or return the roundtable to draft without carrying items over.',
    '取消会议或退回草稿时，请勿选择转入的议题。',
  ]);

export const discussedItemStays = (): Problem =>
  problem('conflict', 'agenda-item.discussed-item-stays', [
    'An item that was discussed stays at its meeting.',
    '已讨论过的议题留在原会议。',
    'Its speeches and conclusions belong to the record of that meeting. Carry the item over instead.',
    '其发言和议定事项属于该次会议的记录。请改用“转入下次会议”。',
  ]);
