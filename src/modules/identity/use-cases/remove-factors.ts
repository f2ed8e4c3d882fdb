import { systemActor } from '../../../kernel/actor.js';
import type { Database } from '../../../platform/database/database.js';
import { factorRemovedMail } from '../domain/letters.js';
import { normalAddress } from '../domain/email-address.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { mailOwner } from './mail-of-factors.js';

/**
 * For an operator, when a person has lost the device and the recovery codes, or the installation its key. Returns the
 * account and how many devices were removed, or null if no account has this address.
 */
export function removeFactors(
  database: Database,
  email: string,
): Promise<{ readonly accountId: string; readonly removed: number } | null> {
  return database.write(systemActor(null), async (tx) => {
    const account = await tx.get(AccountRepository).passwordByEmail(normalAddress(email));
    if (account === undefined) return null;
    const { accountId } = account;
    const factors = await tx.get(FactorRepository).of(accountId);
    for (const { id, label } of factors) {
      await tx.get(FactorRepository).remove(accountId, id);
      await mailOwner(tx, accountId, factorRemovedMail(label));
    }
    return { accountId, removed: factors.length };
  });
}
