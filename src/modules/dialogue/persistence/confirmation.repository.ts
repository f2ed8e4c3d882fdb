import type { EntityManager } from 'typeorm';
import type { GroupRule } from '../domain/confirmation.js';
import { ConfirmationEntity, ConfirmationRuleEntity, ConfirmationTermEntity } from './confirmation.entity.js';

export class ConfirmationRepository {
  constructor(private readonly em: EntityManager) {}

  async ofConclusion(conclusionId: string): Promise<ConfirmationEntity[]> {
    return this.em.findBy(ConfirmationEntity, { conclusionId });
  }

  async insert(asked: readonly ConfirmationEntity[]): Promise<void> {
    await this.em.insert(ConfirmationEntity, [...asked]);
  }

  async update(id: string, changed: Partial<ConfirmationEntity>): Promise<void> {
    await this.em.update(ConfirmationEntity, { id }, changed);
  }

  async rules(roundtableId: string): Promise<ConfirmationRuleEntity[]> {
    return this.em.findBy(ConfirmationRuleEntity, { roundtableId });
  }

  async addRule(rule: ConfirmationRuleEntity): Promise<void> {
    await this.em.insert(ConfirmationRuleEntity, rule);
  }

  async changeRule(id: string, changed: Omit<GroupRule, 'constituency'>): Promise<void> {
    await this.em.update(ConfirmationRuleEntity, { id }, changed);
  }

  async removeRule(id: string): Promise<void> {
    await this.em.delete(ConfirmationRuleEntity, { id });
  }

  /** The term in force. Ids contain their time, so the last one decides between two of the same moment. */
  async term(conclusionId: string): Promise<ConfirmationTermEntity | null> {
    return this.em.findOne(ConfirmationTermEntity, { where: { conclusionId }, order: { setAt: 'DESC', id: 'DESC' } });
  }

  async addTerm(term: ConfirmationTermEntity): Promise<void> {
    await this.em.insert(ConfirmationTermEntity, term);
  }
}
