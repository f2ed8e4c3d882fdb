import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { IdentityFacade } from '../../identity/index.js';
import { isOnAgenda } from '../domain/agenda.js';
import { agendaItemAdded } from '../domain/events.js';
import { inOrder } from '../domain/meeting.js';
import { dayCount } from '../domain/roundtable.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { meetingsOf } from './open-meeting.js';
import { findRoundtable } from './open-roundtable.js';
import { assignSeat } from './seat-people.js';

interface CopyTo {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Copies the topics of an earlier agenda, in their order, as planned items. Overdue actions and changed indicators are
 * not copied, because they belong to their date. All topics are on the agenda of the first meeting; those of a day that
 * it does not have move to its last day.
 */
async function copyAgenda(tx: Transaction, fromId: string, to: CopyTo): Promise<void> {
  const agenda = tx.get(AgendaItemRepository);
  const meetings = inOrder(await meetingsOf(tx, fromId)).map(({ id }) => id);
  const placeIn = ({ meetingId }: AgendaItemEntity): number => meetings.indexOf(meetingId ?? '');
  const lastDay = dayCount(to.startsOn, to.endsOn);
  const topics = (await agenda.ofRoundtable(fromId))
    .filter(({ kind, status }) => kind === 'topic' && isOnAgenda(status) && status !== 'carried-over')
    .toSorted((one, other) => placeIn(one) - placeIn(other) || one.day - other.day || one.position - other.position);
  const copies = new Map(topics.map(({ id }) => [id, newId(tx.now.getTime())]));
  const placed = new Map<string, number>();
  const copy = ({ id, parentId, title, note, plannedMinutes, ...item }: AgendaItemEntity): AgendaItemEntity => {
    const parent = parentId === null ? null : (copies.get(parentId) ?? null);
    const day = Math.min(item.day, lastDay);
    const place = `${parent ?? ''}|${day}`;
    const position = (placed.get(place) ?? 0) + 1;
    placed.set(place, position);
    return {
      ...{ id: copies.get(id)!, workspaceId: tx.workspaceId, roundtableId: to.id, meetingId: to.id },
      ...{ parentId: parent, day, position },
      ...{ title, note, plannedMinutes, presenterId: null, kind: 'topic', status: 'planned' },
      ...{
        sourceType: null,
        sourceId: null,
        carriedFromId: null,
        declinedReason: null,
        proposedById: tx.actor.personId,
      },
      ...{ version: 1, fieldVersions: {}, createdAt: tx.now },
    };
  };
  // Parents first, because children refer to them.
  for (const item of topics.toSorted((one, other) => Number(one.parentId !== null) - Number(other.parentId !== null))) {
    const made = copy(item);
    await agenda.insert(made);
    await tx.record({ type: agendaItemAdded, subject: to.id, payload: { agendaItemId: made.id } });
  }
}

/** Copies seats with the affiliations of today; returns how many people could not be seated as before. */
async function copySeats(
  tx: Transaction,
  identity: IdentityFacade,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<number> {
  const seats = await tx.get(SeatRepository).ofRoundtable(fromId);
  const people = new Map(
    (
      await identity.people(
        tx,
        seats.map(({ personId }) => personId),
      )
    ).map((person) => [person.id, person]),
  );
  let notSeated = 0;
  for (const { personId, kind, function: role } of seats) {
    const person = people.get(personId);
    const outcome = person && (await assignSeat(tx, toId, { person, kind, function: role }));
    if (outcome === undefined || 'fault' in outcome) notSeated += 1;
  }
  return notSeated;
}

/** Prepares a new roundtable like an earlier one: the same seats and the topics of its agenda. */
export async function copyRoundtable(
  tx: Transaction,
  identity: IdentityFacade,
  { asRoundtableId, to }: { readonly asRoundtableId: string; readonly to: CopyTo },
): Promise<number> {
  const from = await findRoundtable(tx, asRoundtableId);
  await copyAgenda(tx, from.id, to);
  return copySeats(tx, identity, { fromId: from.id, toId: to.id });
}
