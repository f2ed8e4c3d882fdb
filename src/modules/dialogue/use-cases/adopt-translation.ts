import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { conclusionNotFound, translationNotAdoptable } from '../domain/conclusion-problems.js';
import { translationAdopted } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { languagesOf } from '../domain/translation.js';
import { ConclusionRepository } from '../persistence/conclusion.repository.js';
import { lockRoundtable } from './open-roundtable.js';
import { conclusionAsItStands } from './read-conclusions.js';
import { demandRecording } from './record-conclusion.js';

interface AdoptedTranslation {
  readonly conclusionId: string;
  /** The version of the text that the groups adopted. */
  readonly textVersion: number;
}

/**
 * Records that the groups adopted the translation of a conclusion: both versions are then what was agreed. Also after
 * the roundtable has closed, because translations come later.
 */
@Injectable()
export class AdoptTranslation {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { conclusionId, textVersion }: AdoptedTranslation): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.add');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(ConclusionRepository);
      const found = await repository.find(conclusionId);
      if (found === null) throw conclusionNotFound();
      await demandRecording(tx, found.roundtableId);
      await lockRoundtable(tx, found.roundtableId);
      const conclusion = await conclusionAsItStands(tx, conclusionId);
      if (conclusion === undefined) throw conclusionNotFound();
      const { text, staleLanguage, agreedIn, label, version } = conclusion;
      const isTranslated = languagesOf(text) === 'both' && staleLanguage === null;
      if (agreedIn === 'both' || !isTranslated || conclusion.textVersion !== textVersion)
        throw translationNotAdoptable();
      await repository.update(conclusionId, { agreedIn: 'both', version: version + 1 });
      const payload = { conclusionId, label, textVersion };
      await tx.record({ type: translationAdopted, subject: conclusionId, payload });
    });
  }
}
