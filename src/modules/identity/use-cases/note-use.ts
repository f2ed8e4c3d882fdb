import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { sessionIdleDays, sessionLifetimeDays } from '../domain/session.js';
import { SessionRepository } from '../persistence/session.repository.js';

/** Records that a session or token is in use, which extends the session. */
@Injectable()
export class NoteUse {
  constructor(private readonly database: Database) {}

  async execute(sessionId: string | null, apiTokenHash: Uint8Array | null): Promise<void> {
    await this.database.write(systemActor(null), (tx) =>
      tx.get(SessionRepository).touch(sessionId, apiTokenHash, {
        now: tx.now,
        idleDays: sessionIdleDays,
        lifetimeDays: sessionLifetimeDays,
      }),
    );
  }
}
