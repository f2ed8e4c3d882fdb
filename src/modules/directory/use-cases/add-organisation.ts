import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Basis, BasisOf } from '../domain/basis.js';
import { directoryEvents } from '../domain/events.js';
import { hasGroupOrCapacity } from '../domain/organisation.js';
import type { OrganisationState } from '../domain/organisation.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

export interface NewOrganisation {
  /** Set by imports that need a fixed id; otherwise generated. */
  readonly id?: string;
  readonly name: LocalizedText;
  readonly shortName?: LocalizedText | null;
  readonly constituency?: Constituency | null;
  readonly capacity?: Capacity | null;
  readonly placeId?: string | null;
  readonly parts?: readonly string[];
  readonly note?: LocalizedText | null;
  readonly basis?: Basis;
  readonly basisOf?: BasisOf;
}

@Injectable()
export class AddOrganisation {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, wanted: NewOrganisation): Promise<OrganisationState> {
    demand(actor, directoryPermissions, 'directory.organisation.edit');
    return this.database.write(actor, (tx) => addOrganisation(tx, wanted));
  }
}

export async function addOrganisation(tx: Transaction, wanted: NewOrganisation): Promise<OrganisationState> {
  const organisation = newOrganisation(tx, wanted);
  if (!hasGroupOrCapacity(organisation)) throw directoryProblems.standing();
  await tx.get(OrganisationRepository).add(organisation);
  await tx.record({
    type: directoryEvents.organisationAdded,
    subject: organisation.id,
    payload: { constituency: organisation.constituency, capacity: organisation.capacity },
  });
  return organisation;
}

function newOrganisation(tx: Transaction, wanted: NewOrganisation): OrganisationState {
  return {
    id: newId(),
    shortName: null,
    constituency: null,
    capacity: null,
    placeId: null,
    parts: [],
    note: null,
    basis: 'entered',
    basisOf: {},
    ...wanted,
    workspaceId: tx.workspaceId,
    version: 1,
    fieldVersions: {},
  };
}
