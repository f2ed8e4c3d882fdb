import type { Problem } from '../../../kernel/problem.js';
import { invalid, problem } from './problem-words.js';

export const kindNotRecorded = (): Problem =>
  invalid('outcome.kind-not-recorded', '/kind', {
    title: { en: 'This kind of meeting cannot record this.', zh: '此类会议不能记录该类内容。' },
    detail: {
      en: 'A working group records recommendations and decisions; a group meeting positions and the mandate of its spokesperson; a roundtable conclusions. All record decisions on procedure and notes.',
      zh: '工作组记录建议和决定，分组会议记录本组立场和对发言人的授权，圆桌会议记录议定事项；各类会议均可记录程序性决定和备注。',
    },
  });

export const outcomeNotInSession = (): Problem =>
  problem('conflict', 'outcome.not-in-session', [
    'The meeting is not in session.',
    '会议不在进行中。',
    'Outcomes are recorded and deleted while the meeting is in session. Open the session first.',
    '会议进行期间才能记录或删除。请先开始会议。',
  ]);

export const outcomeNotFound = (): Problem =>
  problem('not-found', 'outcome.not-found', [
    'This entry was not found.',
    '未找到该项记录。',
    'It may have been deleted. Reload the room.',
    '可能已被删除。请重新加载会场页面。',
  ]);

export const outcomeInUse = (): Problem =>
  problem('conflict', 'outcome.in-use', [
    'This entry cannot be deleted.',
    '无法删除该项记录。',
    'The recommendation is already on an agenda, or the position was shared.',
    '该建议已列入议程，或该立场已经公开。',
  ]);

export const onlyPositionsShared = (): Problem =>
  problem('conflict', 'outcome.only-positions-shared', [
    'Only a position of the group can be shared.',
    '只能公开本组立场。',
    'The mandate of the spokesperson, decisions and notes stay in the group.',
    '对发言人的授权、决定和备注仅限本组知悉。',
  ]);

export const positionAlreadyShared = (): Problem =>
  problem('conflict', 'outcome.already-shared', [
    'This position has already been shared.',
    '该立场已经公开。',
    'Everyone at the roundtable can read the position. No further step is needed.',
    '圆桌会议全体人员均可阅读，无需其他操作。',
  ]);

export const onlySpokespersonShares = (): Problem =>
  problem('forbidden', 'outcome.only-spokesperson-shares', [
    'Only the spokesperson of your group can share a position.',
    '只有本方发言人可以公开立场。',
    'Ask the spokesperson of your group.',
    '请联系本方发言人。',
  ]);
