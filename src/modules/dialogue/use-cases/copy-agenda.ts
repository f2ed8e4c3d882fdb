import { newId } from '../../../kernel/ids.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { frameOf, placeFrame } from '../domain/agenda-frame.js';
import type { FrameItem } from '../domain/agenda-frame.js';
import { agendaTemplateNotFound } from '../domain/agenda-template-problems.js';
import { agendaItemAdded } from '../domain/events.js';
import { inOrder } from '../domain/meeting.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dayCount } from '../domain/roundtable.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { AgendaTemplateRepository } from '../persistence/agenda-template.repository.js';
import { meetingsOf } from './open-meeting.js';
import { demandRoom } from './placed-items.js';

/** Where the items are placed: a new meeting of a roundtable. */
interface NewAgenda {
  readonly roundtableId: string;
  readonly meetingId: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The agenda with which a meeting is prepared: that of a meeting of the same roundtable, or a template. */
export interface AgendaSourceIds {
  readonly agendaOfMeetingId?: string | null;
  readonly agendaTemplateId?: string | null;
}

/** The topics of all meetings of a roundtable, or of one, in their order. */
export async function frameOfRoundtable(
  tx: ReadTransaction,
  roundtableId: string,
  meetingId?: string,
): Promise<readonly FrameItem[]> {
  const meetings = inOrder(await meetingsOf(tx, roundtableId)).map(({ id }) => id);
  if (meetingId !== undefined && !meetings.includes(meetingId)) throw meetingNotFound();
  const items = (await tx.get(AgendaItemRepository).ofRoundtable(roundtableId))
    .filter((item) => meetingId === undefined || item.meetingId === meetingId)
    .map((item) => ({ ...item, meeting: meetings.indexOf(item.meetingId ?? '') }))
    .toSorted((one, other) => one.meeting - other.meeting || one.day - other.day || one.position - other.position);
  return frameOf(items);
}

export async function frameOfTemplate(tx: ReadTransaction, id: string): Promise<readonly FrameItem[]> {
  const template = await tx.get(AgendaTemplateRepository).find(id);
  if (template === null) throw agendaTemplateNotFound();
  return template.items;
}

/** The frame that the user chose for new meetings; empty without a choice. */
export async function chosenFrame(
  tx: ReadTransaction,
  roundtableId: string,
  { agendaOfMeetingId, agendaTemplateId }: AgendaSourceIds,
): Promise<readonly FrameItem[]> {
  if (agendaTemplateId) return frameOfTemplate(tx, agendaTemplateId);
  return agendaOfMeetingId ? frameOfRoundtable(tx, roundtableId, agendaOfMeetingId) : [];
}

/** Adds the items of a frame, as planned, to a meeting that has none. */
export async function addFrame(tx: Transaction, frame: readonly FrameItem[], to: NewAgenda): Promise<void> {
  demandRoom(frame.length);
  const ids = frame.map(() => newId(tx.now.getTime()));
  const { roundtableId, meetingId } = to;
  for (const [at, { parent, ...item }] of placeFrame(frame, dayCount(to.startsOn, to.endsOn)).entries()) {
    const id = ids[at]!;
    await tx.get(AgendaItemRepository).insert({
      ...{ id, workspaceId: tx.workspaceId, roundtableId, meetingId, parentId: parent === null ? null : ids[parent]! },
      ...{ ...item, presenterId: null, kind: 'topic', status: 'planned' },
      ...{ sourceType: null, sourceId: null, carriedFromId: null, declinedReason: null },
      ...{ proposedById: tx.actor.personId, version: 1, fieldVersions: {}, createdAt: tx.now },
    });
    await tx.record({ type: agendaItemAdded, subject: roundtableId, payload: { agendaItemId: id } });
  }
}
