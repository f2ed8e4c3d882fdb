import { readAnswer } from './evaluation/answer-types.js';
import { FormAnswers } from './evaluation/form-answers.js';
import { AnswersInOrder } from './evaluation/given-answers.js';
import type { QuestionAnswer } from './evaluation/nodes.js';
import { offeredCodes } from './evaluation/offered-choices.js';
import { NO_CONTEXT, PLAIN_FORM } from './evaluation/plain-form.js';
import type { ValueFault } from './answer-value.js';
import { valueFault } from './answer-value.js';
import type { Form, FormQuestion } from './form.js';
import type { XPath } from './xpath/tree.js';

export type AnswerFault = ValueFault | 'constraint' | 'declined-and-answered' | 'not-declinable';

/**
 * One set of answers as texts, and what the form says about them. A text that is no answer of its question's type is blank
 * to the expressions of the form.
 */
export class FilledForm {
  private readonly state: FormAnswers;
  private readonly atFirst: number;

  /** `texts` by slot. */
  constructor(
    readonly form: Form,
    private readonly texts: string[],
    modules: readonly string[],
  ) {
    const given: (string | undefined)[] = [];
    for (let slot = 0; slot < form.slots.size; slot += 1) given.push(texts[slot] || undefined);
    form.optionalModules.forEach((module) => given.push(modules.indexOf(module) < 0 ? undefined : '1'));
    this.state = new FormAnswers(form.loaded, NO_CONTEXT, new AnswersInOrder(given));
    this.atFirst = this.state.evaluations;
  }

  /** Rules that were run because of changes; measures the work in tests and benchmarks. */
  get evaluations(): number {
    return this.state.evaluations - this.atFirst;
  }

  set(slot: number, text: string): void {
    this.texts[slot] = text;
    const question = this.form.owners[slot];
    if (!question || (question.slot === slot && question.type === 'calculate')) return;
    const type = question.slot === slot ? question.valueType : ({ kind: 'hidden' } as const);
    this.state.set(this.at(slot), readAnswer(type, text, PLAIN_FORM) ?? '');
  }

  /** Starts an optional module. */
  take(module: string): void {
    const place = Array.from(this.form.optionalModules).indexOf(module);
    if (place >= 0) this.state.set(this.at(this.form.slots.size + place), '1');
  }

  isRelevant(slot: number): boolean {
    return this.at(slot).relevant;
  }

  /** The answer, as it was given; the value of a calculation; blank if the question is not relevant. */
  value(slot: number): string {
    if (slot < 0) return '';
    const answer = this.at(slot);
    if (!answer.relevant) return '';
    return answer.form.question?.calculation ? answer.text : (this.texts[slot] ?? '');
  }

  /** The answer as it was given, also if the question is not relevant. */
  text(slot: number): string {
    return this.texts[slot] ?? '';
  }

  valueOf(name: string): string {
    return this.value(this.form.slots.get(name) ?? -1);
  }

  /** The error of the answer to a relevant question; undefined if there is no answer or no error. */
  fault(question: FormQuestion): AnswerFault | undefined {
    const value = this.value(question.slot);
    const mark = this.value(question.markSlot);
    if (mark !== '' && value !== '') return 'declined-and-answered';
    if (mark !== '') return question.declineCodes.has(mark) ? undefined : 'not-declinable';
    if (value === '') return undefined;
    const answer = this.at(question.slot);
    const fault = valueFault(question, value, answer.stored !== '');
    if (fault) return fault;
    const offered = this.offered(question);
    if (offered && value.split(' ').some((code) => !offered.has(code))) return 'not-a-choice';
    const { constraint } = answer.form.checks;
    return !constraint || constraint(this.state.frame(answer)) ? undefined : 'constraint';
  }

  /** The codes that the filter of a question accepts at present; undefined if it has no filter. */
  offered(question: FormQuestion): ReadonlySet<string> | undefined {
    const answer = this.at(question.slot);
    return answer.form.filter && new Set(offeredCodes(this.state, answer));
  }

  /** Whether a question is answered or declined. A calculated question always counts as answered. */
  isDealtWith(question: FormQuestion): boolean {
    return question.type === 'calculate' || this.value(question.slot) !== '' || this.value(question.markSlot) !== '';
  }

  /** Whether a question was declined, by a code or by the refusal marker. */
  isDeclined(question: FormQuestion): boolean {
    if (question.markSlot >= 0) return this.value(question.markSlot) !== '';
    return question.declineCodes.has(this.value(question.slot));
  }

  isOpen(question: FormQuestion): boolean {
    const unanswered = question.answer !== 'optional' && !this.isDealtWith(question);
    return unanswered || this.fault(question) !== undefined;
  }

  /** Relevant questions in the order of the questionnaire, without calculations. */
  asked(): readonly FormQuestion[] {
    return this.form.questions.filter((question) => question.type !== 'calculate' && this.isRelevant(question.slot));
  }

  /** The number that a part of a question's constraint gives at present. */
  number(question: FormQuestion, expression: XPath): number {
    const answer = this.at(question.slot);
    return this.form.loaded.numberAt(answer.form, expression)(this.state.frame(answer));
  }

  /** Whether the constraint of a question accepts an answer, also if the question is not asked at present. */
  accepts(question: FormQuestion, text: string): boolean {
    const answer = this.at(question.slot);
    const { stored, relevant } = answer;
    answer.stored = text;
    answer.relevant = true;
    const { constraint } = answer.form.checks;
    const accepted = !constraint || constraint(this.state.frame(answer));
    answer.stored = stored;
    answer.relevant = relevant;
    return accepted;
  }

  private at(slot: number): QuestionAnswer {
    return this.state.root.children[slot] as QuestionAnswer;
  }
}
