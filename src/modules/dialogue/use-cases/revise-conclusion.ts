import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { conclusionFields } from '../domain/conclusion.js';
import type { ConclusionFields } from '../domain/conclusion.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { beingConfirmed, meetingOver } from '../domain/corrigendum-problems.js';
import { confirmationAsked, termUnneeded } from '../domain/confirmation-problems.js';
import { conclusionRevised } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, textMissing } from '../domain/problems.js';
import { shortfallOf } from '../domain/presence.js';
import { isSaid, tidy } from '../domain/text.js';
import { agreedInAfter, editOfText } from '../domain/translation.js';
import type { ConclusionEntity } from '../persistence/conclusion.entity.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { ConfirmationRepository } from '../persistence/confirmation.repository.js';
import { demandTerm, openConfirmation } from './confirmation-term.js';
import { meetingIn } from './open-meeting.js';
import { lockRoundtable } from './open-roundtable.js';
import { conclusionAsItStands } from './read-conclusions.js';
import { demandAgreedOn } from './record-conclusion.js';

export interface ConclusionRevision {
  readonly conclusionId: string;
  readonly baseVersion: number;
  readonly changes: Partial<ConclusionFields>;
  readonly reason?: string | null;
  /** Needed if the conclusion becomes subject to confirmation. */
  readonly confirmBy?: string | null;
}

/** Refuses to change what its meeting has agreed, or what organisations are being asked to confirm. */
async function demandRevisable(tx: Transaction, conclusionId: string): Promise<void> {
  const entry = await conclusionAsItStands(tx, conclusionId);
  if (entry?.fixedBecause === 'meeting-ended') throw meetingOver();
  if (entry?.fixedBecause === 'confirming') throw beingConfirmed();
}

/**
 * Adds a new version of the text while the meeting that reached the conclusion is in session (docs/adr/0089); earlier
 * versions are kept. The two languages are merged separately, so that translating and drafting do not conflict.
 */
@Injectable()
export class ReviseConclusion {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, revision: ConclusionRevision): Promise<{ version: number; textVersion: number }> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.revise');
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.find(revision.conclusionId);
      if (found === null) throw conclusionNotFound();
      const roundtable = await lockRoundtable(tx, found.roundtableId);
      await demandRevisable(tx, found.id);
      // Read again under the lock: another editor may have saved in between.
      const conclusion = (await repository.find(found.id)) ?? found;
      const { version, fieldVersions, textVersion } = conclusion;
      const { baseVersion, changes } = revision;
      const merged = mergeFields({
        current: conclusionFields(conclusion),
        version,
        fieldVersions,
        baseVersion,
        changes,
      });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return { version, textVersion };
      const { agreedOn } = merged.changed;
      if (agreedOn !== undefined) demandAgreedOn(await meetingIn(tx, roundtable, conclusion.meetingId), agreedOn);
      const dueOn = await this.term(tx, conclusion, { ...merged.changed, confirmBy: revision.confirmBy ?? null });
      const written = await this.write(tx, conclusion, { ...revision, ...merged });
      if (dueOn !== null) await openConfirmation(tx, conclusion, { dueOn, reason: null });
      return written;
    });
  }

  /** The term to be set. What organisations were asked to confirm stays so: their answers tell whether it is agreed. */
  private async term(
    tx: Transaction,
    conclusion: ConclusionEntity,
    change: Partial<ConclusionFields> & { readonly confirmBy: string | null },
  ): Promise<string | null> {
    const { id, agreement: before, agreedOn } = conclusion;
    const { agreement = before, confirmBy } = change;
    // the groups that were missing have been asked
    if (before !== agreement && shortfallOf(conclusion.presence) === 'groups') throw confirmationAsked();
    if (before !== 'ad-referendum') return demandTerm(confirmBy, { agreement, agreedOn: change.agreedOn ?? agreedOn });
    if (confirmBy !== null) throw termUnneeded();
    const asked = await tx.get(ConfirmationRepository).ofConclusion(id);
    if (agreement !== 'ad-referendum' && asked.length > 0) throw confirmationAsked();
    return null;
  }

  private async write(
    tx: Transaction,
    conclusion: ConclusionEntity,
    change: Pick<ConclusionEntity, 'version' | 'fieldVersions'> & {
      readonly changed: Partial<ConclusionFields>;
      readonly reason?: string | null;
    },
  ): Promise<{ version: number; textVersion: number }> {
    const repository = tx.get(ConclusionRepository);
    const { en, zh, agreement, agreedOn } = { ...conclusionFields(conclusion), ...change.changed };
    const text = tidy({ en, zh });
    if (!isSaid(text)) throw textMissing('/text');
    const reworded = change.changed.en !== undefined || change.changed.zh !== undefined;
    const textVersion = conclusion.textVersion + (reworded ? 1 : 0);
    const { version, fieldVersions } = change;
    const { kind, ...stale } = editOfText(conclusion, { text, version: textVersion });
    const agreedIn = agreedInAfter(conclusion.agreedIn, { text, kind, ...stale });
    const fields = { text, textVersion, ...stale, agreedIn, agreement, agreedOn, version, fieldVersions };
    await repository.update(conclusion.id, fields);
    if (reworded) {
      const reason = change.reason?.trim() || null;
      const row = { id: newId(), workspaceId: tx.workspaceId, conclusionId: conclusion.id, version: textVersion, kind };
      await repository.addText({ ...row, text, reason, personId: tx.actor.personId, writtenAt: tx.now });
    }
    const { id: conclusionId, roundtableId } = conclusion;
    const facts = { fields: Object.keys(change.changed), textVersion, reworded: reworded && kind === 'revised' };
    const payload = { conclusionId, roundtableId, ...facts };
    await tx.record({ type: conclusionRevised, subject: conclusion.id, payload });
    return { version, textVersion };
  }
}
