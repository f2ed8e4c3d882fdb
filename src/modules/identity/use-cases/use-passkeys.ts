import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ownAccount } from '../domain/account.js';
import type { OwnAccount } from '../domain/account.js';
import { factorProblems } from '../domain/factors/problems.js';
import { PublicAddress } from '../domain/public-address.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { demandRoom, KeepFactors } from './keep-factors.js';
import {
  challengeMilliseconds,
  checkNewPasskey,
  checkPasskey,
  passkeyQuestion,
  passkeyToCreate,
  type PasskeyAnswer,
  type PasskeyQuestion,
  type PasskeyToCreate,
} from './passkey-checks.js';

/** Adds passkeys to the current account, and gives one as the second factor of the session. */
@Injectable()
export class UsePasskeys {
  constructor(
    private readonly database: Database,
    private readonly keep: KeepFactors,
    private readonly address: PublicAddress,
  ) {}

  beginAdding(actor: Actor): Promise<PasskeyToCreate> {
    const own = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      await demandRoom(tx, own);
      const { email } = (await tx.get(AccountRepository).card(own.accountId))!;
      const passkeys = await tx.get(FactorRepository).passkeysOf(own.accountId);
      return begin(tx, own, await passkeyToCreate(this.address.origin, { accountId: own.accountId, email }, passkeys));
    });
  }

  /** Returns recovery codes with the first factor; with a further one none. */
  async add(actor: Actor, label: string, answer: PasskeyAnswer): Promise<readonly string[]> {
    const own = ownAccount(actor);
    const challenge = await this.takeChallenge(own);
    const passkey = await checkNewPasskey(this.address.origin, { challenge, answer });
    return this.database.write(systemActor(null), (tx) =>
      this.keep.add(tx, own, {
        label,
        store: () => tx.get(FactorRepository).addPasskey(own.accountId, { id: newId(), label, ...passkey }, tx.now),
      }),
    );
  }

  beginEntering(actor: Actor): Promise<PasskeyQuestion> {
    const own = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      const passkeys = await tx.get(FactorRepository).passkeysOf(own.accountId);
      if (passkeys.length === 0) throw factorProblems.noneYet();
      return begin(tx, own, await passkeyQuestion(this.address.origin, passkeys));
    });
  }

  /** Failures are not counted: a signature cannot be guessed, and a guesser of codes does not keep out the owner. */
  async enter(actor: Actor, answer: PasskeyAnswer): Promise<void> {
    const own = ownAccount(actor);
    const challenge = await this.takeChallenge(own);
    await this.database.write(systemActor(null), async (tx) => {
      const factors = tx.get(FactorRepository);
      const passkey = (await factors.passkeysOf(own.accountId)).find(
        ({ credentialId }) => credentialId === answer['id'],
      );
      if (passkey === undefined) throw factorProblems.passkeyRefused();
      const counter = await checkPasskey(this.address.origin, { challenge, answer }, passkey);
      if (!(await factors.acceptCount(own.accountId, passkey.id, { counter, now: tx.now })))
        throw factorProblems.passkeyRefused();
      await factors.noteGiven(own, tx.now);
    });
  }

  /** In a transaction of its own, so that a refused answer ends the challenge too. */
  private async takeChallenge(own: OwnAccount): Promise<string> {
    const challenge = await this.database.write(systemActor(null), (tx) =>
      tx.get(FactorRepository).takeChallenge(own, tx.now),
    );
    if (challenge === null) throw factorProblems.passkeyExpired();
    return challenge;
  }
}

async function begin<T extends { readonly challenge: string }>(tx: Transaction, own: OwnAccount, made: T): Promise<T> {
  const endsAt = new Date(tx.now.getTime() + challengeMilliseconds);
  await tx.get(FactorRepository).beginChallenge(own, made.challenge, endsAt);
  return made;
}
