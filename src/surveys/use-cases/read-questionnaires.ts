import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { FormLine, FormLineList } from '../domain/form-lines.js';
import { linesOf, listsOf } from '../domain/form-lines.js';
import { definitionOf } from '../domain/form-definition.js';
import type { FormObstacle } from '../domain/form-obstacles.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireRow } from '../queries/questionnaires.query.js';
import { questionnaireModel, questionnaireRows, wavesWith } from '../queries/questionnaires.query.js';
import { writeForm, type WrittenSheet } from '../xlsform/write-form.js';

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
}

/** A draft or published version as the sheets of an XLSForm. */
export interface WrittenXlsform {
  readonly fileName: string;
  readonly sheets: readonly WrittenSheet[];
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
      const model = await questionnaireModel(tx, id);
      if (row === undefined || model === undefined) throw surveyProblems.questionnaireNotFound();
      const { obstacles } = definitionOf(model, importedFormTexts);
      return { ...row, lines: linesOf(model), lists: listsOf(model), obstacles };
    });
  }

  xlsform(actor: Actor, id: string): Promise<WrittenXlsform> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    return this.database.read(actor, async (tx) => {
      const model = await questionnaireModel(tx, id);
      if (model === undefined) throw surveyProblems.questionnaireNotFound();
      // a header of HTTP has no other characters
      const fileName = `${model.id}-${model.version}.xlsx`.replace(/[^\w.-]+/g, '_');
      return { fileName, sheets: writeForm(model) };
    });
  }
}
