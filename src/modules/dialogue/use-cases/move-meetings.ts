import type { Transaction } from '../../../platform/database/transaction.js';
import type { AgendaItemStatus } from '../domain/agenda.js';
import { keepsNumbers, numbersAtConvening } from '../domain/agenda-numbers.js';
import { meetingStateChanged } from '../domain/events.js';
import { isAhead, isRoomOpen, meetingAfter } from '../domain/meeting.js';
import type { MeetingState } from '../domain/meeting.js';
import { meetingsAhead } from '../domain/meeting-problems.js';
import type { RoundtableState } from '../domain/roundtable.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { bodyIdOf } from './open-body.js';
import { meetingsOf } from './open-meeting.js';
import { findRoundtable } from './open-roundtable.js';
import { placedItems } from './placed-items.js';
import { changeStatus } from './turn-discussion.js';

/** Changes the meetings of a roundtable together with its own state. */
export async function moveMeetings(tx: Transaction, roundtableId: string, to: RoundtableState): Promise<void> {
  const meetings = await meetingsOf(tx, roundtableId);
  for (const meeting of meetings) {
    const next = meetingAfter(to, meeting, meetings);
    if (next !== null) await setMeetingState(tx, meeting, { to: next, reason: null });
  }
  const ahead = meetings.filter(({ state }) => isAhead(state) && state !== 'in-session').map(({ number }) => number);
  if (to === 'closed' && ahead.length > 0) throw meetingsAhead(ahead);
}

export async function setMeetingState(
  tx: Transaction,
  meeting: MeetingEntity,
  { to, reason }: { readonly to: MeetingState; readonly reason: string | null },
): Promise<void> {
  const version = meeting.version + 1;
  const quorum = to === 'closed' ? await quorumOf(tx, meeting) : meeting.quorum;
  const beganAt = to === 'in-session' ? (meeting.beganAt ?? tx.now) : meeting.beganAt;
  const endedAt = to === 'closed' ? tx.now : meeting.endedAt;
  await tx.get(MeetingRepository).update(meeting.id, { state: to, reason, version, quorum, beganAt, endedAt });
  const { id: meetingId, state: from, workingGroupId } = meeting;
  const payload = { meetingId, workingGroupId, from, to, explained: reason !== null };
  await tx.record({ type: meetingStateChanged, subject: bodyIdOf(meeting), payload });
  if (keepsNumbers(from) !== keepsNumbers(to)) await numberItems(tx, meeting.id, keepsNumbers(to));
  if (!keepsNumbers(from) && isRoomOpen(to)) await tx.get(DocumentRepository).number(meeting);
  if (keepsNumbers(from) && !keepsNumbers(to)) await tx.get(DocumentRepository).withoutNumbers(meeting);
  if (!isRoomOpen(to)) await endDiscussion(tx, meeting, to === 'closed' ? 'done' : 'planned');
}

/** From convening on an item keeps its number, so that people can cite it; a meeting that returns to planned has none. */
async function numberItems(tx: Transaction, meetingId: string, convened: boolean): Promise<void> {
  const items = await placedItems(tx, meetingId);
  const numbers = convened ? numbersAtConvening(items) : items.map(({ id }) => ({ id, number: null }));
  for (const { id, number } of numbers) await tx.get(AgendaItemRepository).update(id, { number });
  if (!convened) await tx.get(AgendaItemRepository).forgetNumbers(meetingId);
}

/** What was set when the meeting first ended: a later change concerns later meetings only. */
async function quorumOf(tx: Transaction, meeting: MeetingEntity): Promise<MeetingEntity['quorum']> {
  if (meeting.quorum !== null || meeting.roundtableId === null) return meeting.quorum;
  const { quorumGovernment, quorumEmployers, quorumWorkers } = await findRoundtable(tx, meeting.roundtableId);
  return { government: quorumGovernment, employers: quorumEmployers, workers: quorumWorkers };
}

async function endDiscussion(tx: Transaction, meeting: MeetingEntity, to: AgendaItemStatus): Promise<void> {
  const items = await tx.get(AgendaItemRepository).ofMeeting(meeting.id);
  for (const item of items.filter(({ status }) => status === 'under-discussion'))
    await changeStatus(tx, { item, to }, bodyIdOf(meeting));
}
