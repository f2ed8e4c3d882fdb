import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { stepOfCode } from './totp.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ownAccount } from '../domain/account.js';
import type { OwnAccount } from '../domain/account.js';
import { recoveryCodeUsedMail } from '../domain/letters.js';
import { decideAttempt } from '../domain/lock-out.js';
import { factorProblems } from '../domain/factors/problems.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { FactorSecrets } from './factor-secrets.js';
import { mailOwner } from './mail-of-factors.js';

/** Gives the second factor in a session, once for as long as the session lasts. */
@Injectable()
export class EnterFactor {
  constructor(
    private readonly database: Database,
    private readonly secrets: FactorSecrets,
  ) {}

  withApp(actor: Actor, code: string): Promise<void> {
    return this.enter(ownAccount(actor), (tx, own) => this.acceptCode(tx, own, code));
  }

  withRecoveryCode(actor: Actor, code: string): Promise<void> {
    return this.enter(ownAccount(actor), async (tx, { accountId }) => {
      const hash = this.secrets.ofRecoveryCode(accountId, code);
      if (!(await tx.get(FactorRepository).useRecoveryCode(accountId, hash))) throw factorProblems.wrongRecoveryCode();
      await mailOwner(tx, accountId, recoveryCodeUsedMail());
    });
  }

  private async acceptCode(tx: Transaction, { accountId }: OwnAccount, code: string): Promise<void> {
    const factors = tx.get(FactorRepository);
    for (const { id } of await factors.appsOf(accountId)) {
      const step = stepOfCode(this.secrets.ofApp(accountId, id), code, tx.now);
      if (step === null) continue;
      if (!(await factors.acceptStep(accountId, id, { step, now: tx.now }))) throw factorProblems.usedCode();
      return;
    }
    throw factorProblems.wrongCode();
  }

  /**
   * In two transactions, so that a failure remains counted. It is counted for the account, in all its sessions: whoever
   * guesses here has the password already and could open any number of sessions.
   */
  private async enter(own: OwnAccount, accept: (tx: Transaction, own: OwnAccount) => Promise<void>): Promise<void> {
    const key = this.secrets.ofAttempts(own.accountId);
    const admitted = await this.database.write(systemActor(null), async (tx) => {
      const attempts = tx.get(SignInRepository);
      const decision = decideAttempt(await attempts.lockAttempts(key, tx.now), tx.now);
      if (decision.allowed) await attempts.count(key, decision.failures, tx.now);
      return decision;
    });
    if (!admitted.allowed) throw factorProblems.wait(admitted.waitSeconds);
    await this.database.write(systemActor(null), async (tx) => {
      await accept(tx, own);
      await tx.get(SignInRepository).forget(key);
      await tx.get(FactorRepository).noteGiven(own, tx.now);
    });
  }
}
