import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { mayBeMentioned } from '../domain/comment.js';
import { roadmapPermissions } from '../domain/policy.js';

/** The people who can be mentioned in a comment, by name. */
@Injectable()
export class ReadMentionable {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  execute(actor: Actor): Promise<Awaited<ReturnType<IdentityFacade['people']>>> {
    demand(actor, roadmapPermissions, 'roadmap.comment.add');
    return this.database.read(actor, async (tx) => {
      const readers = await this.identity.readers(tx);
      const able = readers.map((reader) => reader.actor).filter(mayBeMentioned);
      return this.identity.people(
        tx,
        able.map(({ personId }) => personId).filter((id) => id !== null && id !== actor.personId),
      );
    });
  }
}
