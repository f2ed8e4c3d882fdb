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
    await this.em.insert(PublicAgreementEntity, agreement);
  }

  /** Keeps the row, so that its versions go on. */
  async withdraw({ actionId, version }: PublicEntryEntity, withdrawnAt: Date): Promise<void> {
    await this.em.delete(PublicAgreementEntity, { actionId });
    await this.em.update(PublicEntryEntity, { actionId }, { version: version + 1, withdrawnAt });
  }
}
