import type { Problem } from '../../../kernel/problem.js';
import type { MeetingFault, MeetingState } from './meeting.js';
import { invalid, invalidFields, problem, refusal } from './problem-words.js';

export const meetingNotFound = (): Problem =>
  problem('not-found', 'meeting.not-found', [
    'Meeting not found.',
    '未找到该次会议。',
    'The meeting may belong to another roundtable. Go back to the list of meetings.',
    '它可能属于其他圆桌会议。请返回会议列表。',
  ]);

/** The same problem whether the person has no seat of a constituency or does not see the roundtable. */
export const constituencyGroupNotFound = (): Problem =>
  problem('not-found', 'constituency-group.not-found', [
    'You have no group at this roundtable.',
    '您在该圆桌会议中没有所属的一方。',
    'Group meetings are for people with a seat of the government, employers’ or workers’ group.',
    '分组会议仅供政府方、雇主方或工人方的席位持有人使用。',
  ]);

export const meetingEnded = (): Problem =>
  problem('conflict', 'meeting.ended', [
    'This meeting has ended or was cancelled.',
    '该次会议已结束或已取消。',
    'Choose a meeting that is still ahead, or carry the item over.',
    '请选择尚未举行的会议，或将议题转入下次会议。',
  ]);

export const meetingMoveNotAllowed = (from: MeetingState, to: MeetingState): Problem =>
  refusal({ kind: 'conflict', code: 'meeting.move-not-allowed', facts: { from, to } }, [
    'The meeting cannot change from its current status to this one.',
    '该次会议无法从当前状态变更为该状态。',
    'Convene the roundtable first, or reload the page: someone may have just changed the status.',
    '请先召集圆桌会议；状态也可能刚刚被他人更改，请刷新页面查看。',
  ]);

export const meetingReasonMissing = (): Problem =>
  invalid('meeting.reason-missing', '/reason', {
    title: { en: 'Enter a reason.', zh: '需要填写理由。' },
    detail: {
      en: 'The delegations have been invited and will read why the meeting is cancelled.',
      zh: '各代表团已受邀，将看到取消会议的理由。',
    },
  });

export const lastMeeting = (): Problem =>
  problem('conflict', 'meeting.last', [
    'A roundtable needs at least one meeting.',
    '圆桌会议至少需有一次会议。',
    'Plan another meeting first, or change the days of this one.',
    '请先安排另一次会议，或更改本次会议的日期。',
  ]);

export const noFurtherMeeting = (): Problem =>
  problem('conflict', 'meeting.none-ahead', [
    'This group has no further meeting.',
    '没有后续会议。',
    'Plan the next meeting first, then carry the item over.',
    '请先安排下次会议，再转入该议题。',
  ]);

export const meetingsAhead = (numbers: readonly number[]): Problem =>
  refusal({ kind: 'conflict', code: 'meeting.ahead', facts: { numbers } }, [
    'Some meetings of this roundtable have not taken place yet.',
    '该圆桌会议仍有尚未举行的会议。',
    `Hold or cancel these meetings first: ${numbers.join(', ')}.`,
    `请先举行或取消以下各次会议：${numbers.join('、')}。`,
  ]);

export const daysOfSeveralMeetings = (): Problem =>
  invalid('meeting.days-of-several', '/startsOn', {
    title: { en: 'This roundtable has several meetings.', zh: '该圆桌会议有多次会议。' },
    detail: {
      en: 'Change the days of each meeting on the “Meetings” page.',
      zh: '请在“会议”页面分别更改各次会议的日期。',
    },
  });

const words: Readonly<Record<MeetingFault, readonly [string, string, string]>> = {
  day: ['/startsOn', 'Enter both dates as year-month-day.', '请按“年-月-日”填写开始和结束日期。'],
  order: ['/endsOn', 'The end date must be on or after the start date.', '结束日期不得早于开始日期。'],
  length: ['/endsOn', 'A meeting can last up to 31 days.', '一次会议最长31天。'],
  'opens-at': [
    '/opensAt',
    'Enter the start time as hours and minutes, for example 09:00.',
    '请按“时:分”填写开始时间，如09:00。',
  ],
  'closes-at': [
    '/closesAt',
    'Enter an end time after the start time, for example 17:30.',
    '请填写晚于开始时间的结束时间，如17:30。',
  ],
};

export const meetingScheduleWrong = (faults: readonly MeetingFault[]): Problem =>
  invalidFields(
    'meeting.schedule-wrong',
    { en: 'Check the dates and times.', zh: '日期和时间有误。' },
    faults.map((fault) => {
      const [pointer, en, zh] = words[fault];
      return { pointer, code: `dialogue.meeting.schedule-${fault}`, detail: { en, zh } };
    }),
  );
