import type { AnswerFault } from './filled-form.js';
import { FilledForm } from './filled-form.js';
import type { Form, FormQuestion } from './form.js';
import { questionOf, textOf } from './form.js';
import type { Limits } from './limits.js';
import { limitsOf } from './limits.js';
import type { Answers } from './questionnaire.js';

/**
 * The answers of one person while they are being given. A change costs what depends on it, and not what the form has
 * (`settled`). Answers to questions that are currently skipped are kept, so that going back loses nothing, but are not part
 * of `answers()`.
 */
export class FormState {
  private readonly texts: string[] = [];
  private readonly filled: FilledForm;

  constructor(
    readonly form: Form,
    start: { readonly answers?: Answers; readonly modules?: readonly string[] } = {},
  ) {
    const answers = start.answers ?? {};
    form.slots.forEach((_slot, name) => this.texts.push(textOf(answers, name)));
    this.filled = new FilledForm(form, this.texts, start.modules ?? []);
  }

  /** Number of rules that were evaluated because of changes; measures the work in tests and benchmarks. */
  get settled(): number {
    return this.filled.evaluations;
  }

  /** Sets, changes or (if blank) removes an answer or a refusal marker. */
  set(name: string, value: string): void {
    const slot = this.form.slots.get(name);
    if (slot === undefined) throw new RangeError(`no answer ${name} in ${this.form.id} ${this.form.version}`);
    this.filled.set(slot, value);
  }

  /** Starts an optional module. */
  take(module: string): void {
    this.filled.take(module);
  }

  value(name: string): string {
    return this.texts[this.form.slots.get(name) ?? -1] ?? '';
  }

  isRelevant(name: string): boolean {
    return this.filled.isRelevant(questionOf(this.form, name).slot);
  }

  fault(name: string): AnswerFault | undefined {
    const question = questionOf(this.form, name);
    return this.filled.isRelevant(question.slot) ? this.filled.fault(question) : undefined;
  }

  /** The range that the constraint allows, given the current answers. */
  limits(name: string): Limits {
    return limitsOf(questionOf(this.form, name), this.filled);
  }

  /** The codes that a question offers at present; undefined if it has no filter. */
  offered(name: string): ReadonlySet<string> | undefined {
    return this.filled.offered(questionOf(this.form, name));
  }

  /** Questions to ask, in order, without calculations. */
  path(): readonly FormQuestion[] {
    return this.filled.asked();
  }

  /** The first question of the path that is unanswered or invalid; undefined at the end. */
  next(): FormQuestion | undefined {
    return this.path().find((question) => this.filled.isOpen(question));
  }

  /** The answers to send: relevant answers and refusal markers only. */
  answers(): Answers {
    const kept: Record<string, string> = {};
    this.form.slots.forEach((slot, name) => {
      const value = this.filled.value(slot);
      if (value !== '' && this.form.owners[slot]?.type !== 'calculate') kept[name] = value;
    });
    return kept;
  }

  /** All typed answers, including those to skipped questions: for the draft on the device. */
  typed(): Answers {
    const all: Record<string, string> = {};
    this.form.slots.forEach((slot, name) => {
      const text = this.texts[slot];
      if (text) all[name] = text;
    });
    return all;
  }
}
