import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { localized } from '../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { withTextLimit } from '../domain/box-length.js';
import { changesBetween, filesChanged, type FormChange } from '../domain/form-changes.js';
import { definitionOf } from '../domain/form-definition.js';
import type { StoredForm } from '../domain/form-files.js';
import { languagesOf } from '../domain/form-summary.js';
import { phoneTexts, withHealthDates } from '../domain/phone-page.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { formProblems } from '../domain/problems-of-forms.js';
import { derivedTexts } from '../domain/questionnaire.js';
import { storedInWords } from '../domain/stored-fields.js';
import { newFormLanguages } from '../domain/template-form.js';
import { readModel, withoutTrees } from '../form/editing/index.js';
import { type PhoneModules, type PhoneOpening, toWire, wireTables } from '../form/index.js';
import type { FormModel } from '../form/model/form-model.js';
import { questionnaireRows, type QuestionnaireRow, storedForm } from '../queries/questionnaires.query.js';
import { editable } from './edit-questionnaire.js';
import { filesOf } from './form-files.js';
import { findingsOf, type FormFindings } from './form-findings.js';

export interface QuestionnaireDraft extends FormFindings, Pick<QuestionnaireRow, 'id' | 'name' | 'title' | 'version'> {
  readonly revision: number;
  /** The columns of its English and Chinese texts. */
  readonly languages: { readonly en: string; readonly zh: string };
  /** The form model without the trees of its expressions. */
  readonly model: object;
}

export interface QuestionnaireChanges {
  readonly before: Pick<QuestionnaireRow, 'id' | 'version' | 'state'>;
  readonly changes: readonly FormChange[];
}

/** A draft for the editor, its preview on the phone page, and what changed since another version. */
@Injectable()
export class ReadQuestionnaireDraft {
  constructor(private readonly database: Database) {}

  one(actor: Actor, id: string): Promise<QuestionnaireDraft> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.edit');
    return this.database.read(actor, async (tx) => {
      const { row, form } = await found(tx, id);
      if (row.state !== 'draft') throw surveyProblems.questionnaireNotFound();
      const model = readModel(editable(form.model), newId);
      const { attachments: _, ...findings } = findingsOf(model, await filesOf(tx, form.files));
      const { name, title, version, revision } = row;
      return {
        ...{ id, name, title, version, revision },
        languages: columnsOf(model),
        model: withoutTrees(model),
        ...findings,
      };
    });
  }

  changes(actor: Actor, id: string, since: string): Promise<QuestionnaireChanges> {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    return this.database.read(actor, async (tx) => {
      const [before, after] = [await found(tx, since), await found(tx, id)];
      const { id: earlier, version, state } = before.row;
      const changes = [
        ...filesChanged(before.form.files, after.form.files),
        ...changesBetween(before.form.model, after.form.model),
      ];
      return { before: { id: earlier, version, state }, changes };
    });
  }

  /** The questionnaire as a phone receives it, with the meaning of each text that a wave fills in, in brackets. */
  async opening(actor: Actor, id: string): Promise<PhoneOpening> {
    const { title, definition, texts, box } = await this.preview(actor, id);
    const { sheetTitle, summary, sheet } = texts;
    return {
      ...{ parkName: ['Preview', '预览'], resultsAddress: '', approval: '', demonstration: false },
      wave: { name: [title, title], state: 'open' },
      form: withTextLimit(toWire(definition, ['core']), box),
      texts: { sheetTitle, summary, sheet },
      offers: [],
    };
  }

  async modules(actor: Actor, id: string): Promise<PhoneModules> {
    const { definition, texts } = await this.preview(actor, id);
    const { sheetTitle: _title, summary: _summary, sheet: _sheet, ...later } = texts;
    return { version: definition.version, questions: [], texts: later, ...wireTables(definition) };
  }

  private async preview(actor: Actor, id: string) {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    const { row, model, files } = await this.database.read(actor, async (tx) => {
      const { row: one, form } = await found(tx, id);
      return { row: one, model: form.model, files: await filesOf(tx, form.files) };
    });
    if ((row.summary.errors ?? 0) > 0) throw formProblems.draftFaulty(row.summary.errors ?? 0);
    const { definition, obstacles, box } = definitionOf(model, importedFormTexts, files);
    if (box === null) throw formProblems.unsuitable(obstacles);
    const meanings = definition.placeholders.map(
      ({ name, meaning: { en, zh } }) =>
        [name, localized(`[${en}; filled in from the wave]`, `［${zh}；由调查填入］`)] as const,
    );
    const place = { park: localized('the park', '园区'), answersKeptUntil: null, healthKeptUntil: null };
    const values = { ...Object.fromEntries(meanings), ...derivedTexts(definition, place) };
    const texts = phoneTexts(definition, values, storedInWords('poster', 5));
    return { title: row.title, definition: withHealthDates(definition, values), texts, box };
  }
}

/** A language that the form does not have gets the name that new forms give it. */
function columnsOf(model: FormModel): QuestionnaireDraft['languages'] {
  const { en = newFormLanguages.en, zh = newFormLanguages.zh } = languagesOf(model);
  return { en, zh };
}

async function found(tx: ReadTransaction, id: string): Promise<{ row: QuestionnaireRow; form: StoredForm }> {
  const [row] = await questionnaireRows(tx, id);
  const form = await storedForm(tx, id);
  if (row === undefined || form === undefined) throw surveyProblems.questionnaireNotFound();
  return { row, form };
}
