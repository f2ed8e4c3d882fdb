import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { isOnAgenda } from '../domain/agenda.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';

/** Items that have a place in the order of a meeting. */
export async function placedItems(tx: ReadTransaction, meetingId: string): Promise<readonly AgendaItemEntity[]> {
  const items = await tx.get(AgendaItemRepository).ofMeeting(meetingId);
  return items.filter((item) => isOnAgenda(item.status));
}
