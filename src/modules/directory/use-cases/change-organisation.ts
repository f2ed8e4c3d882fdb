import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { directoryEvents } from '../domain/events.js';
import { hasGroupOrCapacity } from '../domain/organisation.js';
import type { OrganisationChanges, OrganisationState } from '../domain/organisation.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

export interface OrganisationEdit {
  readonly id: string;
  readonly baseVersion: number;
  readonly changes: OrganisationChanges;
}

@Injectable()
export class ChangeOrganisation {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, edit: OrganisationEdit): Promise<OrganisationState> {
    demand(actor, directoryPermissions, 'directory.organisation.edit');
    return this.database.write(actor, async (tx) => {
      const organisations = tx.get(OrganisationRepository);
      const current = await organisations.findForChange(edit.id);
      if (current === null) throw directoryProblems.organisationNotFound();
      const merge = mergeFields<OrganisationState>({ current, ...current, ...edit });
      if (merge.conflicts.length > 0) throw directoryProblems.editConflict(merge.conflicts, current.version);
      const { version, fieldVersions } = merge;
      const next = { ...current, ...merge.changed, version, fieldVersions };
      if (next.version === current.version) return current;
      if (!hasGroupOrCapacity(next)) throw directoryProblems.standing();
      await organisations.change(edit.id, { ...(merge.changed as OrganisationChanges), version, fieldVersions });
      await tx.record({
        type: directoryEvents.organisationChanged,
        subject: edit.id,
        payload: { fields: Object.keys(merge.changed) },
      });
      return next;
    });
  }
}
