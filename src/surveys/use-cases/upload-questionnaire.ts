import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { AnswerLength } from '../domain/box-length.js';
import { surveyEvents } from '../domain/events.js';
import { neededFiles } from '../domain/form-files.js';
import { summaryOf } from '../domain/form-summary.js';
import { failedTests } from '../domain/form-tests.js';
import { surveysPermissions } from '../domain/policy.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { withIdsOf } from '../domain/same-items.js';
import type { FormModel } from '../form/model/form-model.js';
import { FormRepository } from '../persistence/form.repository.js';
import type { XlsformMessage } from '../xlsform/messages.js';
import { filesOf } from './form-files.js';
import { findingsOf } from './form-findings.js';
import type { OfferedForm } from './parse-form.js';
import { parseForm } from './parse-form.js';

/** The reader's own limit. */
export const largestForm = 20_000_000;
/** Characters of the stored form. */
const largestModel = 30_000_000;
const longest = { name: 100, title: 300, version: 40 };

export interface UploadedForm {
  /** Null: the form was refused, for the reasons in the messages. */
  readonly id: string | null;
  readonly messages: readonly XlsformMessage[];
  /** Files that it needs and that must still be uploaded. */
  readonly missingFiles: readonly string[];
  /** Of stored answers; null: a wave cannot use the form, or not yet. */
  readonly answerLength: AnswerLength | null;
}

/**
 * Reads an XLSForm and stores it as a draft, or as the next revision of the draft with the same form id: saving an
 * older revision in the editor is refused then. A form with errors is refused and nothing is stored.
 */
@Injectable()
export class UploadQuestionnaire {
  constructor(private readonly database: Database) {}

  /** Checks the permission before the file is received. */
  admit(actor: Actor): Promise<void> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    return Promise.resolve();
  }

  async execute(actor: Actor, file: OfferedForm): Promise<UploadedForm> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    const { model, messages } = await parseForm(file);
    if (model === null) return { id: null, messages, missingFiles: [], answerLength: null };
    refuseUnsuitable(model);
    const stored = await this.database.write(actor, (tx) => store(tx, model));
    return { ...stored, messages };
  }
}

export function refuseUnsuitable(model: FormModel): void {
  const { id, title, version } = model;
  if (id.length > longest.name || title.length > longest.title || version.length > longest.version)
    throw formProblems.namesTooLong();
  if (id === parkWorkerQuestionnaire.id) throw formProblems.nameReserved();
  const text = JSON.stringify(model);
  if (text.length > largestModel) throw formProblems.modelTooLarge();
  // the database cannot store this character, and no spreadsheet program writes it
  if (text.includes('\\u0000')) throw formProblems.unreadable();
}

async function store(tx: Transaction, model: FormModel): Promise<Omit<UploadedForm, 'messages'> & { id: string }> {
  const forms = tx.get(FormRepository);
  const { id: name, title } = model;
  const version = model.version || (await forms.nextVersion(name));
  if (await forms.isPublished(name, version)) throw formProblems.versionPublished();
  const before = await forms.draftToReplace(tx.workspaceId, name);
  const files = before?.files ?? (await forms.publishedFiles(name));
  const id = before?.id ?? newId(tx.now.getTime());
  const identified = before === null ? model : testedAs(before.model, withIdsOf(before.model, model));
  const { tests, answerLength } = findingsOf(identified, await filesOf(tx, files));
  const failed = failedTests(tests);
  const summary = { ...summaryOf(model), ...(failed > 0 && { failedTests: failed }) };
  const next = { id, name, version, title, summary, createdAt: tx.now, revision: (before?.revision ?? 0) + 1 };
  const stored = { ...next, model: { ...identified, version }, files };
  if (before === null) await forms.addDraft({ ...stored, workspaceId: tx.workspaceId });
  else await forms.saveDraft(stored);
  const payload = { questionnaireId: id, questions: summary.questions };
  await tx.record({ type: surveyEvents.questionnaireUploaded, subject: id, payload });
  const known = new Set(files.map((file) => file.name));
  return { id, missingFiles: neededFiles(model).filter((file) => !known.has(file)), answerLength };
}

/** An XLSForm has neither tests nor files: it keeps those of the draft that it replaces. */
const testedAs = ({ tests }: FormModel, model: FormModel): FormModel => (tests ? { ...model, tests } : model);
