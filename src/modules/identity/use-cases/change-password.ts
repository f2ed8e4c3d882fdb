import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { decideAttempt } from '../domain/lock-out.js';
import { Passwords } from '../domain/password.js';
import { accountProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { demandStrongPassword } from './demand-strong-password.js';
import { ownAccount } from '../domain/account.js';
import type { OwnAccount } from '../domain/account.js';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** `present` may be missing only if the account has no password. All other sessions are ended. */
  async execute(actor: Actor, present: string | undefined, password: string): Promise<void> {
    const own = ownAccount(actor);
    const { email, hash, key } = await this.admit(own);
    if (hash !== null && !(await this.passwords.verify(hash, present ?? ''))) throw accountProblems.wrongPassword();
    await demandStrongPassword(this.passwords, password, email);
    const next = await this.passwords.hash(password);
    await this.database.write(systemActor(null), async (tx) => {
      await tx.get(SignInRepository).forget(key);
      await tx.get(AccountRepository).setPassword(own.accountId, next, tx.now);
      const sessions = tx.get(SessionRepository);
      await sessions.forgetDevices(own.accountId);
      await sessions.closeOthers(own.accountId, own.sessionId);
    });
  }

  /** Limits attempts here too: guessing must not be faster from within a stolen session. */
  private async admit({ accountId, sessionId }: OwnAccount) {
    const key = await digest(`session\n${sessionId}`);
    const admitted = await this.database.write(systemActor(null), async (tx) => {
      const attempts = tx.get(SignInRepository);
      const decision = decideAttempt(await attempts.lockAttempts(key, tx.now), tx.now);
      if (!decision.allowed) return decision;
      await attempts.count(key, decision.failures, tx.now);
      const accounts = tx.get(AccountRepository);
      const card = await accounts.card(accountId);
      return { allowed: true as const, key, email: card?.email ?? '', hash: await accounts.passwordOf(accountId) };
    });
    if (!admitted.allowed) throw accountProblems.waitBeforeRetry(admitted.waitSeconds);
    return admitted;
  }
}
