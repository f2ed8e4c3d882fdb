import { toText, toTruth } from './expression/values.js';
import type { ValueFault } from './answer-value.js';
import { valueFault } from './answer-value.js';
import type { Form, FormQuestion } from './form.js';
import { textOf } from './form.js';
import type { Answers } from '../questionnaire.js';

/** The state derived from one set of answers. Arrays are indexed by slot. */
export interface Evaluation {
  /** The values that expressions read: blank if the question is not relevant. */
  readonly values: string[];
  readonly relevant: boolean[];
}

/** Evaluates relevance and calculations in one pass, in order of dependency; linear in the size of the form. */
export function evaluateForm(form: Form, answers: Answers, modules: ReadonlySet<string>): Evaluation {
  const evaluation: Evaluation = {
    values: new Array<string>(form.slots.size).fill(''),
    relevant: new Array<boolean>(form.slots.size).fill(false),
  };
  const around = { form, modules, raw: (name: string): string => textOf(answers, name) };
  for (const question of form.order) settle(question, evaluation, around);
  return evaluation;
}

export interface Surroundings {
  readonly form: Form;
  readonly modules: ReadonlySet<string>;
  readonly raw: (name: string) => string;
}

/** Updates one question. Returns whether a value that others may read has changed. */
export function settle(question: FormQuestion, evaluation: Evaluation, around: Surroundings): boolean {
  const { values, relevant } = evaluation;
  const { slot, markSlot } = question;
  const now = isAsked(question, values, around);
  const value = now ? valueOf(question, values, around) : '';
  const mark = now && markSlot >= 0 ? around.raw(question.decline?.stored_in ?? '') : '';
  const markChanged = markSlot >= 0 && values[markSlot] !== mark;
  const changed = markChanged || relevant[slot] !== now || values[slot] !== value;
  relevant[slot] = now;
  values[slot] = value;
  if (markSlot >= 0) values[markSlot] = mark;
  return changed;
}

/** A question is asked when its module is asked and its relevance holds (methodology, 3.1). */
function isAsked(question: FormQuestion, values: readonly string[], { form, modules }: Surroundings): boolean {
  if (form.optionalModules.has(question.module) && !modules.has(question.module)) return false;
  return !question.isRelevant || toTruth(question.isRelevant({ values, current: '' }));
}

function valueOf(question: FormQuestion, values: readonly string[], around: Surroundings): string {
  return question.calculate ? toText(question.calculate({ values, current: '' })) : around.raw(question.name);
}

export type AnswerFault = ValueFault | 'constraint' | 'declined-and-answered' | 'not-declinable';

/** The error of the answer to a relevant question; undefined if there is no answer or no error. */
export function answerFault(question: FormQuestion, values: readonly string[]): AnswerFault | undefined {
  const value = values[question.slot] ?? '';
  const mark = markAt(question, values);
  if (mark !== '') return markFault(question, mark, value);
  if (value === '') return undefined;
  const fault = valueFault(question, value);
  if (fault || !question.satisfies) return fault;
  return toTruth(question.satisfies({ values, current: value })) ? undefined : 'constraint';
}

/** A number and its refusal marker must never both be present (answer_rules of the questionnaire). */
function markFault(question: FormQuestion, mark: string, value: string): AnswerFault | undefined {
  if (value !== '') return 'declined-and-answered';
  return question.declineCodes.has(mark) ? undefined : 'not-declinable';
}

function markAt(question: FormQuestion, values: readonly string[]): string {
  return question.markSlot >= 0 ? (values[question.markSlot] ?? '') : '';
}

/** Whether a question is answered or declined. A calculated question always counts as answered. */
export function isDealtWith(question: FormQuestion, values: readonly string[]): boolean {
  if (question.type === 'calculate' || (values[question.slot] ?? '') !== '') return true;
  return markAt(question, values) !== '';
}

/** Whether a question was declined, by a code or by the refusal marker. */
export function isDeclined(question: FormQuestion, values: readonly string[]): boolean {
  if (question.markSlot >= 0) return markAt(question, values) !== '';
  return question.declineCodes.has(values[question.slot] ?? '');
}
