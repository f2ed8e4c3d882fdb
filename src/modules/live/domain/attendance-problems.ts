import type { Problem, ProblemKind } from '../../../kernel/problem.js';
import type { AttendanceRefusal } from './attendance.js';
import { problem, type Words } from './problem-words.js';

const attendanceRefusals: Readonly<Record<AttendanceRefusal, readonly [ProblemKind, ...Words]>> = {
  'live.attendance.not-seated': [
    'invalid',
    'This person has no seat at this meeting.',
    '此人不是本次会议的与会者。',
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

export function attendanceRefused(refusal: AttendanceRefusal): Problem {
  const [kind, ...words] = attendanceRefusals[refusal];
  return problem(kind, refusal, words);
}

/** An interpreter, or a member whose seat a substitute has at this time. */
export const speakerSilent = (): Problem =>
  problem('conflict', 'live.floor.speaker-silent', [
    'This person cannot have the floor now.',
    '目前不能请此人发言。',
    'Interpreters do not take the floor, and a member whose seat a substitute has at this time does not either.',
    '口译员不发言；席位由候补代表替代期间，正式代表也不发言。',
  ]);

export const seatSpeaking = (): Problem =>
  problem('conflict', 'live.substitution.speaking', [
    'The person in this seat is speaking.',
    '该席位的人员正在发言。',
    'End the speech first, or plan a later time.',
    '请先结束其发言，或安排稍后的时间。',
  ]);
