import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { type Credentials, resolveActor, type ResolvedActor } from '../queries/actor.query.js';

/** Reads the actor at each request, so that a revoked right has no effect from then on. */
@Injectable()
export class ReadActor {
  constructor(private readonly database: Database) {}

  execute(credentials: Credentials): Promise<ResolvedActor> {
    return this.database.read(systemActor(null), (tx) => resolveActor(tx, credentials));
  }
}
