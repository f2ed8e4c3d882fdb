import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';
import { SubstitutionEntity } from './substitution.entity.js';

export class SubstitutionRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<SubstitutionEntity | null> {
    return this.em.findOneBy(SubstitutionEntity, { id });
  }

  /** Those that have not ended. */
  async aheadAt(roundtableId: string, now: Date): Promise<SubstitutionEntity[]> {
    return this.em.findBy(SubstitutionEntity, { roundtableId, endsAt: MoreThan(now) });
  }

  async insert(substitution: SubstitutionEntity): Promise<void> {
    await this.em.insert(SubstitutionEntity, substitution);
  }

  async end(id: string, endsAt: Date): Promise<void> {
    await this.em.update(SubstitutionEntity, { id }, { endsAt });
  }

  async remove(id: string): Promise<void> {
    await this.em.delete(SubstitutionEntity, { id });
  }
}
