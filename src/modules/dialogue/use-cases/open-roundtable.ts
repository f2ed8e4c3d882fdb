import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { isReadOnly } from '../domain/roundtable.js';
import type { Roundtable } from '../domain/roundtable.js';
import { maySee } from '../domain/policy.js';
import { agendaItemNotFound, roundtableClosed, roundtableNotFound } from '../domain/problems.js';
import type { AgendaItemEntity } from '../persistence/agenda-item.entity.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';

/** Locks the roundtable until commit, in any state: for changes of its state. */
export async function lockRoundtable(tx: Transaction, id: string): Promise<Roundtable> {
  const roundtable = await tx.get(RoundtableRepository).lock(id);
  if (roundtable === null || !maySee(tx.actor, roundtable)) throw roundtableNotFound();
  return roundtable;
}

/** Locks the roundtable until commit and refuses a closed one: for everything that changes its content. */
export async function openRoundtable(tx: Transaction, id: string): Promise<Roundtable> {
  const roundtable = await lockRoundtable(tx, id);
  if (isReadOnly(roundtable.state)) throw roundtableClosed();
  return roundtable;
}

export interface ItemInRoom {
  readonly item: AgendaItemEntity;
  readonly roundtable: Roundtable;
}

/** An item and its locked roundtable; the item is read after the lock, so that it cannot change in between. */
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
