import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { SubstitutionEntity } from './substitution.entity.js';

export class SubstitutionRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<SubstitutionEntity | null> {
    return this.em.findOneBy(SubstitutionEntity, { id });
  }

  async ofSeats(seatIds: readonly string[]): Promise<SubstitutionEntity[]> {
    return this.em.findBy(SubstitutionEntity, { seatId: In([...seatIds]) });
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
