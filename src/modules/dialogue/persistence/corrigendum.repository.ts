import type { EntityManager } from 'typeorm';
import { CorrigendumEntity, CorrigendumObjectionEntity } from './corrigendum.entity.js';

export class CorrigendumRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<CorrigendumEntity | null> {
    return this.em.findOneBy(CorrigendumEntity, { id });
  }

  async insert(corrigendum: CorrigendumEntity): Promise<void> {
    await this.em.insert(CorrigendumEntity, corrigendum);
  }

  async addObjection(objection: CorrigendumObjectionEntity): Promise<void> {
    await this.em.insert(CorrigendumObjectionEntity, objection);
  }
}
