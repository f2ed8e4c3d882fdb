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

export const checkInCodeNeeded = (): Problem =>
  problem('conflict', 'live.attendance.code-needed', [
    'This person has no account and checks in by a code on paper.',
    '此人没有账户，须凭纸质签到码签到。',
    'Enter the code on the person’s paper. Codes can be printed here by those who conduct the meeting.',
    '请输入其纸质签到码。签到码可由会议主持者在此打印。',
  ]);

export const checkInCodeUnknown = (): Problem =>
  problem('invalid', 'live.attendance.code-unknown', [
    'This is not a code of this meeting.',
    '该签到码不属于本次会议。',
    'Check the characters. A code counts for one person and one meeting, as long as the group admits that person.',
    '请核对签到码。每个签到码仅供一人在一次会议中使用，且须本方仍准许其参会。',
  ]);

export const noCheckInCodes = (): Problem =>
  problem('conflict', 'live.attendance.no-codes', [
    'No one checks in at this meeting by a code.',
    '本次会议无人凭签到码签到。',
    'Codes are for private meetings of a group, for people whom it has accepted or admitted and who have no account.',
    '签到码用于各方内部会议，供本方已接纳或准许参会而没有账户的人员使用。',
  ]);
