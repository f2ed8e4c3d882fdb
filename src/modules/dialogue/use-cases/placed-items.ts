import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { isOnAgenda, mostItems } from '../domain/agenda.js';
import { keepsNumbers, numberOfAdded } from '../domain/agenda-numbers.js';
import type { Meeting } from '../domain/meeting.js';
import { agendaFull } from '../domain/problems.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';

/** Items that have a place in the order of a meeting. */
export async function placedItems(tx: ReadTransaction, meetingId: string): Promise<readonly AgendaItemEntity[]> {
  const items = await tx.get(AgendaItemRepository).ofMeeting(meetingId);
  return items.filter((item) => isOnAgenda(item.status));
}

export function demandRoom(items: number): void {
  if (items > mostItems) throw agendaFull();
}

/** The items of an agenda to which one more is added. */
export async function itemsBeforeOneMore(tx: ReadTransaction, meetingId: string): Promise<readonly AgendaItemEntity[]> {
  const items = await placedItems(tx, meetingId);
  demandRoom(items.length + 1);
  return items;
}

/**
 * The number of an item that is added to the agenda of a meeting; null until the meeting is convened. An item that
 * returns has the number again that it had there.
 */
export async function numberAt(
  tx: ReadTransaction,
  meeting: Pick<Meeting, 'id' | 'state'>,
  item: AgendaItemEntity,
): Promise<string | null> {
  if (!keepsNumbers(meeting.state)) return null;
  const items = await placedItems(tx, meeting.id);
  const own = item.formerNumbers[meeting.id];
  if (own !== undefined && items.every(({ number }) => number !== own)) return own;
  return numberOfAdded(items, item, await tx.get(AgendaItemRepository).formerNumbers(meeting.id));
}
