import { inLanguage } from '../../../kernel/localized-text.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Letter } from '../domain/letters.js';
import { AccountRepository } from '../persistence/account.repository.js';

/** Tells the owner of an account about a change of its second factors, in case someone else made it. */
export async function mailOwner(tx: Transaction, accountId: string, letter: Letter): Promise<void> {
  const card = await tx.get(AccountRepository).card(accountId);
  if (card === undefined) return;
  await tx.mail({
    to: card.email,
    subject: inLanguage(letter.subject, card.language),
    text: inLanguage(letter.text, card.language),
    kind: 'identity.second-factor',
  });
}
