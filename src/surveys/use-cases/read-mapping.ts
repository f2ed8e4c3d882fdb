import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { indicatorVariables } from '../catalogue/indicator-variables.js';
import { followRenames, mappableQuestions } from '../domain/mappable-questions.js';
import { ownSexCodes, type SexCodes, sexCodesOf } from '../domain/mapping.js';
import { type EarlierMapping, proposedMapping } from '../domain/mapping-check.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import type { FormModel } from '../form/model/form-model.js';
import { mappingOfEarlierVersion, mappingOfForm, mappingOfWave, wavesWithMapping } from '../queries/mappings.query.js';
import { questionnaireRows, storedForm } from '../queries/questionnaires.query.js';
import { withFilesRead } from './form-files.js';

/** Which questions of a published questionnaire indicators use: what is saved, or a proposal if nothing is. */
@Injectable()
export class ReadMapping {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string) {
    demand(actor, surveysPermissions, 'surveys.questionnaire.read');
    return this.database.read(actor, async (tx) => {
      const [form] = await questionnaireRows(tx, id);
      const stored = await storedForm(tx, id);
      if (form?.state !== 'published' || stored === undefined) throw surveyProblems.questionnaireNotFound();
      const model = await withFilesRead(tx, stored);
      const questions = mappableQuestions(model);
      const sides = { questions, variables: indicatorVariables };
      const saved = await mappingOfForm(tx, id);
      const isSaved = saved.version > 0;
      const { name, title, version: formVersion } = form;
      return {
        ...{ name, title, formVersion, version: saved.version },
        variables: indicatorVariables.map(({ module: _, units, ...variable }) => ({
          ...variable,
          units: units.map(({ code, label }) => ({ code, label })),
        })),
        questions: questions.map(({ role: _, ...question }) => question),
        mapped: isSaved ? saved.variables : proposedMapping(sides, await earlierMapping(tx, id, model)),
        waves: await wavesWithMapping(tx, id),
      };
    });
  }
}

async function earlierMapping(
  tx: ReadTransaction,
  formId: string,
  later: FormModel,
): Promise<EarlierMapping | undefined> {
  const earlier = await mappingOfEarlierVersion(tx, formId);
  const stored = earlier && (await storedForm(tx, earlier.formId));
  const model = stored && (await withFilesRead(tx, stored));
  const found = model && { mapped: earlier.variables, questions: mappableQuestions(model) };
  return found && followRenames(found, model, later);
}

/** The codes of women and men in the answers of a wave. */
export async function readSexCodes(tx: ReadTransaction, waveId: string): Promise<SexCodes> {
  const mapping = await mappingOfWave(tx, waveId);
  return mapping === null ? ownSexCodes : sexCodesOf(mapping.variables);
}
