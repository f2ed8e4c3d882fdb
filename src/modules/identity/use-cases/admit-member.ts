import type { Role } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import type { ReadTransaction, Transaction } from '../../../platform/database/transaction.js';
import { normalAddress } from '../domain/email-address.js';
import { identityEvents } from '../domain/events.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { MembershipRepository } from '../persistence/membership.repository.js';

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
  /** In the format of argon2id. */
  readonly passwordHash: string;
}

export interface NewMember {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Only for a park coordinator. */
  readonly parkId?: string;
}

/** Creates an account without an invitation: for the command line and the demonstration, never for a request. */
/** Whether any account exists, or the one with this id. */
export async function hasAccount(tx: ReadTransaction, id?: string): Promise<boolean> {
  const accounts = tx.get(AccountRepository);
  return id === undefined ? accounts.anyExists() : (await accounts.card(id)) !== undefined;
}

export async function addAccount(tx: Transaction, account: NewAccount): Promise<void> {
  const accounts = tx.get(AccountRepository);
  const { id, language } = account;
  await accounts.add({ id, email: normalAddress(account.email), language }, tx.now);
  await accounts.setPassword(id, account.passwordHash, tx.now);
}

export async function admitMember(tx: Transaction, { accountId, personId, roles, parkId }: NewMember): Promise<void> {
  await tx.get(MembershipRepository).join(accountId, personId, { roles, now: tx.now });
  if (parkId !== undefined) await tx.get(MembershipRepository).setPark(accountId, parkId);
  await tx.record({ type: identityEvents.memberJoined, subject: personId, payload: { accountId, roles } });
}
