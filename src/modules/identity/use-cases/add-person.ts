import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { identityEvents } from '../domain/events.js';
import { storedAddress } from '../domain/email-address.js';
import { hasGroupOrCapacity, hasOrganisationOfGroup } from '../domain/person.js';
import type { PersonState } from '../domain/person.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { PersonRepository } from '../persistence/person.repository.js';

export interface NewPerson {
  /** Set by imports that need a fixed id; otherwise generated. */
  readonly id?: string;
  readonly name: LocalizedText;
  readonly constituency?: Constituency | null;
  readonly capacity?: Capacity | null;
  readonly sex: Sex;
  readonly organisationId?: string | null;
  readonly language: Language;
  readonly email?: string | null;
}

@Injectable()
export class AddPerson {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  execute(actor: Actor, wanted: NewPerson): Promise<PersonState> {
    demand(actor, identityPermissions, 'identity.person.edit');
    return this.database.write(actor, async (tx) => {
      const { constituency = null, organisationId = null } = wanted;
      await requireOwnGroup(tx, this.directory, { constituency, organisationId });
      return addPerson(tx, wanted);
    });
  }
}

/** A person with a group must have an organisation of that group. */
export async function requireOwnGroup(
  tx: Transaction,
  directory: DirectoryFacade,
  person: Pick<PersonState, 'constituency' | 'organisationId'>,
): Promise<void> {
  if (person.organisationId === null) return;
  const organisation = await directory.organisation(tx, person.organisationId);
  if (organisation === undefined) throw workspaceProblems.organisationNotFound();
  if (!hasOrganisationOfGroup(person, organisation)) throw workspaceProblems.otherGroupsOrganisation();
}

export async function addPerson(tx: Transaction, wanted: NewPerson): Promise<PersonState> {
  const person: PersonState = {
    id: newId(),
    constituency: null,
    capacity: null,
    organisationId: null,
    ...wanted,
    email: storedAddress(wanted.email),
    workspaceId: tx.workspaceId,
    version: 1,
    fieldVersions: {},
  };
  if (!hasGroupOrCapacity(person)) throw workspaceProblems.standing();
  await tx.get(PersonRepository).add(person);
  await tx.record({
    type: identityEvents.personAdded,
    subject: person.id,
    payload: { constituency: person.constituency, capacity: person.capacity, organisationId: person.organisationId },
  });
  return person;
}
