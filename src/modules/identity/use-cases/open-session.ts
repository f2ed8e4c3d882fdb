import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { digest, newSecret } from '../domain/secret.js';
import { clientName, daysAfter, sessionIdleDays } from '../domain/session.js';
import { SessionRepository } from '../persistence/session.repository.js';

/** The origin of a sign-in, as far as HTTP reveals it. */
export interface SignInOrigin {
  /** Network address of the client. */
  readonly address: string;
  readonly userAgent: string | undefined;
  /** The token in the cookie of an earlier sign-in on this device. */
  readonly deviceToken: string | undefined;
}

/** Tokens for two cookies. Only their hashes are stored. */
export interface OpenedSession {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly deviceToken: string;
  readonly expiresAt: Date;
}

/**
 * Creates a session with a new token at every sign-in, so that a token planted beforehand never becomes valid. The
 * device is remembered with a token for this account only, so that nothing links the accounts of one device.
 */
export async function openSession(tx: Transaction, accountId: string, origin: SignInOrigin): Promise<OpenedSession> {
  const sessions = tx.get(SessionRepository);
  const sessionToken = newSecret();
  const deviceToken = newSecret();
  const expiresAt = daysAfter(tx.now, sessionIdleDays);
  await sessions.open({
    id: newId(tx.now.getTime()),
    accountId,
    tokenHash: await digest(sessionToken),
    client: clientName(origin.userAgent),
    createdAt: tx.now,
    expiresAt,
  });
  await sessions.rememberDevice(accountId, await digest(deviceToken), tx.now);
  return { accountId, sessionToken, deviceToken, expiresAt };
}
