import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import type { Language } from '../../kernel/localized-text.js';
import { CorrectionEntity } from './correction.entity.js';
import { DueChangeEntity } from './due-change.entity.js';
import { EvidenceEntity } from './evidence.entity.js';
import { EarlierTextEntity, UpdateEntity, ValidationEntity } from './update.entity.js';

/** Updates, the responses to them, and their evidence. */
export class ReportRepository {
  constructor(private readonly em: EntityManager) {}

  async insertUpdate(update: UpdateEntity): Promise<void> {
    await this.em.insert(UpdateEntity, update);
  }

  async update(actionId: string, id: string): Promise<UpdateEntity | null> {
    return this.em.findOneBy(UpdateEntity, { actionId, id });
  }

  /** Replaces the text of a report and keeps the earlier one. */
  async correct(
    { id: updateId, workspaceId, text, language }: UpdateEntity,
    by: { readonly id: string; readonly text: string; readonly language: Language; readonly at: Date },
  ): Promise<void> {
    const earlier = { id: by.id, workspaceId, updateId, text, language, replacedAt: by.at };
    await this.em.insert(EarlierTextEntity, earlier);
    await this.em.update(UpdateEntity, { id: updateId }, { text: by.text, language: by.language });
  }

  /** Withdraws a report; its files belong to no report and can be attached to another. */
  async withdrawUpdate(id: string, withdrawnAt: Date): Promise<void> {
    await this.em.update(UpdateEntity, { id }, { withdrawnAt });
    await this.em.update(EvidenceEntity, { updateId: id }, { updateId: null });
  }

  /** The last report or status change of an action that was not withdrawn. */
  async lastUpdate(actionId: string): Promise<UpdateEntity | null> {
    return this.em.findOne(UpdateEntity, {
      where: { actionId, withdrawnAt: IsNull() },
      order: { recordedAt: 'DESC', id: 'DESC' },
    });
  }

  /**
   * The last update that reported the action complete. The action's status shows whether this claim is still current.
   */
  async lastClaim(actionId: string): Promise<UpdateEntity | null> {
    return this.em.findOne(UpdateEntity, {
      where: { actionId, statusAfter: 'claimed-done', withdrawnAt: IsNull() },
      order: { recordedAt: 'DESC', id: 'DESC' },
    });
  }

  /** All responses to the claims of an action, oldest first. */
  async verdicts(actionId: string): Promise<ValidationEntity[]> {
    return this.em.find(ValidationEntity, { where: { actionId }, order: { recordedAt: 'ASC', id: 'ASC' } });
  }

  /** Ends confirmations because what they confirmed was changed. */
  async lapse(ids: readonly string[], withdrawnAt: Date, lapsedContent: string): Promise<void> {
    await this.em.update(ValidationEntity, { id: In([...ids]) }, { withdrawnAt, lapsedContent });
  }

  /** Makes lapsed confirmations count again. */
  async restore(ids: readonly string[]): Promise<void> {
    await this.em.update(ValidationEntity, { id: In([...ids]) }, { withdrawnAt: null, lapsedContent: null });
  }

  async insertCorrection(correction: CorrectionEntity): Promise<void> {
    await this.em.insert(CorrectionEntity, correction);
  }

  async insertDueChanges(changes: readonly DueChangeEntity[]): Promise<void> {
    if (changes.length > 0) await this.em.insert(DueChangeEntity, [...changes]);
  }

  async withdraw(id: string, by: Pick<ValidationEntity, 'withdrawnAt' | 'withdrawnById'>): Promise<void> {
    await this.em.update(ValidationEntity, { id }, by);
  }

  async insertValidation(validation: ValidationEntity): Promise<void> {
    await this.em.insert(ValidationEntity, validation);
  }

  async insertEvidence(evidence: EvidenceEntity): Promise<void> {
    await this.em.insert(EvidenceEntity, evidence);
  }

  async evidenceCount(actionId: string): Promise<number> {
    return this.em.countBy(EvidenceEntity, { actionId });
  }

  async findEvidence(actionId: string, id: string): Promise<EvidenceEntity | null> {
    return this.em.findOneBy(EvidenceEntity, { actionId, id });
  }

  async lockEvidence(actionId: string, id: string): Promise<EvidenceEntity | null> {
    await this.em.query('SELECT FROM roadmap_evidence WHERE id = $1 FOR UPDATE', [id]);
    return this.findEvidence(actionId, id);
  }

  async removeEvidence(id: string): Promise<void> {
    await this.em.delete(EvidenceEntity, { id });
  }

  /** Links files of the action that have no update to this update; returns how many it found. */
  async attach(actionId: string, updateId: string, evidenceIds: readonly string[]): Promise<number> {
    if (evidenceIds.length === 0) return 0;
    const result = await this.em.update(
      EvidenceEntity,
      { actionId, id: In([...evidenceIds]), updateId: IsNull() },
      { updateId },
    );
    return result.affected ?? 0;
  }
}
