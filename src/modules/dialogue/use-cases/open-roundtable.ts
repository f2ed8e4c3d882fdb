import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { isReadOnly } from '../domain/roundtable.js';
import type { Roundtable } from '../domain/roundtable.js';
import { maySee } from '../domain/policy.js';
import { roundtableClosed, roundtableNotFound } from '../domain/problems.js';
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

export async function findRoundtable(tx: ReadTransaction, id: string): Promise<Roundtable> {
  const roundtable = await tx.get(RoundtableRepository).find(id);
  if (roundtable === null || !maySee(tx.actor, roundtable)) throw roundtableNotFound();
  return roundtable;
}
