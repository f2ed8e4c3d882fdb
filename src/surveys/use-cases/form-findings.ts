import { importedFormTexts } from '../catalogue/imported-form.js';
import { type AnswerLength, answerLengthOf } from '../domain/box-length.js';
import { definitionOf } from '../domain/form-definition.js';
import { type FormFiles, withFileLists } from '../domain/form-files.js';
import type { FormObstacle } from '../domain/form-obstacles.js';
import { obstaclesOf } from '../domain/form-obstacles.js';
import { type FormSummary, summaryOf } from '../domain/form-summary.js';
import { failedTests, runTests, type TestResult } from '../domain/form-tests.js';
import type { FormModel } from '../form/model/form-model.js';
import { checkForm } from '../xlsform/check-form.js';
import type { XlsformMessage } from '../xlsform/messages.js';

/** What the checks of an upload say of a form, with the rows of its written XLSForm, and why a wave cannot use it. */
export interface FormFindings {
  readonly messages: readonly XlsformMessage[];
  readonly obstacles: readonly FormObstacle[];
  readonly tests: readonly TestResult[];
  /** Of stored answers; null: a wave cannot use the form. */
  readonly answerLength: AnswerLength | null;
}

export function findingsOf(model: FormModel, files: FormFiles): FormFindings & Pick<FormModel, 'attachments'> {
  const reading = checkForm(model);
  const definition = reading.model === null ? null : definitionOf(model, importedFormTexts, files);
  const { attachments } = reading.model ?? model;
  const obstacles = definition?.obstacles ?? obstaclesOf(withFileLists(model, files));
  const answerLength = answerLengthOf(definition?.box ?? null);
  return { messages: reading.messages, obstacles, tests: runTests(model, definition), answerLength, attachments };
}

/** The summary of a form with the number of its errors and failed tests. */
export function summaryWith(model: FormModel, { messages, tests }: FormFindings): FormSummary {
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  const failed = failedTests(tests);
  return { ...summaryOf(model), ...(errors > 0 && { errors }), ...(failed > 0 && { failedTests: failed }) };
}
