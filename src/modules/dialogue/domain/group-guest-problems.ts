import type { Problem } from '../../../kernel/problem.js';
import type { AdmissionFault } from './group-guests.js';
import { problem, type Words } from './problem-words.js';

const words: Readonly<Record<AdmissionFault, Words>> = {
  'already-accepted': [
    'This person has been accepted to all meetings of your group.',
    '此人已被接纳参加本方的全部会议。',
    'No admission as a guest is needed.',
    '无需另行准许列席。',
  ],
  'already-guest': [
    'This person has already been admitted to this meeting.',
    '此人已获准列席该次会议。',
    'No further step is needed.',
    '无需其他操作。',
  ],
  'no-access': [
    'You have not been accepted to the meetings of your group.',
    '您尚未被接纳参加本方会议。',
    'Only people whom the group has accepted can admit guests.',
    '只有经本方接纳的人员可以准许他人列席。',
  ],
  'not-titular': [
    'Only titular members and the spokesperson can admit guests.',
    '只有正式成员和发言人可以准许他人列席。',
    'Ask a titular member of your group.',
    '请联系本方的正式成员。',
  ],
  'asked-already': [
    'You have already proposed this guest.',
    '您已提议此人列席。',
    'A second titular member has to admit this person too.',
    '还需要另一名正式成员准许此人列席。',
  ],
  'other-group': [
    'This person belongs to another group.',
    '此人属于另一方。',
    'Choose a person of your own group, or one who belongs to no group.',
    '请选择本方人员，或不属于任何一方的人员。',
  ],
};

export const admissionRefused = (fault: AdmissionFault): Problem =>
  problem('conflict', `group-guest.${fault}`, words[fault]);

export const guestNotFound = (): Problem =>
  problem('not-found', 'group-guest.not-found', [
    'Guest not found.',
    '未找到该列席人员。',
    'The admission may have been withdrawn, or the meeting has ended. Reload the page.',
    '该许可可能已被撤销，或会议已结束。请刷新页面。',
  ]);

export const meetingOverForGuests = (): Problem =>
  problem('conflict', 'group-guest.meeting-ended', [
    'This meeting has ended or was cancelled.',
    '该次会议已结束或已取消。',
    'Guests are admitted before a meeting ends. Choose another meeting.',
    '只能在会议结束前准许他人列席。请选择其他会议。',
  ]);
