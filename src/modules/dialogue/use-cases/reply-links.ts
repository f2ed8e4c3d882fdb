import type { Transaction } from '../../../platform/database/transaction.js';
import { digest, linkToken, newSecret } from '../../identity/index.js';
import { ReplySlipRepository } from '../persistence/reply-slip.repository.js';

/** What the notice of a meeting says of the slip of an organisation. */
export interface ReplyLink {
  /** The secret of a new link; earlier links remain valid, because they may be on paper. */
  readonly token: string;
  readonly titularSeats: number;
  readonly substituteSeats: number;
}

/** A new link to the slip of an organisation; null if it was not asked for delegates, or they have been accepted. */
export async function newReplyLink(
  tx: Transaction,
  of: { readonly roundtableId: string; readonly organisationId: string },
): Promise<ReplyLink | null> {
  const slips = tx.get(ReplySlipRepository);
  const slip = await slips.ofOrganisation(of);
  if (slip === null || slip.acceptedAt !== null) return null;
  const token = linkToken(tx.workspaceId, newSecret());
  const tokenHash = Buffer.from(await digest(token));
  await slips.addLink({ tokenHash, workspaceId: tx.workspaceId, slipId: slip.id, createdAt: tx.now });
  const { titularSeats, substituteSeats } = slip;
  return { token, titularSeats, substituteSeats };
}
