import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { digest, newSecret } from '../domain/secret.js';
import { clientName, daysAfter, sessionIdleDays } from '../domain/session.js';
import { SessionRepository } from '../persistence/session.repository.js';

/** Where a sign-in comes from, as far as the edge can tell. */
export interface SignInOrigin {
  /** Network address of the caller. */
  readonly address: string;
  readonly userAgent: string | undefined;
  /** Of the cookie left by an earlier sign-in on this device. */
  readonly deviceToken: string | undefined;
}

/** Tokens for two cookies. Only their digests are kept. */
export interface OpenedSession {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly deviceToken: string;
  readonly expiresAt: Date;
}

/**
 * A new token at every sign-in, so that none planted beforehand becomes valid; the device is remembered with a token of
 * this account alone, so that nothing links the accounts of one device.
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
