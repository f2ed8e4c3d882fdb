import type { EntityManager } from 'typeorm';
import { SavedViewEntity } from './view.entity.js';

export class SavedViewRepository {
  constructor(private readonly em: EntityManager) {}

  async lock(id: string): Promise<SavedViewEntity | null> {
    return this.em.findOne(SavedViewEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(view: SavedViewEntity): Promise<void> {
    await this.em.insert(SavedViewEntity, view);
  }

  async update(id: string, changed: Pick<SavedViewEntity, 'name' | 'shared' | 'version'>): Promise<void> {
    await this.em.update(SavedViewEntity, { id }, changed);
  }

  async remove(id: string): Promise<void> {
    await this.em.delete(SavedViewEntity, { id });
  }
}
