import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { neededFiles } from '../domain/form-files.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { FormFileRepository } from '../persistence/form-file.repository.js';
import { FormRepository } from '../persistence/form.repository.js';
import { draftSavedBy } from './draft-saved-by.js';

/** Publishes or deletes a draft. An upload gives a draft a new id, so that nothing is published that was not seen. */
@Injectable()
export class DecideQuestionnaire {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  /** From now on this version never changes. `revision`: the one that the person saw. */
  publish(actor: Actor, id: string, revision?: number): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
      const forms = tx.get(FormRepository);
      const draft = await forms.draft(id);
      if (draft === null) throw surveyProblems.questionnaireNotFound();
      if (revision !== undefined && draft.revision !== revision)
        throw formProblems.draftChangedUnseen(await draftSavedBy(tx, { identity: this.identity, actor }, id));
      const { errors = 0 } = draft.summary;
      if (errors > 0) throw formProblems.draftFaulty(errors);
      const needed = neededFiles(draft.model);
      await forms.publish({ ...draft, files: draft.files.filter(({ name }) => needed.includes(name)) }, tx.now);
      await removeUnusedFiles(tx);
      await tx.record({
        type: surveyEvents.questionnairePublished,
        subject: id,
        payload: { questionnaireId: id, questions: draft.summary.questions },
      });
    });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
      const forms = tx.get(FormRepository);
      if ((await forms.draft(id)) === null) throw surveyProblems.questionnaireNotFound();
      await forms.removeDraft(id);
      await removeUnusedFiles(tx);
      const payload = { questionnaireId: id };
      await tx.record({ type: surveyEvents.questionnaireDeleted, subject: id, payload });
    });
  }
}

async function removeUnusedFiles(tx: Transaction): Promise<void> {
  const files = tx.get(FormFileRepository);
  await files.waitForTurn(tx.workspaceId);
  await files.removeUnused();
}
