import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionFields } from '../domain/conclusion.js';
import * as problems from '../domain/conclusion-problems.js';
import { conclusionTranslated, reservationTranslated } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, textMissing } from '../domain/problems.js';
import { otherLanguage, translationDue } from '../domain/translation.js';
import type { TextLanguage } from '../domain/translation.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { lockRoundtable } from './open-roundtable.js';
import { reservationSource } from './reservation-proposal.js';

export interface ConclusionTranslation {
  readonly conclusionId: string;
  /** The version whose source text was translated. */
  readonly baseVersion: number;
  readonly language: TextLanguage;
  /** Null: the existing translation is still correct. */
  readonly text: string | null;
}

/**
 * Updates the translation of a conclusion. This changes nothing that was agreed, so a closed roundtable stays closed.
 */
@Injectable()
export class TranslateConclusion {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, translation: ConclusionTranslation): Promise<{ version: number; textVersion: number }> {
    demand(actor, dialoguePermissions, 'dialogue.translation.repair');
    const { conclusionId, baseVersion, language } = translation;
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.find(conclusionId);
      if (found === null) throw problems.conclusionNotFound();
      await lockRoundtable(tx, found.roundtableId);
      const conclusion = (await repository.find(found.id)) ?? found;
      const due = translationDue(conclusion, language);
      if (due === null) throw problems.translationNotDue();
      if ((conclusion.fieldVersions[otherLanguage(language)] ?? 0) > baseVersion) throw problems.sourceChanged();
      const said = translation.text?.trim() ?? conclusion.text[language];
      if (said === '') throw textMissing('/text');
      const { version, fieldVersions } = conclusion;
      const current = conclusionFields(conclusion);
      const merged = mergeFields({ current, version, fieldVersions, baseVersion, changes: { [language]: said } });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      const text = { ...conclusion.text, [language]: said };
      const textVersion = conclusion.textVersion + 1;
      const next = { version: version + 1, fieldVersions: merged.fieldVersions };
      const stale =
        due === 'out-of-date'
          ? { staleLanguage: null, staleSince: null }
          : { staleLanguage: conclusion.staleLanguage, staleSince: conclusion.staleSince };
      await repository.update(conclusion.id, { text, textVersion, ...next, ...stale });
      const row = {
        id: newId(),
        workspaceId: tx.workspaceId,
        conclusionId,
        version: textVersion,
        kind: 'translated' as const,
      };
      await repository.addText({ ...row, text, reason: null, personId: actor.personId, writtenAt: tx.now });
      const payload = { conclusionId, language, textVersion };
      await tx.record({ type: conclusionTranslated, subject: conclusionId, payload });
      return { version: next.version, textVersion };
    });
  }
}

export interface ReservationTranslation {
  readonly reservationId: string;
  readonly language: TextLanguage;
  /** The translation that the interpreter saw; blank if there was none. */
  readonly replaces: string;
  readonly text: string;
}

/**
 * Adds or corrects the translation of a statement, also in its undecided proposal; the statement in its original
 * language does not change.
 */
@Injectable()
export class TranslateReservation {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { reservationId, language, replaces, text }: ReservationTranslation): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.translation.repair');
    const said = text.trim();
    if (said === '') throw textMissing('/text');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.findReservation(reservationId);
      const conclusion = found === null ? null : await repository.find(found.conclusionId);
      if (found === null || conclusion === null) throw problems.reservationNotFound();
      await lockRoundtable(tx, conclusion.roundtableId);
      const reservation = (await repository.findReservation(reservationId)) ?? found;
      const { statement, translatedLanguage } = reservation;
      if (statement[language] !== '' && translatedLanguage !== language) throw problems.translationNotDue();
      if (statement[language] !== replaces && statement[language] !== said) throw problems.translatedMeanwhile();
      const translated = { ...statement, [language]: said };
      await repository.updateReservation(reservationId, { statement: translated, translatedLanguage: language });
      const note = { from: statement, to: translated, field: language === 'en' ? 'noteEn' : 'noteZh' };
      await tx.get(AgendaItemRepository).updateNote(reservationSource(reservation), note);
      const payload = { reservationId, language };
      await tx.record({ type: reservationTranslated, subject: conclusion.id, payload });
    });
  }
}
