import { isCalendarDate } from '../../../kernel/calendar-date.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { RoundtableState } from './roundtable.js';
import { dayCount, maximumDays } from './roundtable.js';

export type MeetingState = 'planned' | 'convened' | 'in-session' | 'closed' | 'cancelled';
export const meetingStates: readonly MeetingState[] = ['planned', 'convened', 'in-session', 'closed', 'cancelled'];

/** The states to which a person can change a meeting at which no one can be in the room. */
export type MeetingStep = Extract<MeetingState, 'convened' | 'in-session'>;
export const meetingSteps: readonly MeetingStep[] = ['convened', 'in-session'];

/** The states in which a meeting ends; its live room ends with it. */
export type MeetingEnd = Extract<MeetingState, 'closed' | 'cancelled'>;
export const meetingEnds: readonly MeetingEnd[] = ['closed', 'cancelled'];

/** One sitting of a roundtable, a working group or a constituency's group, on one or more days that follow each other. */
export interface Meeting {
  readonly id: string;
  /** One of the three: a meeting belongs to a roundtable, a working group, or a constituency's group at a roundtable. */
  readonly roundtableId: string | null;
  readonly workingGroupId: string | null;
  readonly constituencyGroupId: string | null;
  /** 1, 2, 3 … in the roundtable or group, in the order of creation. Never reused. */
  readonly number: number;
  /** Null: the meeting is shown by its number. */
  readonly title: LocalizedText | null;
  /** IANA name, of a meeting of a group; null: that of the roundtable. */
  readonly timeZone: string | null;
  /** Calendar days in the time zone of the meeting, YYYY-MM-DD. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Local time at which each day opens and is planned to end, HH:MM. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly placeId: string | null;
  readonly state: MeetingState;
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** The editable fields, without nesting, so that the two languages of a title are merged separately. */
export interface MeetingFields {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly placeId: string | null;
}

export function meetingFields({ title, ...meeting }: Meeting): MeetingFields {
  const { startsOn, endsOn, opensAt, closesAt, placeId } = meeting;
  return { titleEn: title?.en ?? '', titleZh: title?.zh ?? '', startsOn, endsOn, opensAt, closesAt, placeId };
}

export function withMeetingFields(meeting: Meeting, changed: Partial<MeetingFields>): Meeting {
  const { titleEn, titleZh, ...fields } = { ...meetingFields(meeting), ...changed };
  const title = { en: titleEn.trim(), zh: titleZh.trim() };
  return { ...meeting, ...fields, title: title.en === '' && title.zh === '' ? null : title };
}

export function isRoomOpen(state: MeetingState): boolean {
  return state === 'convened' || state === 'in-session';
}

/** Whether the meeting can still be planned: it has neither ended nor been cancelled. */
export function isAhead(state: MeetingState): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

interface MeetingMove {
  readonly from: MeetingState;
  readonly to: MeetingState;
  /** Delegations rely on a meeting that was convened, so its cancellation is explained to them. */
  readonly needsReason: boolean;
}

/** What a person does with one meeting; the roundtable changes its meetings together by `meetingAfter`. */
const moves: readonly MeetingMove[] = [
  { from: 'planned', to: 'convened', needsReason: false },
  { from: 'convened', to: 'in-session', needsReason: false },
  { from: 'in-session', to: 'closed', needsReason: false },
  { from: 'planned', to: 'cancelled', needsReason: false },
  { from: 'convened', to: 'cancelled', needsReason: true },
];

/**
 * The delegations do not see a draft, so its meetings are convened with it. Null: the meeting belongs to a group,
 * which has no state of its own.
 */
export function meetingMoves(from: MeetingState, roundtable: RoundtableState | null): readonly MeetingMove[] {
  if (roundtable === 'closed') return [];
  const possible = moves.filter((move) => move.from === from);
  return roundtable === 'draft' ? possible.filter(({ to }) => to === 'cancelled') : possible;
}

type Sitting = Pick<Meeting, 'id' | 'number' | 'startsOn' | 'state'>;

export function inOrder<One extends Pick<Sitting, 'number' | 'startsOn'>>(meetings: readonly One[]): readonly One[] {
  return meetings.toSorted((one, other) =>
    one.startsOn === other.startsOn ? one.number - other.number : one.startsOn < other.startsOn ? -1 : 1,
  );
}

/** The meeting to which a new item or conclusion belongs if none is named: in session, else ahead, else the last. */
export function currentMeeting<One extends Sitting>(meetings: readonly One[]): One | undefined {
  const inTime = inOrder(meetings);
  return (
    inTime.find(({ state }) => state === 'in-session') ??
    inTime.find(({ state }) => isAhead(state)) ??
    inTime.findLast(({ state }) => state !== 'cancelled')
  );
}

/** The meeting to which an unfinished item is carried over. */
export function meetingAfterThis<One extends Sitting>(meetings: readonly One[], thisId: string): One | undefined {
  const inTime = inOrder(meetings);
  const here = inTime.findIndex(({ id }) => id === thisId);
  return inTime.find(({ state }, index) => index > here && isAhead(state));
}

/** The state of a meeting after its roundtable changed its own, if that changes the meeting. */
export function meetingAfter(to: RoundtableState, meeting: Sitting, all: readonly Sitting[]): MeetingState | null {
  const { state } = meeting;
  if (to === 'draft') return state === 'convened' ? 'planned' : null;
  if (to === 'convened') return state === 'planned' ? 'convened' : null;
  if (to === 'closed') return state === 'in-session' ? 'closed' : null;
  const inTime = inOrder(all);
  // a reopened roundtable completes the record of its last meeting
  if (to === 'reopened')
    return inTime.findLast((one) => one.state === 'closed')?.id === meeting.id ? 'in-session' : null;
  if (all.some((one) => one.state === 'in-session')) return null;
  return inTime.find((one) => one.state === 'convened')?.id === meeting.id ? 'in-session' : null;
}

/** First and last day of all meetings; null if there is none. */
export function daysOf(meetings: readonly Pick<Meeting, 'startsOn' | 'endsOn'>[]) {
  const starts = meetings.map(({ startsOn }) => startsOn).toSorted();
  const ends = meetings.map(({ endsOn }) => endsOn).toSorted();
  const [startsOn, endsOn] = [starts[0], ends.at(-1)];
  return startsOn === undefined || endsOn === undefined ? null : { startsOn, endsOn };
}

export type MeetingFault = 'day' | 'order' | 'length' | 'opens-at' | 'closes-at';

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

export function meetingFaults(
  meeting: Pick<Meeting, 'startsOn' | 'endsOn' | 'opensAt' | 'closesAt'>,
): readonly MeetingFault[] {
  const { startsOn, endsOn, opensAt, closesAt } = meeting;
  const faults: MeetingFault[] = [];
  const days = dayCount(startsOn, endsOn);
  if (!isCalendarDate(startsOn) || !isCalendarDate(endsOn)) faults.push('day');
  else if (days < 1) faults.push('order');
  else if (days > maximumDays) faults.push('length');
  const opens = opensAt === null || clock.test(opensAt);
  if (!opens) faults.push('opens-at');
  if (closesAt !== null && (!clock.test(closesAt) || (opens && opensAt !== null && closesAt <= opensAt)))
    faults.push('closes-at');
  return faults;
}
