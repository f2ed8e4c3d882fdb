import { newId } from '../../../kernel/ids.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { frameOf, placeFrame } from '../domain/agenda-frame.js';
import type { FrameItem } from '../domain/agenda-frame.js';
import { agendaTemplateNotFound } from '../domain/agenda-template-problems.js';
import { agendaItemAdded } from '../domain/events.js';
import { inOrder } from '../domain/meeting.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dayCount } from '../domain/roundtable.js';
import type { FrameSeats } from '../domain/seat-frame.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { AgendaTemplateRepository } from '../persistence/agenda-template.repository.js';
import { meetingsOf } from './open-meeting.js';

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

/** The topics of a meeting in their order; without a choice, those of the first meeting that was not cancelled. */
export async function frameOfRoundtable(
  tx: ReadTransaction,
  roundtableId: string,
  chosenId?: string,
): Promise<readonly FrameItem[]> {
  const meetings = inOrder(await meetingsOf(tx, roundtableId));
  const from = meetings.find(({ id, state }) => (chosenId === undefined ? state !== 'cancelled' : id === chosenId));
  if (from === undefined) throw meetingNotFound();
  const items = await tx.get(AgendaItemRepository).ofMeeting(from.id);
  return frameOf(items.toSorted((one, other) => one.day - other.day || one.position - other.position));
}

export async function findTemplate(
  tx: ReadTransaction,
  id: string,
): Promise<{ readonly items: readonly FrameItem[]; readonly seats: readonly FrameSeats[] }> {
  const template = await tx.get(AgendaTemplateRepository).find(id);
  if (template === null) throw agendaTemplateNotFound();
  return template;
}

/** The frame that the user chose for new meetings; empty without a choice. */
export async function chosenFrame(
  tx: ReadTransaction,
  roundtableId: string,
  { agendaOfMeetingId, agendaTemplateId }: AgendaSourceIds,
): Promise<readonly FrameItem[]> {
  if (agendaTemplateId) return (await findTemplate(tx, agendaTemplateId)).items;
  return agendaOfMeetingId ? frameOfRoundtable(tx, roundtableId, agendaOfMeetingId) : [];
}

/** Adds the items of a frame, as planned, to meetings that have none. */
export async function addFrame(tx: Transaction, frame: readonly FrameItem[], to: readonly NewAgenda[]): Promise<void> {
  const items = to.flatMap((agenda) => itemsOf(tx, frame, agenda));
  if (items.length === 0) return;
  await tx.get(AgendaItemRepository).insertAll(items);
  await tx.recordAll(
    items.map(({ id, roundtableId }) => ({
      ...{ type: agendaItemAdded, subject: roundtableId, payload: { agendaItemId: id } },
    })),
  );
}

function itemsOf(tx: Transaction, frame: readonly FrameItem[], { roundtableId, meetingId, ...days }: NewAgenda) {
  const ids = frame.map(() => newId(tx.now.getTime()));
  return placeFrame(frame, dayCount(days.startsOn, days.endsOn)).map(({ parent, kind = 'topic', ...item }, at) => ({
    ...{ id: ids[at]!, workspaceId: tx.workspaceId, roundtableId, meetingId },
    ...{ ...item, parentId: parent === null ? null : ids[parent]!, presenterId: null },
    ...{ kind, number: null, status: 'planned' as const, sourceType: null, sourceId: null },
    ...{ carriedFromId: null, movedFromId: null, formerNumbers: {}, declinedReason: null },
    ...{ proposedById: tx.actor.personId, version: 1, fieldVersions: {}, createdAt: tx.now },
  }));
}
