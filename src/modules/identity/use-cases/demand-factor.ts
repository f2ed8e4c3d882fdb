import type { Transaction } from '../../../platform/database/transaction.js';
import type { OwnAccount } from '../domain/account.js';
import { isEntered } from '../domain/factors/factor.js';
import { factorProblems } from '../domain/factors/problems.js';
import { FactorRepository } from '../persistence/factor.repository.js';

/**
 * Who has a second factor changes factors only after giving it in this session, so that a stolen password or mailbox is
 * not enough. Returns the number of factors, which no one else changes until the transaction ends.
 */
export async function demandFactorGiven(tx: Transaction, own: OwnAccount): Promise<number> {
  const { factors, given } = await tx.get(FactorRepository).lock(own);
  if (factors > 0 && !given) throw factorProblems.needed('enter');
  return factors;
}

/** Refuses what concerns a workspace that asks for a factor which was not given in this session. */
export async function demandFactorFor(tx: Transaction, own: OwnAccount, workspaceId: string): Promise<void> {
  const state = await tx.get(FactorRepository).state(own, workspaceId);
  if (!isEntered(state)) throw factorProblems.needed(state);
}
