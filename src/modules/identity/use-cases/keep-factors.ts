import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { stepOfCode, totpSetUp } from './totp.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ownAccount } from '../domain/account.js';
import type { OwnAccount } from '../domain/account.js';
import { factorAddedMail, factorRemovedMail } from '../domain/letters.js';
import { mostFactors } from '../domain/factors/factor.js';
import { factorProblems } from '../domain/factors/problems.js';
import { newRecoveryCode, recoveryCodes } from '../domain/factors/recovery-code.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { demandFactorGiven } from './demand-factor.js';
import { FactorSecrets } from './factor-secrets.js';
import { mailOwner } from './mail-of-factors.js';

export interface AppToSetUp {
  readonly factorId: string;
  /** For the QR code. */
  readonly address: string;
  /** The secret for typing. */
  readonly secret: string;
}

interface FactorToAdd {
  readonly label: string;
  readonly store: () => Promise<void>;
}

/** Adds and removes second factors of the current account. */
@Injectable()
export class KeepFactors {
  constructor(
    private readonly database: Database,
    private readonly secrets: FactorSecrets,
  ) {}

  /** Stores nothing: the secret is derived from the id, and the app counts once a code of it was entered. */
  beginApp(actor: Actor): Promise<AppToSetUp> {
    const own = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      await demandRoom(tx, own);
      const factorId = newId();
      const { email } = (await tx.get(AccountRepository).card(own.accountId))!;
      return { factorId, ...totpSetUp(this.secrets.ofApp(own.accountId, factorId), email) };
    });
  }

  /** Returns recovery codes with the first factor; with a further one none. */
  confirmApp(actor: Actor, app: { factorId: string; label: string; code: string }): Promise<readonly string[]> {
    const own = ownAccount(actor);
    const secret = this.secrets.ofApp(own.accountId, app.factorId);
    return this.database.write(systemActor(null), (tx) => {
      const step = stepOfCode(secret, app.code, tx.now);
      if (step === null) throw factorProblems.wrongCode();
      const factor = { id: app.factorId, label: app.label, step };
      const store = () => tx.get(FactorRepository).add(own.accountId, factor, tx.now);
      return this.add(tx, own, { label: app.label, store });
    });
  }

  /** Of any kind; returns recovery codes with the first factor. */
  async add(tx: Transaction, own: OwnAccount, { label, store }: FactorToAdd): Promise<readonly string[]> {
    const earlier = await demandRoom(tx, own);
    await store();
    await tx.get(FactorRepository).noteGiven(own, tx.now);
    await mailOwner(tx, own.accountId, factorAddedMail(label));
    return earlier === 0 ? this.newCodes(tx, own) : [];
  }

  /** The earlier codes end. */
  renewRecoveryCodes(actor: Actor): Promise<readonly string[]> {
    const own = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      if ((await demandFactorGiven(tx, own)) === 0) throw factorProblems.noneYet();
      return this.newCodes(tx, own);
    });
  }

  remove(actor: Actor, factorId: string): Promise<void> {
    const own = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      await demandFactorGiven(tx, own);
      const factors = tx.get(FactorRepository);
      const label = (await factors.of(own.accountId)).find(({ id }) => id === factorId)?.label ?? '';
      if (!(await factors.remove(own.accountId, factorId))) throw factorProblems.notFound();
      await mailOwner(tx, own.accountId, factorRemovedMail(label));
    });
  }

  private async newCodes(tx: Transaction, { accountId }: OwnAccount): Promise<readonly string[]> {
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    const hashes = codes.map((code) => this.secrets.ofRecoveryCode(accountId, code));
    await tx.get(FactorRepository).setRecoveryCodes(accountId, hashes);
    return codes;
  }
}

/** Refuses a further factor without the present one, or above the limit. */
export async function demandRoom(tx: Transaction, own: OwnAccount): Promise<number> {
  const factors = await demandFactorGiven(tx, own);
  if (factors >= mostFactors) throw factorProblems.tooMany();
  return factors;
}
