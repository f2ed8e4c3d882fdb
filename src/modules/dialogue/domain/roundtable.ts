import { isCalendarDate } from '../../../kernel/calendar-date.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';

export type RoundtableState = 'draft' | 'convened' | 'in-session' | 'closed' | 'reopened';
export const roundtableStates: readonly RoundtableState[] = ['draft', 'convened', 'in-session', 'closed', 'reopened'];

/** The role of an organisation in organising the roundtable, independent of its seats. */
export type OrganisationPart = 'lead' | 'partner' | 'host';
export const organisationParts: readonly OrganisationPart[] = ['lead', 'partner', 'host'];

/** The states from convening until closing, during which the live room is open. */
export type OpenState = Extract<RoundtableState, 'convened' | 'in-session' | 'reopened'>;
export type ShutState = Exclude<RoundtableState, OpenState>;
export const openStates: readonly OpenState[] = ['convened', 'in-session', 'reopened'];

export function isOpen(state: RoundtableState): state is OpenState {
  return (openStates as readonly RoundtableState[]).includes(state);
}

/** The titular seats of each group that must be attended at a meeting; null: more than half of them. */
export interface QuorumFields {
  readonly quorumGovernment: number | null;
  readonly quorumEmployers: number | null;
  readonly quorumWorkers: number | null;
}

export interface Roundtable extends QuorumFields {
  readonly id: string;
  /** The number in the series of the workspace: 1 is RT1. Never reused. */
  readonly number: number;
  readonly title: LocalizedText;
  /** The purpose of the roundtable, or what is known about it. */
  readonly note: LocalizedText | null;
  /** The source of the facts, if the roundtable took place elsewhere and is only reported here. */
  readonly basis: LocalizedText | null;
  /** Calendar days in the meeting's own time zone, YYYY-MM-DD. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** Local time at which each day opens, HH:MM. If null, the agenda shows only durations. */
  readonly opensAt: string | null;
  /** IANA name. */
  readonly timeZone: string;
  readonly placeId: string | null;
  readonly state: RoundtableState;
  /** The highest conclusion number assigned so far. */
  readonly lastConclusion: number;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** The editable fields, without nesting, so that the two languages of a title are merged separately. */
export interface RoundtableFields extends QuorumFields {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly noteEn: string;
  readonly noteZh: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly timeZone: string;
  readonly placeId: string | null;
}

export function fieldsOf(roundtable: Roundtable): RoundtableFields {
  const { title, note, startsOn, endsOn, opensAt, timeZone, placeId } = roundtable;
  const noteEn = note?.en ?? '';
  const noteZh = note?.zh ?? '';
  const { quorumGovernment, quorumEmployers, quorumWorkers } = roundtable;
  return {
    ...{ titleEn: title.en, titleZh: title.zh, noteEn, noteZh, startsOn, endsOn, opensAt, timeZone, placeId },
    ...{ quorumGovernment, quorumEmployers, quorumWorkers },
  };
}

export function withFields(roundtable: Roundtable, changed: Partial<RoundtableFields>): Roundtable {
  const fields = { ...fieldsOf(roundtable), ...changed };
  const note = { en: fields.noteEn, zh: fields.noteZh };
  return {
    ...roundtable,
    title: { en: fields.titleEn, zh: fields.titleZh },
    note: note.en === '' && note.zh === '' ? null : note,
    startsOn: fields.startsOn,
    endsOn: fields.endsOn,
    opensAt: fields.opensAt,
    timeZone: fields.timeZone,
    placeId: fields.placeId,
    quorumGovernment: fields.quorumGovernment,
    quorumEmployers: fields.quorumEmployers,
    quorumWorkers: fields.quorumWorkers,
  };
}

export interface Transition {
  readonly from: RoundtableState;
  readonly to: RoundtableState;
  /**
   * Whether a reason is required: returning to an earlier state must be explained to those who relied on the record.
   */
  readonly needsReason: boolean;
}

export const transitions: readonly Transition[] = [
  { from: 'draft', to: 'convened', needsReason: false },
  { from: 'convened', to: 'draft', needsReason: true },
  { from: 'convened', to: 'in-session', needsReason: false },
  { from: 'in-session', to: 'closed', needsReason: false },
  { from: 'closed', to: 'reopened', needsReason: true },
  { from: 'reopened', to: 'closed', needsReason: false },
];

export function transitionOf(from: RoundtableState, to: RoundtableState): Transition | undefined {
  return transitions.find((transition) => transition.from === from && transition.to === to);
}

export function nextStates(from: RoundtableState): readonly RoundtableState[] {
  return transitions.filter((transition) => transition.from === from).map((transition) => transition.to);
}

/** A closed roundtable is a record: it cannot be changed until it is reopened with a reason. */
export function isReadOnly(state: RoundtableState): boolean {
  return state === 'closed';
}

/** Whether proposals can still be added: a reopened roundtable only corrects its record. */
export function isUpcoming(state: RoundtableState): boolean {
  return state === 'draft' || state === 'convened' || state === 'in-session';
}

/**
 * Whether conclusions can be recorded: not before the session has started; a reopened roundtable can complete its
 * record.
 */
export function mayConclude(state: RoundtableState): boolean {
  return state === 'in-session' || state === 'reopened';
}

export function roundtableLabel(number: number): string {
  return `RT${number}`;
}

const dayInMilliseconds = 86_400_000;

function instantOf(day: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
}

/** Number of days from first to last, both included. NaN if either is not a valid day. */
export function dayCount(startsOn: string, endsOn: string): number {
  return (instantOf(endsOn) - instantOf(startsOn)) / dayInMilliseconds + 1;
}

export function dayAt(startsOn: string, day: number): string {
  return new Date(instantOf(startsOn) + (day - 1) * dayInMilliseconds).toISOString().slice(0, 10);
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Longest supported duration; a longer one is a typing error in a year. */
export const maximumDays = 31;

export type ScheduleFault = 'day' | 'order' | 'length' | 'opens-at' | 'time-zone';

export function scheduleFaults(
  schedule: Pick<RoundtableFields, 'startsOn' | 'endsOn' | 'opensAt' | 'timeZone'>,
): readonly ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const days = dayCount(schedule.startsOn, schedule.endsOn);
  if (!isCalendarDate(schedule.startsOn) || !isCalendarDate(schedule.endsOn)) faults.push('day');
  else if (days < 1) faults.push('order');
  else if (days > maximumDays) faults.push('length');
  if (schedule.opensAt !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(schedule.opensAt)) faults.push('opens-at');
  if (!isTimeZone(schedule.timeZone)) faults.push('time-zone');
  return faults;
}
