import type { Problem } from '../../../kernel/problem.js';
import type { AcceptanceFault } from './group-access.js';
import { problem, type Words } from './problem-words.js';

const words: Readonly<Record<AcceptanceFault, Words>> = {
  'no-seat': [
    'This person has no seat of your group.',
    '此人没有本方席位。',
    'Only people with a seat of your group at this roundtable can be accepted.',
    '只能接纳在该圆桌会议持有本方席位的人员。',
  ],
  'already-accepted': [
    'This person has already been accepted.',
    '此人已被接纳。',
    'No further step is needed.',
    '无需其他操作。',
  ],
  'no-access': [
    'You have not been accepted to the meetings of your group.',
    '您尚未被接纳参加本方会议。',
    'Ask the spokesperson or two titular members of your group to accept you.',
    '请本方发言人或两名正式成员接纳您。',
  ],
  'same-organisation': [
    'Your group has several organisations.',
    '本方有多个组织。',
    'As long as no one has been accepted, a titular member of another organisation accepts you, and you accept that person.',
    '尚无人被接纳时，由另一组织的正式成员接纳您，您也接纳对方。',
  ],
  'not-titular': [
    'Only titular members and the spokesperson can accept people.',
    '只有正式成员和发言人可以接纳人员。',
    'Ask a titular member of your group.',
    '请联系本方的正式成员。',
  ],
  'letter-missing': [
    'Enter the nomination letter.',
    '请填写提名函。',
    'As long as no one has been accepted, enter the organisation, number and date of the letter that nominates the person.',
    '尚无人被接纳时，请填写提名此人的函件的组织、文号和日期。',
  ],
  'asked-already': [
    'You have already accepted this person.',
    '您已接纳此人。',
    'A second titular member has to accept this person too.',
    '还需要另一名正式成员接纳此人。',
  ],
};

export const acceptanceRefused = (fault: AcceptanceFault): Problem =>
  problem('conflict', `group-access.${fault}`, words[fault]);

export const spokespersonMissing = (): Problem =>
  problem('conflict', 'group-access.no-spokesperson', [
    'Your group has not named a spokesperson.',
    '本方尚未确定发言人。',
    'Meetings can be planned when a titular member has confirmed the spokesperson.',
    '正式成员确认发言人后，才能安排会议。',
  ]);

export const spokespersonUnfit = (): Problem =>
  problem('conflict', 'group-access.spokesperson-unfit', [
    'This person cannot be confirmed as spokesperson.',
    '无法确认此人为发言人。',
    'The person needs access to the meetings of your group and the function of spokesperson in the list of seats.',
    '此人须已被接纳参加本方会议，并在席位名单中担任发言人。',
  ]);
