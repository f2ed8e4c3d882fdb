import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { normalAddress } from '../domain/email-address.js';
import { decideAttempt, networkSource } from '../domain/lock-out.js';
import { Passwords } from '../domain/password.js';
import { accountProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { openSession } from './open-session.js';
import type { OpenedSession, SignInOrigin } from './open-session.js';

interface AdmittedAttempt {
  readonly key: Uint8Array;
  readonly accountId: string | undefined;
  readonly hash: string | null;
}

@Injectable()
export class SignInWithPassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** Runs in three steps, because hashing must not hold a transaction or a lock, and a failure must remain counted. */
  async execute(email: string, password: string, origin: SignInOrigin): Promise<OpenedSession> {
    const attempt = await this.admit(normalAddress(email), origin);
    const right = await this.passwords.verify(attempt.hash, password);
    const { accountId } = attempt;
    if (!right || accountId === undefined) throw accountProblems.notRecognised();
    return this.database.write(systemActor(null), async (tx) => {
      await tx.get(SignInRepository).forget(attempt.key);
      return openSession(tx, accountId, origin);
    });
  }

  private async admit(email: string, origin: SignInOrigin): Promise<AdmittedAttempt> {
    const device = origin.deviceToken ?? '';
    const deviceHash = await digest(device);
    const bySource = await digest(`source\n${email}\n${networkSource(origin.address)}`);
    const byDevice = await digest(`device\n${email}\n${device}`);
    const admitted = await this.database.write(systemActor(null), async (tx) => {
      const known = await tx.get(SessionRepository).knowsDevice(email, deviceHash);
      const key = known ? byDevice : bySource;
      const attempts = tx.get(SignInRepository);
      const decision = decideAttempt(await attempts.lockAttempts(key, tx.now), tx.now);
      if (!decision.allowed) return decision;
      await attempts.count(key, decision.failures, tx.now);
      const found = await tx.get(AccountRepository).passwordByEmail(email);
      return { allowed: true as const, key, accountId: found?.accountId, hash: found?.hash ?? null };
    });
    if (!admitted.allowed) throw accountProblems.waitBeforeRetry(admitted.waitSeconds);
    return admitted;
  }
}
