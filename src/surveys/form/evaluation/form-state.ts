import type { Source } from '../model/form-model.js';
import { answerAsJson } from './answer-types.js';
import type { Violation } from './check-form-answers.js';
import { checkFormAnswers, isRequired } from './check-form-answers.js';
import type { FormAnswers } from './form-answers.js';
import type { AnswerNode, QuestionAnswer } from './nodes.js';
import { pathOfAnswer } from './nodes.js';
import { offeredCodes } from './offered-choices.js';

/** A question after a set of answers. */
interface QuestionState extends Source {
  readonly path: string;
  readonly type: string;
  readonly relevant: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Null if blank; a list of codes for questions with several choices. */
  readonly value: string | number | readonly string[] | null;
  /** How many choices the question offers, and the codes of the first of them; only if it is relevant. */
  readonly choices?: { readonly count: number; readonly first: readonly string[] };
}

/** What a set of answers means for a form. */
interface FormStateReport {
  /** Whether there is no violation. */
  readonly valid: boolean;
  readonly questions: readonly QuestionState[];
  readonly violations: readonly (Omit<Violation, 'source'> & Source)[];
  /** Paths of answers that are not counted, because their question is not relevant. */
  readonly pruned: readonly string[];
}

/** Codes of choices that the report lists for each question. */
const LISTED_CODES = 20;

/** Describes every question in the order of the form, in plain data. */
export function formStateOf(answers: FormAnswers): FormStateReport {
  const questions = [...questionsBelow(answers.root)];
  const violations = checkFormAnswers(answers).map(({ source, ...violation }) => ({ ...violation, ...source }));
  return {
    valid: violations.length === 0,
    questions: questions.map((question) => questionState(answers, question)),
    violations,
    pruned: questions.filter(({ relevant, isGiven }) => !relevant && isGiven).map(pathOfAnswer),
  };
}

function* questionsBelow(answer: AnswerNode): Generator<QuestionAnswer> {
  if (answer.kind === 'question') {
    yield answer;
    return;
  }
  for (const child of answer.children)
    if (child.kind !== 'repeat') yield* questionsBelow(child);
    else for (const instance of child.instances) yield* questionsBelow(instance);
}

function questionState(answers: FormAnswers, answer: QuestionAnswer): QuestionState {
  const { question, checks } = answer.form;
  const { type, source } = question ?? { type: { kind: 'note' } as const, source: { sheet: '', row: 0 } };
  const codes = answer.relevant ? offeredCodes(answers, answer) : undefined;
  return {
    path: pathOfAnswer(answer),
    ...source,
    type: type.kind === 'metadata' ? type.of : type.kind,
    relevant: answer.relevant,
    required: isRequired(answers, answer),
    readOnly: checks.readOnly?.(answers.frame(answer)) ?? false,
    value: answerAsJson(type, answer.value),
    ...(codes && { choices: { count: codes.length, first: codes.slice(0, LISTED_CODES) } }),
  };
}
