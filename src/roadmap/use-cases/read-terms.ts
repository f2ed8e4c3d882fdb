import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { type ConstituencyTerms, IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';

/** The terms for the groups that the workspace uses, for documents. */
@Injectable()
export class ReadTerms {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  execute(actor: Actor): Promise<ConstituencyTerms> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(
      actor,
      async (tx) => (await this.identity.workspace(tx))?.constituencyTerms ?? 'international',
    );
  }
}
