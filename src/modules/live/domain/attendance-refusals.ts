import type { ProblemKind } from '../../../kernel/problem.js';
import type { AttendanceRefusal } from './attendance.js';

/** Title and what the user can do, in English and Chinese. */
type Words = readonly [ProblemKind, string, string, string, string];

export const attendanceRefusals: Readonly<Record<AttendanceRefusal, Words>> = {
  'live.attendance.not-seated': [
    'invalid',
    'This person has no seat at this roundtable.',
    '此人不是本次圆桌会议的与会者。',
    'Assign a seat to this person first.',
    '请先为其安排席位。',
  ],
  'live.attendance.not-yours': [
    'forbidden',
    'You can only record your own arrival and departure.',
    '您只能登记自己的到会和离会。',
    'Ask the facilitator to record the attendance of other people.',
    '请协调人登记其他人员的出席情况。',
  ],
  'live.attendance.unchanged': [
    'conflict',
    'This is already recorded.',
    '该情况已经登记。',
    'Nothing was changed. Check the attendance list.',
    '未作任何更改。请查看出席情况。',
  ],
  'live.attendance.speaking': [
    'conflict',
    'This person is speaking.',
    '此人正在发言。',
    'End the speech first, then record the departure or the substitute.',
    '请先结束其发言，再登记离会或由候补代表出席。',
  ],
  'live.attendance.substitute-unfit': [
    'invalid',
    'Only a substitute of the same group can take the seat of a titular member.',
    '只有同一方的候补代表可以代替正式代表。',
    'Choose a person with a substitute seat in the same group.',
    '请选择同一方持候补席位的人员。',
  ],
  'live.attendance.substitute-busy': [
    'conflict',
    'This substitute already takes the seat of another member.',
    '该候补代表已代替另一位成员。',
    'Choose another substitute, or record the arrival of the other member first.',
    '请选择其他候补代表，或先登记另一位成员到会。',
  ],
};
