import type { Transaction } from '../../../platform/database/transaction.js';
import { type AgendaItem, isBreak, type Turn, turnsTo } from '../domain/agenda.js';
import { slotsOf } from '../domain/agenda-order.js';
import { breakNotDiscussed } from '../domain/agenda-problems.js';
import { agendaItemStatusChanged } from '../domain/events.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { openMeeting } from './open-meeting.js';
import { placedItems } from './placed-items.js';

/**
 * Ensures that one item of a meeting at a time is under discussion, whether the agenda page or the live room changes
 * it. Runs in the transaction of the caller, who has checked the permission, and under the lock of the roundtable or
 * working group.
 * Null: no item is under discussion any more.
 */
export async function turnDiscussion(tx: Transaction, meetingId: string, itemId: string | null): Promise<void> {
  const { meeting, body } = await openMeeting(tx, meetingId);
  const items = await placedItems(tx, meeting.id);
  if (items.some((item) => item.id === itemId && isBreak(item))) throw breakNotDiscussed();
  const inOrder = slotsOf(items).map(({ id }) => items.find((item) => item.id === id)!);
  for (const turn of turnsTo(inOrder, itemId)) await changeStatus(tx, turn, body.id);
}

type Discussed = Pick<AgendaItem, 'id' | 'meetingId' | 'status' | 'version'>;

/** Returns the item's new version; `bodyId` is the roundtable or working group of its meeting. */
export async function changeStatus(tx: Transaction, { item, to }: Turn<Discussed>, bodyId: string): Promise<number> {
  const version = item.version + 1;
  await tx.get(AgendaItemRepository).update(item.id, { status: to, version });
  const payload = { agendaItemId: item.id, meetingId: item.meetingId, from: item.status, to };
  await tx.record({ type: agendaItemStatusChanged, subject: bodyId, payload });
  return version;
}
