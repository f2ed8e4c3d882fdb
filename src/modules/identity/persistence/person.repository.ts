import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import type { PersonState } from '../domain/person.js';
import { workspaceProblems } from '../domain/problems.js';
import { PersonEntity } from './person.entity.js';

const constraints = {
  ck_identity_person_standing: workspaceProblems.standing,
  fk_identity_person_organisation: workspaceProblems.organisationNotFound,
};

export class PersonRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<PersonState | null> {
    return this.em.findOneBy(PersonEntity, { id });
  }

  /** Locks the row until the transaction ends, so that two edits are merged one after the other. */
  findForChange(id: string): Promise<PersonState | null> {
    return this.em.findOne(PersonEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(person: PersonState): Promise<void> {
    try {
      await this.em.insert(PersonEntity, { ...person });
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<PersonState>): Promise<void> {
    try {
      await this.em.update(PersonEntity, { id }, fields);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }
}
