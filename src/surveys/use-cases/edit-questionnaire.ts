import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { surveyEvents } from '../domain/events.js';
import { neededFiles, type StoredForm } from '../domain/form-files.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { blankForm, templateForm } from '../domain/template-form.js';
import { ModelFault, readModel, withoutTrees } from '../form/editing/index.js';
import type { FormModel } from '../form/model/form-model.js';
import { FormRepository } from '../persistence/form.repository.js';
import { draftSavedBy } from './draft-saved-by.js';
import { filesOf } from './form-files.js';
import { findingsOf, type FormFindings, summaryWith } from './form-findings.js';
import { refuseUnsuitable } from './upload-questionnaire.js';

export interface NewQuestionnaire {
  /** The form id. */
  readonly name: string;
  readonly title: string;
  /** `blank`, `built-in`, or the id of a draft or published version. */
  readonly template: string;
}

export interface EditedQuestionnaire {
  readonly id: string;
  /** The revision that the person edited. */
  readonly revision: number;
  /** A form model; expressions by their texts. */
  readonly model: unknown;
}

/** Bytes of the form as it is sent; a request may have 1 MB. */
const largestEdited = 950_000;

const formId = /^[A-Za-z][\w.-]*$/;

/** Creates and saves drafts in the editor. A draft may have errors; it is not published then. */
@Injectable()
export class EditQuestionnaire {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  create(actor: Actor, { name, title, template }: NewQuestionnaire): Promise<string> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
      if (!formId.test(name)) throw formProblems.badFormId();
      const { model, files } = await this.templateOf(tx, template, { id: name, title });
      const form = { ...model, id: name, title, version: '' };
      const id = newId(tx.now.getTime());
      const row = { id, workspaceId: tx.workspaceId, revision: 1, ...(await content(tx, { model: form, files })) };
      await tx.get(FormRepository).addDraft(row);
      const payload = { questionnaireId: id, questions: row.summary.questions };
      await tx.record({ type: surveyEvents.questionnaireCreated, subject: id, payload });
      return id;
    });
  }

  save(actor: Actor, { id, revision, model }: EditedQuestionnaire): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
      const forms = tx.get(FormRepository);
      const draft = await forms.draft(id);
      if (draft === null) throw surveyProblems.questionnaireNotFound();
      if (draft.revision !== revision)
        throw formProblems.draftChanged(await draftSavedBy(tx, { identity: this.identity, actor }, id));
      // the form id is that of the draft: another one would be another questionnaire
      const edited = { ...editedForm(model), id: draft.name };
      const next = await content(tx, { model: edited, files: draft.files });
      await forms.saveDraft({ id, revision: revision + 1, ...next });
      const payload = { questionnaireId: id, revision: revision + 1, questions: next.summary.questions };
      await tx.record({ type: surveyEvents.questionnaireEdited, subject: id, payload });
    });
  }

  /** What the checks say of a form that is not saved. */
  check(actor: Actor, model: unknown): Promise<FormFindings> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    const form = editedForm(model);
    return this.database.read(actor, async (tx) => {
      const files = neededFiles(form).length === 0 ? [] : await tx.get(FormRepository).filesOfDraft(form.id);
      const { attachments: _, ...findings } = findingsOf(form, await filesOf(tx, files));
      return findings;
    });
  }

  private async templateOf(
    tx: Transaction,
    template: string,
    form: Pick<FormModel, 'id' | 'title'>,
  ): Promise<StoredForm> {
    if (template === 'blank') return { model: blankForm(form), files: [] };
    if (template === 'built-in') return { model: templateForm(parkWorkerQuestionnaire, form, newId), files: [] };
    const forms = tx.get(FormRepository);
    const found = (await forms.published(template)) ?? (await forms.draft(template));
    if (found === null) throw surveyProblems.questionnaireNotFound();
    return { model: readModel(found.model, newId), files: found.files };
  }
}

function editedForm(given: unknown): FormModel {
  try {
    return readModel(given, newId);
  } catch (error) {
    if (error instanceof ModelFault) throw formProblems.notAForm(error.at);
    throw error;
  }
}

/** The form as the editor receives and sends it. */
export function editable(model: FormModel): object {
  const sent = withoutTrees(model);
  if (Buffer.byteLength(JSON.stringify(sent)) > largestEdited) throw formProblems.tooLargeToEdit();
  return sent;
}

/** What is stored of a form; one without a version gets the next number. */
async function content(tx: Transaction, { model: form, files }: StoredForm) {
  const forms = tx.get(FormRepository);
  const { id: name, title } = form;
  const version = form.version || (await forms.nextVersion(name));
  if (await forms.isPublished(name, version)) throw formProblems.versionPublished();
  const findings = findingsOf({ ...form, version }, await filesOf(tx, files));
  const model = { ...form, version, attachments: findings.attachments };
  refuseUnsuitable(model);
  editable(model);
  const summary = summaryWith(model, findings);
  return { name, version, title, summary, model, files, createdAt: tx.now };
}
