import type { Problem } from '../../../kernel/problem.js';
import { problem } from './problem-words.js';

export const quorumChanged = (): Problem =>
  problem('conflict', 'conclusion.quorum-changed', [
    'The quorum has changed since you opened the form.',
    '打开表单后，出席人数发生变化，法定人数情况已改变。',
    'Nothing was saved. Read the present attendance, then record the conclusion again.',
    '尚未保存。请查看当前出席情况后重新记录。',
  ]);

export const itemOfOtherMeeting = (): Problem =>
  problem('conflict', 'conclusion.item-of-other-meeting', [
    'This agenda item belongs to another meeting.',
    '该议程项目属于另一次会议。',
    'An item is concluded at the meeting on whose agenda it is. Choose that meeting, or carry the item over to this one.',
    '议程项目须在其所列会议上议定。请选择该会议，或先将该项目转入本次会议。',
  ]);

export const quorumMissing = (): Problem =>
  problem('conflict', 'conclusion.quorum-missing', [
    'This meeting has no quorum now.',
    '本次会议目前未达到法定人数。',
    'Only a meeting at which every group has its quorum, by the recorded attendance, can adopt the conclusion.',
    '须待各方按出席登记均达到法定人数后，会议方可追认该议定事项。',
  ]);

export const notProvisional = (): Problem =>
  problem('conflict', 'conclusion.not-provisional', [
    'This conclusion needs no adoption.',
    '该议定事项无须追认。',
    'It was taken with a quorum, or it has been confirmed or adopted since. Reload the page.',
    '该事项达成时已有法定人数，或其后已获确认或追认。请重新加载页面。',
  ]);
