import type { Evaluation, Surroundings } from './evaluate.js';
import { answerFault, evaluateForm, isDealtWith, settle } from './evaluate.js';
import type { AnswerFault } from './evaluate.js';
import type { Form, FormQuestion } from './form.js';
import { questionOf, textOf } from './form.js';
import type { Limits } from './limits.js';
import { limitsOf } from './limits.js';
import type { Answers } from '../questionnaire.js';

/**
 * The answers of one person while they are being given. A change is propagated along the graph of dependencies only,
 * so the work depends on the number of dependent questions and not on the size of the form (`settled` counts it).
 * Answers to questions that are currently skipped are kept, so that going back loses nothing, but are not part of
 * `answers()`.
 */
export class FormState {
  private readonly given = new Map<string, string>();
  private readonly offered: Set<string>;
  private readonly evaluation: Evaluation;
  private readonly around: Surroundings;
  /** Number of questions updated so far; measures the work in tests and benchmarks. */
  settled = 0;

  constructor(
    readonly form: Form,
    start: { readonly answers?: Answers; readonly modules?: readonly string[] } = {},
  ) {
    this.offered = new Set(start.modules ?? []);
    const answers = start.answers ?? {};
    for (const name of form.slots.keys()) {
      if (textOf(answers, name) !== '') this.given.set(name, textOf(answers, name));
    }
    this.around = { form, modules: this.offered, raw: (name) => this.given.get(name) ?? '' };
    this.evaluation = evaluateForm(form, answers, this.offered);
  }

  /**
   * Sets, changes or (if blank) removes an answer or a refusal marker. Returns the names of the questions that
   * changed.
   */
  set(name: string, value: string): readonly string[] {
    const owner = this.form.owners[this.form.slots.get(name) ?? -1];
    if (!owner) throw new RangeError(`no answer ${name} in ${this.form.id} ${this.form.version}`);
    if (value === '') this.given.delete(name);
    else this.given.set(name, value);
    return this.follow([owner.slot]);
  }

  /** Starts an optional module. */
  take(module: string): readonly string[] {
    this.offered.add(module);
    return this.follow(this.form.questions.filter((q) => q.module === module).map((q) => q.slot));
  }

  value(name: string): string {
    return this.given.get(name) ?? '';
  }

  isRelevant(name: string): boolean {
    return this.evaluation.relevant[questionOf(this.form, name).slot] ?? false;
  }

  fault(name: string): AnswerFault | undefined {
    const question = questionOf(this.form, name);
    return this.evaluation.relevant[question.slot] ? answerFault(question, this.evaluation.values) : undefined;
  }

  /** The range that the constraint allows, given the current answers. */
  limits(name: string): Limits {
    return limitsOf(questionOf(this.form, name).limits, this.evaluation.values);
  }

  /** Questions to ask, in order, without calculations. */
  path(): readonly FormQuestion[] {
    return askedQuestions(this.form, this.evaluation);
  }

  /** The first question of the path that is unanswered or invalid; undefined at the end. */
  next(): FormQuestion | undefined {
    return this.path().find((question) => isOpen(question, this.evaluation.values));
  }

  /** The answers to send: relevant answers and refusal markers only. */
  answers(): Answers {
    const kept: Record<string, string> = {};
    this.form.slots.forEach((slot, name) => {
      const value = this.evaluation.values[slot] ?? '';
      if (value !== '' && this.form.owners[slot]?.type !== 'calculate') kept[name] = value;
    });
    return kept;
  }

  /** All typed answers, including those to skipped questions: for the draft on the device. */
  typed(): Answers {
    const all: Record<string, string> = {};
    this.given.forEach((value, name) => (all[name] = value));
    return all;
  }

  private follow(slots: readonly number[]): readonly string[] {
    const pending = [...slots].sort((a, b) => this.rank(b) - this.rank(a));
    const changed: string[] = [];
    while (pending.length > 0) {
      const slot = pending.pop() as number;
      const question = this.form.owners[slot] as FormQuestion;
      this.settled += 1;
      if (!settle(question, this.evaluation, this.around)) continue;
      changed.push(question.name);
      for (const reader of this.readersOf(question)) this.enqueue(pending, reader);
    }
    return changed;
  }

  private readersOf(question: FormQuestion): readonly number[] {
    const readers = this.form.relevanceReaders;
    const own = readers[question.slot] ?? [];
    return question.markSlot < 0 ? own : [...own, ...(readers[question.markSlot] ?? [])];
  }

  /**
   * Adds a slot to `pending`, which is sorted from last to first in order of dependency and contains each slot once.
   */
  private enqueue(pending: number[], slot: number): void {
    let place = pending.length;
    while (place > 0 && this.rank(pending[place - 1] as number) < this.rank(slot)) place -= 1;
    if (pending[place - 1] !== slot) pending.splice(place, 0, slot);
  }

  private rank(slot: number): number {
    return this.form.rank[slot] ?? 0;
  }
}

/** Relevant questions in the order of the questionnaire, without calculations. */
export function askedQuestions(form: Form, evaluation: Evaluation): readonly FormQuestion[] {
  return form.questions.filter((question) => question.type !== 'calculate' && evaluation.relevant[question.slot]);
}

export function isOpen(question: FormQuestion, values: readonly string[]): boolean {
  const unanswered = question.answer !== 'optional' && !isDealtWith(question, values);
  return unanswered || answerFault(question, values) !== undefined;
}
