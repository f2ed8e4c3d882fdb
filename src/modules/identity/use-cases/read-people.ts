import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { contactAddresses, type MailAddress } from '../queries/person-records.js';
import { type PersonFilter, personList, type PersonView, personView } from '../queries/person-list.query.js';

/** Everyone sees their own entry in full. */
function seenBy(actor: Actor, person: PersonView): PersonView {
  const may = (permission: string): boolean =>
    person.id === actor.personId || holds(actor, identityPermissions, permission);
  return {
    ...person,
    sex: may('identity.person.read-sex') ? person.sex : null,
    email: may('identity.person.read-email') ? person.email : null,
  };
}

@Injectable()
export class ReadPeople {
  constructor(private readonly database: Database) {}

  async list(actor: Actor, filter: PersonFilter): Promise<{ items: PersonView[]; total: number }> {
    demand(actor, identityPermissions, 'identity.person.read');
    const { items, total } = await this.database.read(actor, (tx) => personList(tx, filter));
    return { items: items.map((person) => seenBy(actor, person)), total };
  }

  /** The addresses at which these people can be invited to sign in. */
  addresses(actor: Actor, personIds: readonly string[]): Promise<MailAddress[]> {
    demand(actor, identityPermissions, 'identity.invitation.edit');
    return this.database.read(actor, (tx) => contactAddresses(tx, personIds));
  }

  async one(actor: Actor, id: string): Promise<PersonView> {
    demand(actor, identityPermissions, 'identity.person.read');
    const person = await this.database.read(actor, (tx) => personView(tx, id));
    if (person === undefined) throw workspaceProblems.personNotFound();
    return seenBy(actor, person);
  }
}
