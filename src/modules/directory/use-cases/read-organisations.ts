import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import {
  type OrganisationFilter,
  organisationList,
  type OrganisationView,
  organisationView,
} from '../queries/organisation-list.query.js';

@Injectable()
export class ReadOrganisations {
  constructor(private readonly database: Database) {}

  list(actor: Actor, filter: OrganisationFilter): Promise<{ items: OrganisationView[]; total: number }> {
    demand(actor, directoryPermissions, 'directory.organisation.read');
    return this.database.read(actor, (tx) => organisationList(tx, filter));
  }

  async one(actor: Actor, id: string): Promise<OrganisationView> {
    demand(actor, directoryPermissions, 'directory.organisation.read');
    const organisation = await this.database.read(actor, (tx) => organisationView(tx, id));
    if (organisation === undefined) throw directoryProblems.organisationNotFound();
    return organisation;
  }
}
