import type { Evaluate } from './expression/compile.js';
import type { Limit } from './limits.js';
import type { Answers, Question } from '../questionnaire.js';

/** A compiled question. Slots index one flat array of text values: questions first, then refusal markers. */
export interface FormQuestion extends Question {
  readonly slot: number;
  /** Slot of `<name>_declined`; -1 if refusals are codes in the value or the question cannot be declined. */
  readonly markSlot: number;
  /** Codes shown and accepted. */
  readonly codes: ReadonlySet<string>;
  readonly declineCodes: ReadonlySet<string>;
  readonly isRelevant: Evaluate | undefined;
  readonly satisfies: Evaluate | undefined;
  /** Ends of the allowed range, if the constraint has any. */
  readonly limits: readonly Limit[];
  readonly calculate: Evaluate | undefined;
}

/** A compiled questionnaire: immutable, shared by all answers, the same on server and phone. */
export interface Form {
  readonly id: string;
  readonly version: string;
  readonly questions: readonly FormQuestion[];
  /** Maps the name of a question or refusal marker to its slot. */
  readonly slots: ReadonlyMap<string, number>;
  /** Maps a slot to its question. */
  readonly owners: readonly FormQuestion[];
  /** Questions in topological order: each after all questions that its relevance and calculation read. */
  readonly order: readonly FormQuestion[];
  /** Maps the slot of a question to its position in `order`. */
  readonly rank: readonly number[];
  /** Maps a slot to the slots of the questions whose relevance or calculation reads it. */
  readonly relevanceReaders: readonly (readonly number[])[];
  readonly optionalModules: ReadonlySet<string>;
}

/** The question of this name. Throws RangeError if the form does not have it, which is a programming error. */
export function questionOf(form: Form, name: string): FormQuestion {
  const slot = form.slots.get(name);
  const question = slot === undefined ? undefined : form.owners[slot];
  if (!question || question.name !== name) throw new RangeError(`no question ${name} in ${form.id} ${form.version}`);
  return question;
}

/**
 * An own text property of an answer set; blank for anything else, so that `__proto__` and numbers from JSON are
 * ignored.
 */
export function textOf(answers: Answers, name: string): string {
  const value: unknown = Object.prototype.hasOwnProperty.call(answers, name) ? answers[name] : '';
  return typeof value === 'string' ? value : '';
}
