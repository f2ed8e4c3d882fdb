import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { paperInUse } from '../domain/confirmation-problems.js';
import { DocumentEntity } from './document.entity.js';

export class DocumentRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<DocumentEntity | null> {
    return this.em.findOneBy(DocumentEntity, { id });
  }

  async insert(document: DocumentEntity): Promise<void> {
    await this.em.insert(DocumentEntity, document);
  }

  /** False if someone else has just deleted it. */
  async remove(id: string): Promise<boolean> {
    try {
      return (await this.em.delete(DocumentEntity, { id })).affected === 1;
    } catch (error) {
      mapConstraint(error, { fk_dialogue_confirmation_document: paperInUse });
    }
  }
}
