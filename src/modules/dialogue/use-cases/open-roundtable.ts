import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { isReadOnly } from '../domain/roundtable.js';
import type { Roundtable } from '../domain/roundtable.js';
import { maySee } from '../domain/policy.js';
import { agendaItemNotFound, roundtableClosed, roundtableNotFound } from '../domain/problems.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';

/** The roundtable, held until commit: for changes of its state, which a closed one also knows. */
export async function lockRoundtable(tx: Transaction, id: string): Promise<Roundtable> {
  const roundtable = await tx.get(RoundtableRepository).lock(id);
  if (roundtable === null || !maySee(tx.actor, roundtable)) throw roundtableNotFound();
  return roundtable;
}

/** The roundtable, held until commit, and not closed: for everything that is written into it. */
export async function openRoundtable(tx: Transaction, id: string): Promise<Roundtable> {
  const roundtable = await lockRoundtable(tx, id);
  if (isReadOnly(roundtable.state)) throw roundtableClosed();
  return roundtable;
}

export interface ItemInRoom {
  readonly item: AgendaItemEntity;
  readonly roundtable: Roundtable;
}

/** An item and its roundtable; the item is read after the lock, so that no one changes it in between. */
export async function openItem(tx: Transaction, id: string): Promise<ItemInRoom> {
  const found = await tx.get(AgendaItemRepository).find(id);
  if (found === null || found.roundtableId === null) throw agendaItemNotFound();
  const roundtable = await openRoundtable(tx, found.roundtableId);
  const item = await tx.get(AgendaItemRepository).find(id);
  if (item === null) throw agendaItemNotFound();
  return { item, roundtable };
}

export async function findRoundtable(tx: ReadTransaction, id: string): Promise<Roundtable> {
  const roundtable = await tx.get(RoundtableRepository).find(id);
  if (roundtable === null || !maySee(tx.actor, roundtable)) throw roundtableNotFound();
  return roundtable;
}
