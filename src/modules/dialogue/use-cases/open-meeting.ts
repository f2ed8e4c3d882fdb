import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { roundtableEdited } from '../domain/events.js';
import { currentMeeting, daysOf, isAhead } from '../domain/meeting.js';
import { meetingEnded, meetingNotFound } from '../domain/meeting-problems.js';
import { dayOutside } from '../domain/problems.js';
import { dayCount } from '../domain/roundtable.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { type OpenBody, openBody } from './open-body.js';

export interface OpenMeeting {
  readonly meeting: MeetingEntity;
  readonly body: OpenBody;
}

/** A meeting and its locked roundtable or working group; the meeting is read after the lock, so that it cannot change in between. */
export async function openMeeting(tx: Transaction, id: string): Promise<OpenMeeting> {
  const found = await tx.get(MeetingRepository).find(id);
  if (found === null) throw meetingNotFound();
  const body = await openBody(tx, found);
  const meeting = await tx.get(MeetingRepository).find(id);
  if (meeting === null) throw meetingNotFound();
  return { meeting, body };
}

/** The meetings of a roundtable or working group. */
export async function meetingsOf(tx: ReadTransaction, bodyId: string): Promise<readonly MeetingEntity[]> {
  return tx.get(MeetingRepository).ofBody(bodyId);
}

/** The named meeting of a roundtable or working group, or its current one. */
export async function meetingIn(
  tx: ReadTransaction,
  body: { readonly id: string },
  meetingId: string | null | undefined,
): Promise<MeetingEntity> {
  const meetings = await meetingsOf(tx, body.id);
  const meeting = meetingId ? meetings.find(({ id }) => id === meetingId) : currentMeeting(meetings);
  if (meeting === undefined) throw meetingNotFound();
  return meeting;
}

/** The agenda of a meeting that has ended is a record; only a reopened roundtable completes it. */
export function demandAgendaOpen(body: OpenBody, meeting: MeetingEntity): void {
  const reopened = body.kind === 'roundtable' && body.roundtable.state === 'reopened';
  if (!isAhead(meeting.state) && !reopened) throw meetingEnded();
}

export function demandDay(meeting: Pick<MeetingEntity, 'startsOn' | 'endsOn'>, day: number): void {
  const days = dayCount(meeting.startsOn, meeting.endsOn);
  if (day < 1 || day > days) throw dayOutside(days);
}

/** The days of a roundtable are those of its meetings; with one meeting also its opening time and place. */
export async function followMeetings(tx: Transaction, body: OpenBody): Promise<void> {
  if (body.kind !== 'roundtable') return;
  const { roundtable } = body;
  const meetings = (await meetingsOf(tx, roundtable.id)).filter(({ state }) => state !== 'cancelled');
  const [only] = meetings.length === 1 ? meetings : [];
  const wanted = {
    ...daysOf(meetings),
    ...(only && { opensAt: only.opensAt, placeId: only.placeId }),
  };
  const fields = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => wanted[name] !== roundtable[name]);
  if (fields.length === 0) return;
  const version = roundtable.version + 1;
  const changedAt = Object.fromEntries(fields.map((name) => [name, version]));
  const fieldVersions = { ...roundtable.fieldVersions, ...changedAt };
  await tx.get(RoundtableRepository).update(roundtable.id, { ...wanted, version, fieldVersions });
  await tx.record({ type: roundtableEdited, subject: roundtable.id, payload: { fields, version } });
}
