import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { keepsOwnAccount } from '../domain/policy.js';
import { accountProblems } from '../domain/problems.js';
import {
  type ApiTokenView,
  ownAccount,
  type OwnAccountView,
  ownApiTokens,
  ownSessions,
  type SessionView,
} from '../queries/own-account.query.js';
import { ownSecondFactor, type SecondFactorView } from '../queries/second-factor.query.js';

/** Reads the data of the current account only. */
@Injectable()
export class ReadOwnAccount {
  constructor(private readonly database: Database) {}

  me(actor: Actor): Promise<OwnAccountView> {
    return this.read(actor, (tx, accountId) => ownAccount(tx, accountId, actor.sessionId));
  }

  sessions(actor: Actor): Promise<SessionView[]> {
    return this.read(actor, (tx, accountId) => ownSessions(tx, accountId, actor.sessionId));
  }

  secondFactor(actor: Actor): Promise<SecondFactorView> {
    return this.read(actor, (tx, accountId) => ownSecondFactor(tx, accountId, actor.sessionId));
  }

  apiTokens(actor: Actor): Promise<ApiTokenView[]> {
    return this.read(actor, ownApiTokens);
  }

  private async read<T>(actor: Actor, work: (tx: ReadTransaction, accountId: string) => Promise<T>): Promise<T> {
    const { accountId } = actor;
    if (!keepsOwnAccount(actor) || accountId === null) throw accountProblems.sessionNeeded();
    return this.database.read(systemActor(null), (tx) => work(tx, accountId));
  }
}
