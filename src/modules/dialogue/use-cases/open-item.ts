import type { Transaction } from '../../../platform/database/transaction.js';
import { agendaItemNotFound } from '../domain/problems.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { ofRoundtable, type OpenBody, openBody } from './open-body.js';

export interface OpenItem {
  readonly item: AgendaItemEntity;
  readonly body: OpenBody;
}

/**
 * An item and its locked roundtable or working group; the item is read after the lock, so that it cannot change in
 * between.
 */
export async function openItem(tx: Transaction, id: string): Promise<OpenItem> {
  const found = await tx.get(AgendaItemRepository).find(id);
  const body = found === null ? null : await bodyOf(tx, found);
  const item = await tx.get(AgendaItemRepository).find(id);
  if (item === null || body === null) throw agendaItemNotFound();
  return { item, body };
}

/** Null: the item waits in the backlog. An item of a group belongs to it through its meeting. */
async function bodyOf(tx: Transaction, { roundtableId, meetingId }: AgendaItemEntity): Promise<OpenBody | null> {
  if (roundtableId !== null) return openBody(tx, ofRoundtable(roundtableId));
  const meeting = meetingId === null ? null : await tx.get(MeetingRepository).find(meetingId);
  return meeting === null ? null : openBody(tx, meeting);
}
