import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { SecretsKey } from '../../../platform/sealing/index.js';
import { normalAddress } from '../domain/email-address.js';
import { decideAttempt, freeFailuresOfAccount, networkSource } from '../domain/lock-out.js';
import { Passwords } from '../domain/password.js';
import { accountProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { openSession } from './open-session.js';
import type { OpenedSession, SignInOrigin } from './open-session.js';

interface AdmittedAttempt {
  readonly keys: readonly Uint8Array[];
  readonly accountId: string | undefined;
  readonly hash: string | null;
}

@Injectable()
export class SignInWithPassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly key: SecretsKey,
  ) {}

  /** Runs in three steps, because hashing must not hold a transaction or a lock, and a failure must remain counted. */
  async execute(email: string, password: string, origin: SignInOrigin): Promise<OpenedSession> {
    const attempt = await this.admit(normalAddress(email), origin);
    const right = await this.passwords.verify(attempt.hash, password);
    const { accountId } = attempt;
    if (!right || accountId === undefined) throw accountProblems.notRecognised();
    return this.database.write(systemActor(null), async (tx) => {
      for (const key of attempt.keys) await tx.get(SignInRepository).forget(key);
      return openSession(tx, accountId, origin);
    });
  }

  private async admit(email: string, origin: SignInOrigin): Promise<AdmittedAttempt> {
    const device = origin.deviceToken ?? '';
    const deviceHash = await digest(device);
    const bySource = { key: await digest(`source\n${email}\n${networkSource(origin.address)}`) };
    const byDevice = { key: await digest(`device\n${email}\n${device}`) };
    const byAccount = { key: this.key.hmac('sign-in attempts', email), free: freeFailuresOfAccount };
    const admitted = await this.database.write(systemActor(null), async (tx) => {
      const known = await tx.get(SessionRepository).knowsDevice(email, deviceHash);
      const counters = known ? [byDevice] : [byAccount, bySource];
      const decision = await countAttempt(tx, counters);
      if (decision !== null) return decision;
      const found = await tx.get(AccountRepository).passwordByEmail(email);
      const keys = counters.map(({ key }) => key);
      return { allowed: true as const, keys, accountId: found?.accountId, hash: found?.hash ?? null };
    });
    if (!admitted.allowed) throw accountProblems.waitBeforeRetry(admitted.waitSeconds);
    return admitted;
  }
}

interface Counter {
  readonly key: Uint8Array;
  readonly free?: number;
}

/** Counts the attempt everywhere, or nowhere if one of the counters does not allow it. */
async function countAttempt(
  tx: Transaction,
  counters: readonly Counter[],
): Promise<{ readonly allowed: false; readonly waitSeconds: number } | null> {
  const attempts = tx.get(SignInRepository);
  const counted: { readonly key: Uint8Array; readonly failures: number }[] = [];
  for (const { key, free } of counters) {
    const decision = decideAttempt(await attempts.lockAttempts(key, tx.now), tx.now, free);
    if (!decision.allowed) return decision;
    counted.push({ key, failures: decision.failures });
  }
  for (const { key, failures } of counted) await attempts.count(key, failures, tx.now);
  return null;
}
