import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { directoryProblems } from '../domain/problems.js';
import type { OrganisationState } from '../domain/organisation.js';
import { OrganisationEntity } from './organisation.entity.js';

const constraints = {
  ix_directory_organisation_name: directoryProblems.organisationNameTaken,
  ck_directory_organisation_standing: directoryProblems.standing,
  fk_directory_organisation_place: directoryProblems.placeNotFound,
};

export class OrganisationRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<OrganisationState | null> {
    return this.em.findOneBy(OrganisationEntity, { id });
  }

  /** Locks the row until the transaction ends, so that two edits are merged one after the other. */
  findForChange(id: string): Promise<OrganisationState | null> {
    return this.em.findOne(OrganisationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(organisation: OrganisationState): Promise<void> {
    try {
      await this.em.insert(OrganisationEntity, { ...organisation, parts: [...organisation.parts] });
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<Omit<OrganisationState, 'parts'>>): Promise<void> {
    try {
      await this.em.update(OrganisationEntity, { id }, fields);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }
}
