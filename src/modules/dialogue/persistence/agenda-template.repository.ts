import type { EntityManager } from 'typeorm';
import { AgendaTemplateEntity } from './agenda-template.entity.js';

export class AgendaTemplateRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<AgendaTemplateEntity | null> {
    return this.em.findOneBy(AgendaTemplateEntity, { id });
  }

  async all(): Promise<AgendaTemplateEntity[]> {
    return this.em.find(AgendaTemplateEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async insert(template: AgendaTemplateEntity): Promise<void> {
    await this.em.insert(AgendaTemplateEntity, template);
  }

  /** False if someone else has just deleted it. */
  async remove(id: string): Promise<boolean> {
    return (await this.em.delete(AgendaTemplateEntity, { id })).affected === 1;
  }
}
