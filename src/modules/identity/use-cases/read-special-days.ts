import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { identityPermissions } from '../domain/policy.js';
import type { SpecialDay } from '../domain/special-days.js';
import { specialDays } from '../queries/special-days.query.js';

/** Every member may know by which days terms are counted. */
@Injectable()
export class ReadSpecialDays {
  constructor(private readonly database: Database) {}

  execute(actor: Actor): Promise<readonly SpecialDay[]> {
    demand(actor, identityPermissions, 'identity.workspace.read');
    return this.database.read(actor, specialDays);
  }
}
