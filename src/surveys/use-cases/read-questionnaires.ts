import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { withoutFormulas } from '../../kernel/csv.js';
import { displayName } from '../../kernel/file-name.js';
import { Database } from '../../platform/database/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { type AnswerLength, answerLengthOf } from '../domain/box-length.js';
import type { FormLine, FormLineList } from '../domain/form-lines.js';
import { linesOf, listsOf } from '../domain/form-lines.js';
import { definitionOf } from '../domain/form-definition.js';
import { kindOf } from '../domain/file-table.js';
import { type FormFileRef, neededFiles } from '../domain/form-files.js';
import type { FormObstacle } from '../domain/form-obstacles.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { FormFileRepository } from '../persistence/form-file.repository.js';
import type { QuestionnaireRow } from '../queries/questionnaires.query.js';
import { questionnaireRows, storedForm, wavesWith } from '../queries/questionnaires.query.js';
import { writeForm, type WrittenSheet } from '../xlsform/write-form.js';
import { filesOf } from './form-files.js';

/** The questionnaire that is part of the program; it is installed when a wave uses it. */
export interface BuiltInQuestionnaire {
  readonly name: string;
  readonly version: string;
  readonly questions: number;
  readonly waves: number;
}

export interface QuestionnairePage extends QuestionnaireRow {
  readonly lines: readonly FormLine[];
  readonly lists: readonly FormLineList[];
  /** Why a wave cannot use it. */
  readonly obstacles: readonly FormObstacle[];
  /** Of stored answers; null: a wave cannot use it. */
  readonly answerLength: AnswerLength | null;
  /** The files that it needs; null: not uploaded yet. */
  readonly files: readonly { readonly name: string; readonly stored: Omit<FormFileRef, 'name'> | null }[];
}

/** A draft or published version as the sheets of an XLSForm, with its files. */
export interface WrittenXlsform {
  /** Without an ending. */
  readonly fileName: string;
  readonly sheets: readonly WrittenSheet[];
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/** Uploaded questionnaires: drafts and published versions. */
@Injectable()
export class ReadQuestionnaires {
  constructor(private readonly database: Database) {}

  all(actor: Actor): Promise<{ readonly builtIn: BuiltInQuestionnaire; readonly items: readonly QuestionnaireRow[] }> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    const { id: name, version, questions } = parkWorkerQuestionnaire;
    const asked = questions.filter(({ type }) => type !== 'calculate').length;
    return this.database.read(actor, async (tx) => ({
      builtIn: { name, version, questions: asked, waves: await wavesWith(tx, name, version) },
      items: await questionnaireRows(tx),
    }));
  }

  one(actor: Actor, id: string): Promise<QuestionnairePage> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    return this.database.read(actor, async (tx) => {
      const [row] = await questionnaireRows(tx, id);
      const form = await storedForm(tx, id);
      if (row === undefined || form === undefined) throw surveyProblems.questionnaireNotFound();
      const { model } = form;
      const { obstacles, box } = definitionOf(model, importedFormTexts, await filesOf(tx, form.files));
      const answerLength = answerLengthOf(box);
      const files = neededFiles(model).map((name) => ({
        name,
        stored: contentOf(form.files.find((each) => each.name === name)),
      }));
      return { ...row, lines: linesOf(model), lists: listsOf(model), obstacles, answerLength, files };
    });
  }

  xlsform(actor: Actor, id: string): Promise<WrittenXlsform> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    return this.database.read(actor, async (tx) => {
      const form = await storedForm(tx, id);
      if (form === undefined) throw surveyProblems.questionnaireNotFound();
      const { model } = form;
      const contents = await tx.get(FormFileRepository).contents(form.files.map(({ sha256 }) => sha256));
      const files = form.files.flatMap(({ name, sha256 }) => {
        const content = contents.get(sha256);
        // a form decides the name, and a name in an archive must not be a path
        if (content === undefined) return [];
        const safe = kindOf(name) === 'csv' ? withoutFormulas(content) : content;
        return [{ name: displayName(name), content: safe }];
      });
      // a header of HTTP has no other characters
      const fileName = `${model.id}-${model.version}`.replace(/[^\w.-]+/g, '_');
      return { fileName, sheets: writeForm(model), files };
    });
  }
}

const contentOf = (file: FormFileRef | undefined): Omit<FormFileRef, 'name'> | null =>
  file === undefined ? null : { sha256: file.sha256, bytes: file.bytes, rows: file.rows };
