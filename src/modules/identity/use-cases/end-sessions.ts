import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { accountProblems } from '../domain/problems.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { ownAccount } from '../domain/account.js';

/** Ends sessions of the current account. A further request with one of them is anonymous. */
@Injectable()
export class EndSessions {
  constructor(private readonly database: Database) {}

  async signOut(actor: Actor): Promise<void> {
    const { accountId, sessionId } = ownAccount(actor);
    await this.database.write(systemActor(null), (tx) => tx.get(SessionRepository).close(accountId, sessionId));
  }

  async one(actor: Actor, sessionId: string): Promise<void> {
    const { accountId } = ownAccount(actor);
    const closed = await this.database.write(systemActor(null), (tx) =>
      tx.get(SessionRepository).close(accountId, sessionId),
    );
    if (!closed) throw accountProblems.sessionNotFound();
  }

  /** Ends all sessions except this one, and forgets all devices, because one of them may be the reason. */
  async others(actor: Actor): Promise<number> {
    const { accountId, sessionId } = ownAccount(actor);
    return this.database.write(systemActor(null), async (tx) => {
      const sessions = tx.get(SessionRepository);
      await sessions.forgetDevices(accountId);
      return sessions.closeOthers(accountId, sessionId);
    });
  }
}
