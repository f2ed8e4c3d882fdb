import type { Scope } from './expression/compile.js';
import { toText, toTruth } from './expression/values.js';
import type { ValueFault } from './answer-value.js';
import { valueFault } from './answer-value.js';
import type { Form, FormQuestion } from './form.js';
import { textOf } from './form.js';
import type { Answers } from './questionnaire.js';

/** Everything that follows from one set of answers. Arrays are by slot. */
export interface Evaluation {
  /** What other expressions see: blank where the question is not relevant. */
  readonly values: string[];
  readonly relevant: boolean[];
}

/** Works out relevance and calculations in one pass, in order of dependency: linear in the size of the form. */
export function evaluateForm(form: Form, answers: Answers, modules: ReadonlySet<string>): Evaluation {
  const evaluation: Evaluation = {
    values: new Array<string>(form.slots.size).fill(''),
    relevant: new Array<boolean>(form.slots.size).fill(false),
  };
  const raw = (name: string): string => textOf(answers, name);
  for (const question of form.order) settle(question, evaluation, { form, modules, raw });
  return evaluation;
}

export interface Surroundings {
  readonly form: Form;
  readonly modules: ReadonlySet<string>;
  readonly raw: (name: string) => string;
}

/** Brings one question up to date. Returns whether anything that others may read has changed. */
export function settle(question: FormQuestion, evaluation: Evaluation, around: Surroundings): boolean {
  const { values, relevant } = evaluation;
  const scope: Scope = { values, current: '' };
  const asked = !around.form.optionalModules.has(question.module) || around.modules.has(question.module);
  const now = asked && (question.isRelevant === undefined || toTruth(question.isRelevant(scope)));
  const value = now ? valueOf(question, scope, around) : '';
  const { slot, markSlot } = question;
  const mark = now && markSlot >= 0 ? around.raw(question.decline?.stored_in ?? '') : '';
  const changed = relevant[slot] !== now || values[slot] !== value || (markSlot >= 0 && values[markSlot] !== mark);
  relevant[slot] = now;
  values[slot] = value;
  if (markSlot >= 0) values[markSlot] = mark;
  return changed;
}

function valueOf(question: FormQuestion, scope: Scope, around: Surroundings): string {
  return question.calculate ? toText(question.calculate(scope)) : around.raw(question.name);
}

export type AnswerFault = ValueFault | 'constraint' | 'declined-and-answered' | 'not-declinable';

/** What is wrong with what stands at a relevant question; undefined when nothing stands there or all is well. */
export function answerFault(question: FormQuestion, values: readonly string[]): AnswerFault | undefined {
  const value = values[question.slot] ?? '';
  const mark = question.markSlot >= 0 ? (values[question.markSlot] ?? '') : '';
  if (mark !== '') {
    if (value !== '') return 'declined-and-answered';
    return question.declineCodes.has(mark) ? undefined : 'not-declinable';
  }
  if (value === '') return undefined;
  const fault = valueFault(question, value);
  if (fault || !question.satisfies) return fault;
  return toTruth(question.satisfies({ values, current: value })) ? undefined : 'constraint';
}

/** Whether a question has been dealt with: answered, or declined. A calculated one always has. */
export function isDealtWith(question: FormQuestion, values: readonly string[]): boolean {
  if (question.type === 'calculate' || (values[question.slot] ?? '') !== '') return true;
  return question.markSlot >= 0 && (values[question.markSlot] ?? '') !== '';
}

/** Whether a question was declined, by code or by mark. */
export function isDeclined(question: FormQuestion, values: readonly string[]): boolean {
  if (question.markSlot >= 0) return (values[question.markSlot] ?? '') !== '';
  return question.declineCodes.has(values[question.slot] ?? '');
}
