import { importedFormTexts } from '../catalogue/imported-form.js';
import { definitionOf } from '../domain/form-definition.js';
import type { FormObstacle } from '../domain/form-obstacles.js';
import { obstaclesOf } from '../domain/form-obstacles.js';
import type { FormModel } from '../form/model/form-model.js';
import { checkForm } from '../xlsform/check-form.js';
import type { XlsformMessage } from '../xlsform/messages.js';

/** What the checks of an upload say of a form, with the rows of its written XLSForm, and why a wave cannot use it. */
export interface FormFindings {
  readonly messages: readonly XlsformMessage[];
  readonly obstacles: readonly FormObstacle[];
}

export function findingsOf(model: FormModel): FormFindings & Pick<FormModel, 'attachments'> {
  const reading = checkForm(model);
  const obstacles = reading.model === null ? obstaclesOf(model) : definitionOf(model, importedFormTexts).obstacles;
  return { messages: reading.messages, obstacles, attachments: reading.model?.attachments ?? model.attachments };
}

export const errorsIn = (messages: readonly XlsformMessage[]): number =>
  messages.filter(({ severity }) => severity === 'error').length;
