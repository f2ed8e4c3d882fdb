import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { identityEvents } from '../domain/events.js';
import { storedAddress } from '../domain/email-address.js';
import { hasGroupOrCapacity } from '../domain/person.js';
import type { PersonChanges, PersonState } from '../domain/person.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { PersonRepository } from '../persistence/person.repository.js';
import { requireOwnGroup } from './add-person.js';

export interface PersonEdit {
  readonly id: string;
  readonly baseVersion: number;
  readonly changes: PersonChanges;
}

/**
 * Changes a person's entry. Earlier statements and signatures keep the group of their time, because it is copied into
 * each such record.
 */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, edit: PersonEdit): Promise<PersonState> {
    demand(actor, identityPermissions, 'identity.person.edit');
    return this.database.write(actor, async (tx) => {
      const people = tx.get(PersonRepository);
      const current = await people.findForChange(edit.id);
      if (current === null) throw workspaceProblems.personNotFound();
      const { email } = edit.changes;
      const changes = { ...edit.changes, ...(email !== undefined && { email: storedAddress(email) }) };
      const merge = mergeFields<PersonState>({ current, ...current, ...edit, changes });
      if (merge.conflicts.length > 0) throw workspaceProblems.editConflict(merge.conflicts, current.version);
      const { version, fieldVersions } = merge;
      const next = { ...current, ...merge.changed, version, fieldVersions };
      if (version === current.version) return current;
      if (!hasGroupOrCapacity(next)) throw workspaceProblems.standing();
      const movesSelf = next.constituency !== current.constituency || next.organisationId !== current.organisationId;
      if (movesSelf && edit.id === actor.personId) throw workspaceProblems.ownGroup();
      await requireOwnGroup(tx, this.directory, next);
      await people.change(edit.id, { ...merge.changed, version, fieldVersions });
      const fields = Object.keys(merge.changed);
      const moved = next.constituency !== current.constituency;
      const constituency = { from: current.constituency, to: next.constituency };
      const payload = { fields, ...(moved && { constituency }) };
      await tx.record({ type: identityEvents.personChanged, subject: edit.id, payload });
      return next;
    });
  }
}

/** Replaces the address for invitations, as a field that this edit has changed. */
export async function keepAddress(tx: Transaction, id: string, email: string): Promise<void> {
  const people = tx.get(PersonRepository);
  const current = await people.findForChange(id);
  if (current === null) throw workspaceProblems.personNotFound();
  const address = storedAddress(email);
  if (address === current.email) return;
  const version = current.version + 1;
  await people.change(id, { email: address, version, fieldVersions: { ...current.fieldVersions, email: version } });
  await tx.record({ type: identityEvents.personChanged, subject: id, payload: { fields: ['email'] } });
}
