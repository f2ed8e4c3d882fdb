import type { FormQuestion, Source, Texts } from '../model/form-model.js';
import type { FormAnswers } from './form-answers.js';
import type { AnswerNode, QuestionAnswer } from './nodes.js';
import { pathOfAnswer } from './nodes.js';
import { offersCode, offersNothing } from './offered-choices.js';
import { hasBlank, toText, wordsOf } from './values.js';

/**
 * What is wrong with a set of answers, with the row of the form that says so. `unknown`, `type`, `shape`: answers that were
 * given and cannot be used; `calculated`: an answer that differs from what the form calculates; `choice`: a code that the
 * question does not offer; `required`: no answer; `constraint`: the condition is false.
 */
export interface Violation {
  readonly kind: 'unknown' | 'type' | 'shape' | 'calculated' | 'choice' | 'required' | 'constraint';
  readonly path: string;
  /** What the form says about it, by language; empty if it says nothing. */
  readonly message: Texts;
  readonly source: Source;
}

/** All violations: of answers that cannot be used first, then in the order of the form. */
export function checkFormAnswers(answers: FormAnswers): readonly Violation[] {
  const nowhere: Source = { sheet: '', row: 0 };
  const violations: Violation[] = answers.given.problems.map(({ kind, path, form }) => ({
    kind,
    path,
    message: {},
    source: form.item?.source ?? nowhere,
  }));
  addViolations(answers, answers.root, violations);
  return violations;
}

function addViolations(answers: FormAnswers, answer: AnswerNode, found: Violation[]): void {
  if (!answer.relevant) return;
  if (answer.kind === 'question') {
    const { question } = answer.form;
    const violation = question && violationOf(answers, answer, question);
    if (question === undefined || violation === undefined) return;
    const [kind, message] = violation;
    found.push({ kind, path: pathOfAnswer(answer), message, source: question.source });
    return;
  }
  for (const child of answer.children)
    if (child.kind !== 'repeat') addViolations(answers, child, found);
    else for (const instance of child.instances) addViolations(answers, instance, found);
}

/** The first that applies. Undefined if nothing is wrong. */
function violationOf(
  answers: FormAnswers,
  answer: QuestionAnswer,
  { requiredMessage, constraintMessage }: FormQuestion,
): readonly [Violation['kind'], Texts] | undefined {
  const { calculated } = answers.given;
  const given = calculated.size === 0 ? undefined : calculated.get(answer);
  if (given !== undefined && toText(given) !== answer.text) return ['calculated', {}];
  if (answer.value === '') return isRequired(answers, answer) ? ['required', requiredMessage] : undefined;
  const { hasChoices, checks } = answer.form;
  if (hasChoices && !areOffered(answers, answer)) return ['choice', {}];
  if (checks.constraint === undefined || checks.constraint(answers.frame(answer))) return undefined;
  return ['constraint', constraintMessage];
}

function areOffered(answers: FormAnswers, answer: QuestionAnswer): boolean {
  const { text, form } = answer;
  if (form.question?.type.kind === 'selectOne' || !hasBlank(text)) return offersCode(answers, answer, text);
  return wordsOf(text).every((code) => offersCode(answers, answer, code));
}

/** Whether an answer must be given at present. */
export function isRequired(answers: FormAnswers, answer: QuestionAnswer): boolean {
  const { isAsked, checks } = answer.form;
  if (!isAsked || !answer.relevant || checks.required === undefined) return false;
  return checks.required(answers.frame(answer)) && !offersNothing(answers, answer);
}
