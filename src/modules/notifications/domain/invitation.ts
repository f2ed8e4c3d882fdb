import { dayPlus } from '../../../kernel/day.js';

export type InvitationAnswer = 'accepted' | 'declined' | 'substitute';
export const invitationAnswers: readonly InvitationAnswer[] = ['accepted', 'declined', 'substitute'];

/** Whether the last email was handed to the mail server, or refused by it; it is tried again for an hour. */
export type Delivery = 'waiting' | 'sent' | 'failed';
export const deliveries: readonly Delivery[] = ['waiting', 'sent', 'failed'];

/** Whether an invitation can be answered, or why not. */
export type InvitationState = 'open' | 'ended' | 'cancelled' | 'not-seated';
export const invitationStates: readonly InvitationState[] = ['open', 'ended', 'cancelled', 'not-seated'];

/** When and where a meeting takes place; times are local times of the meeting. */
export interface Schedule {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly timeZone: string;
  readonly placeId: string | null;
}

export interface InvitedMeeting extends Schedule {
  readonly state: string;
  /** State of its roundtable; null for a working group, which has none. */
  readonly bodyState: string | null;
}

/** Two schedules with the same key need no update. */
export function scheduleKey({ startsOn, endsOn, opensAt, closesAt, timeZone, placeId }: Schedule): string {
  return [startsOn, endsOn, opensAt, closesAt, timeZone, placeId].map((part) => part ?? '').join('|');
}

/** Of an invitation whose printed letter has a former date, time or place. */
export const voidSchedule = '';

/** Null while the meeting is planned and no one is invited yet. */
export function meetingStateFor(meeting: InvitedMeeting, today: string): Exclude<InvitationState, 'not-seated'> | null {
  if (meeting.state === 'closed' || meeting.endsOn < today) return 'ended';
  if (meeting.state === 'cancelled') return 'cancelled';
  return meeting.state === 'planned' || meeting.bodyState === 'draft' ? null : 'open';
}

export interface Sent {
  readonly schedule: string;
  readonly address: string;
  readonly withdrawnAt: Date | null;
}

export type InvitationStep = 'invite' | 'update' | 'cancel';

interface Present {
  readonly seated: boolean;
  readonly schedule: string;
  readonly sent: Sent | undefined;
  /** The present address of a person without an account. */
  readonly corrected?: string | null;
}

/** What has to be sent to a person; null if nothing, because the person knows already. */
export function nextStep(
  state: Exclude<InvitationState, 'not-seated'> | null,
  { seated, schedule, sent, corrected = null }: Present,
): InvitationStep | null {
  if (state === 'ended') return null;
  const invited = sent !== undefined && sent.withdrawnAt === null;
  if (state !== 'open' || !seated) return invited ? 'cancel' : null;
  if (!invited) return 'invite';
  // whoever received the email at the former address was not invited
  if (corrected !== null && sent.address !== '' && sent.address !== corrected) return 'invite';
  return sent.schedule === schedule ? null : 'update';
}

/** The day by which a reply is asked for: when those who have not answered are reminded, or today if that has passed. */
export function replyBy({ startsOn, today }: { readonly startsOn: string; readonly today: string }): string {
  const usual = dayPlus(startsOn, -reminderDays);
  return usual > today ? usual : today < startsOn ? today : startsOn;
}

/** Days before a meeting on which those who have not answered are reminded. */
const reminderDays = 3;
/** Those who were invited a day ago or less have not had time to answer. */
const patienceMilliseconds = 86_400_000;

export function isReminded(
  invitation: { readonly invitedAt: Date; readonly remindedAt: Date | null; readonly answer: string | null },
  { startsOn, today, now }: { readonly startsOn: string; readonly today: string; readonly now: Date },
): boolean {
  if (invitation.answer !== null || invitation.remindedAt !== null) return false;
  if (now.getTime() - invitation.invitedAt.getTime() <= patienceMilliseconds) return false;
  return today <= startsOn && startsOn <= dayPlus(today, reminderDays);
}

/** The job that writes the emails of a meeting with many seats. */
export const sendInvitationsJob = 'notifications.send-invitations';
