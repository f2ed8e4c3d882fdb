import { Injectable } from '@nestjs/common';
import { type Actor, nobody, systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { type Credentials, resolveActor, type ResolvedActor } from '../queries/actor.query.js';
import { readers } from '../queries/readers.query.js';

/** Reads the actor at each request, so that a revoked right has no effect from then on. */
@Injectable()
export class ReadActor {
  constructor(private readonly database: Database) {}

  execute(credentials: Credentials): Promise<ResolvedActor> {
    return this.database.read(systemActor(null), (tx) => resolveActor(tx, credentials));
  }

  /** Reads a person with the rights of this moment, for a job that the person has started. */
  ofPerson(workspaceId: string, personId: string): Promise<Actor> {
    return this.database.read(systemActor(workspaceId), async (tx) => {
      const [reader] = await readers(tx, [personId]);
      return reader?.actor ?? nobody;
    });
  }
}
