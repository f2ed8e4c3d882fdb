import type { Transaction } from '../../../platform/database/transaction.js';
import { type AgendaItem, type Turn, turnsTo } from '../domain/agenda.js';
import { slotsOf } from '../domain/agenda-order.js';
import { agendaItemStatusChanged } from '../domain/events.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { openRoundtable } from './open-roundtable.js';
import { placedItems } from './plan-agenda-item.js';

/**
 * Ensures that one item at a time is under discussion, whether the agenda page or the live room changes it. Runs in
 * the transaction of the caller, who has checked the permission, and under the lock of the roundtable. Null: no item
 * is under discussion any more.
 */
export async function turnDiscussion(tx: Transaction, roundtableId: string, itemId: string | null): Promise<void> {
  await openRoundtable(tx, roundtableId);
  const items = await placedItems(tx, roundtableId);
  const inOrder = slotsOf(items).map(({ id }) => items.find((item) => item.id === id)!);
  for (const turn of turnsTo(inOrder, itemId)) await changeStatus(tx, roundtableId, turn);
}

/** Returns the item's new version. */
export async function changeStatus(
  tx: Transaction,
  roundtableId: string,
  { item, to }: Turn<Pick<AgendaItem, 'id' | 'status' | 'version'>>,
): Promise<number> {
  const version = item.version + 1;
  await tx.get(AgendaItemRepository).update(item.id, { status: to, version });
  const payload = { agendaItemId: item.id, from: item.status, to };
  await tx.record({ type: agendaItemStatusChanged, subject: roundtableId, payload });
  return version;
}
