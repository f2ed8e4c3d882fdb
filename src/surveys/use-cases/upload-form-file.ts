import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { displayName } from '../../kernel/file-name.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { detectEncoding, looksLikeTable } from '../../platform/storage/table-file.js';
import { surveyEvents } from '../domain/events.js';
import { kindOf, largestFormFile, mostFormFiles } from '../domain/file-table.js';
import { type FormFileRef, neededFiles } from '../domain/form-files.js';
import type { FormSummary } from '../domain/form-summary.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { fileProblems } from '../domain/problems-of-form-files.js';
import type { FormDraftEntity } from '../persistence/form.entity.js';
import { FormFileRepository } from '../persistence/form-file.repository.js';
import { FormRepository } from '../persistence/form.repository.js';
import { filesOf, hashOf } from './form-files.js';
import { findingsOf, summaryWith } from './form-findings.js';
import { readFormFile } from './read-form-file.js';

export interface OfferedFile {
  readonly questionnaireId: string;
  /** As the sender names it; it must be one that the questionnaire needs, apart from characters that are unsafe in names. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Stores a CSV, XML or GeoJSON file that a draft needs, in place of one with the same name. */
@Injectable()
export class UploadFormFile {
  constructor(private readonly database: Database) {}

  /** Checks the permission before the file is received. */
  admit(actor: Actor): Promise<void> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    return Promise.resolve();
  }

  async execute(actor: Actor, { questionnaireId, name: sentName, bytes }: OfferedFile): Promise<void> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    // before the work of reading a large file
    const { name } = await this.database.read(actor, async (tx) =>
      demandNeeded(await tx.get(FormRepository).draftToRead(questionnaireId), sentName),
    );
    const content = kindOf(name) === 'csv' ? await csvText(bytes) : utf8Text(bytes);
    const { table, faults } = readFormFile(name, content);
    if (faults.length > 0) throw fileProblems.faulty(name, faults);
    const file = { name, sha256: hashOf(content), bytes: Buffer.byteLength(content), rows: table.rows.length };
    await this.database.write(actor, async (tx) => {
      const { draft } = demandNeeded(await tx.get(FormRepository).draft(questionnaireId), name);
      const summary = await keep(tx, draft, { file, content });
      const payload = { questionnaireId, revision: draft.revision + 1, questions: summary.questions };
      await tx.record({ type: surveyEvents.questionnaireEdited, subject: questionnaireId, payload });
    });
  }
}

function demandNeeded(draft: FormDraftEntity | null, sent: string): { draft: FormDraftEntity; name: string } {
  if (draft === null) throw surveyProblems.questionnaireNotFound();
  const needed = neededFiles(draft.model);
  const name = needed.find((each) => each === sent) ?? needed.find((each) => displayName(each) === displayName(sent));
  if (name === undefined) throw fileProblems.notNeeded(sent, needed);
  return { draft, name };
}

/**
 * The draft gets the next revision, so that no one publishes a file that they have not seen. Files that it needs no longer
 * are removed.
 */
async function keep(
  tx: Transaction,
  draft: FormDraftEntity,
  { file, content }: { readonly file: FormFileRef; readonly content: string },
): Promise<FormSummary> {
  const needed = neededFiles(draft.model);
  const files = [...draft.files.filter(({ name }) => name !== file.name && needed.includes(name)), file];
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  if (files.length > mostFormFiles || bytes > largestFormFile) throw fileProblems.tooMany(file.name);
  const contents = tx.get(FormFileRepository);
  await contents.waitForTurn(tx.workspaceId);
  await contents.add({ workspaceId: tx.workspaceId, sha256: file.sha256, content, createdAt: tx.now });
  const summary = summaryWith(draft.model, findingsOf(draft.model, await filesOf(tx, files)));
  const revision = draft.revision + 1;
  await tx.get(FormRepository).saveDraft({ ...draft, files, summary, revision, createdAt: tx.now });
  await contents.removeUnused();
  return summary;
}

/** UTF-8, which JSON requires and XML has unless it says otherwise. */
function utf8Text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileProblems.notUtf8();
  }
}

/** UTF-8, or GB18030, as Chinese spreadsheet programs write CSV files. */
async function csvText(bytes: Uint8Array): Promise<string> {
  if (!looksLikeTable(bytes)) throw fileProblems.unreadable();
  const encoding = await detectEncoding(Readable.from([Buffer.from(bytes)]));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw fileProblems.unreadable();
  }
}
