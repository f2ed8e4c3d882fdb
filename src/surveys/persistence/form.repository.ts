import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../platform/database/constraint.js';
import { surveyEvents } from '../domain/events.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { FormDraftEntity, FormEntity } from './form.entity.js';

const constraints = {
  uq_surveys_form_version: formProblems.versionPublished,
  uq_surveys_form_draft_name: formProblems.draftExists,
};

const savingEvents = [
  surveyEvents.questionnaireUploaded,
  surveyEvents.questionnaireCreated,
  surveyEvents.questionnaireEdited,
];

/** Questionnaires that were uploaded: drafts, and published versions. */
export class FormRepository {
  constructor(private readonly em: EntityManager) {}

  draft(id: string): Promise<FormDraftEntity | null> {
    return this.em.findOne(FormDraftEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  published(id: string): Promise<FormEntity | null> {
    return this.em.findOneBy(FormEntity, { id });
  }

  publishedVersion(name: string, version: string): Promise<FormEntity | null> {
    return this.em.findOneBy(FormEntity, { name, version });
  }

  /** The draft of a form for an upload. Simultaneous uploads of one name wait for each other. */
  async draftToReplace(workspaceId: string, name: string): Promise<FormDraftEntity | null> {
    await this.em.query("SELECT pg_advisory_xact_lock(hashtextextended('surveys_form_draft' || $1, 0))", [
      `${workspaceId} ${name}`,
    ]);
    return this.em.findOne(FormDraftEntity, { where: { name }, lock: { mode: 'pessimistic_write' } });
  }

  /** The person who saved a draft last; null if unknown. */
  async lastSavedBy(id: string): Promise<string | null> {
    const [row]: { personId: string | null }[] = await this.em.query(
      `SELECT actor_id AS "personId" FROM domain_event WHERE subject = $1 AND type = ANY ($2)
       ORDER BY recorded_at DESC, id DESC LIMIT 1`,
      [id, savingEvents],
    );
    return row?.personId ?? null;
  }

  /** Adds a draft, unless the form has one. */
  async addDraft(draft: FormDraftEntity): Promise<void> {
    try {
      await this.em.insert(FormDraftEntity, draft);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  /** Saves the next revision of a draft that was read with a lock. */
  async saveDraft({ id, ...draft }: Omit<FormDraftEntity, 'workspaceId'>): Promise<void> {
    await this.em.update(FormDraftEntity, { id }, draft);
  }

  async removeDraft(id: string): Promise<void> {
    await this.em.delete(FormDraftEntity, { id });
  }

  async publish({ revision: _, ...draft }: FormDraftEntity, at: Date): Promise<void> {
    try {
      await this.em.insert(FormEntity, { ...draft, createdAt: at });
    } catch (error) {
      mapConstraint(error, constraints);
    }
    await this.removeDraft(draft.id);
  }

  /** A draft that is not changed. */
  draftToRead(id: string): Promise<FormDraftEntity | null> {
    return this.em.findOneBy(FormDraftEntity, { id });
  }

  /** The files of the draft of a questionnaire; none if it has no draft. */
  async filesOfDraft(name: string): Promise<FormDraftEntity['files']> {
    const draft = await this.em.findOne(FormDraftEntity, { select: { files: true }, where: { name } });
    return draft?.files ?? [];
  }

  /** The files of the version that was published last. */
  async publishedFiles(name: string): Promise<FormEntity['files']> {
    const [latest] = await this.em.find(FormEntity, {
      ...{ select: { files: true }, where: { name }, order: { createdAt: 'DESC' }, take: 1 },
    });
    return latest?.files ?? [];
  }

  async isPublished(name: string, version: string): Promise<boolean> {
    return (await this.em.countBy(FormEntity, { name, version })) > 0;
  }

  /** The number after the highest version of this name that is a number. */
  async nextVersion(name: string): Promise<string> {
    const [row]: { next: string }[] = await this.em.query(
      `SELECT (coalesce(max(version::integer), 0) + 1)::text AS next FROM surveys_form
       WHERE name = $1 AND version ~ '^[0-9]{1,8}$'`,
      [name],
    );
    return row!.next;
  }
}
