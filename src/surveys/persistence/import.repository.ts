import type { EntityManager } from 'typeorm';
import { ImportEntity } from './import.entity.js';

export class ImportRepository {
  constructor(private readonly em: EntityManager) {}

  async add(row: ImportEntity): Promise<void> {
    await this.em.insert(ImportEntity, row);
  }

  find(id: string): Promise<ImportEntity | null> {
    return this.em.findOneBy(ImportEntity, { id });
  }

  findForChange(id: string): Promise<ImportEntity | null> {
    return this.em.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(id: string, fields: Partial<ImportEntity>): Promise<void> {
    await this.em.update(ImportEntity, { id }, fields);
  }
}
