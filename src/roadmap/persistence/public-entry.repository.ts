import type { EntityManager } from 'typeorm';
import { PublicAgreementEntity, PublicEntryEntity } from './public-entry.entity.js';

export class PublicEntryRepository {
  constructor(private readonly em: EntityManager) {}

  async find(actionId: string): Promise<PublicEntryEntity | null> {
    return this.em.findOneBy(PublicEntryEntity, { actionId });
  }

  async agreements(actionId: string): Promise<readonly PublicAgreementEntity[]> {
    return this.em.findBy(PublicAgreementEntity, { actionId });
  }

  /** Replaces the entry; the groups have not agreed to the new words. */
  async put(entry: PublicEntryEntity): Promise<void> {
    await this.em.delete(PublicAgreementEntity, { actionId: entry.actionId });
    await this.em.upsert(PublicEntryEntity, entry, ['actionId']);
  }

  async agree(agreement: PublicAgreementEntity): Promise<void> {
    await this.em.upsert(PublicAgreementEntity, agreement, ['actionId', 'constituency']);
  }

  async remove(actionId: string): Promise<void> {
    await this.em.delete(PublicAgreementEntity, { actionId });
    await this.em.delete(PublicEntryEntity, { actionId });
  }
}
