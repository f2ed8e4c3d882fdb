import type { Evaluate } from './expression/compile.js';
import type { Limit } from './limits.js';
import type { Answers, Question } from './questionnaire.js';

/** A question ready to run. Slots index one flat array of text values: questions first, then marks of refusal. */
export interface FormQuestion extends Question {
  readonly slot: number;
  /** Slot of `<name>_declined`; -1 where the code is the value or there is no declining. */
  readonly markSlot: number;
  /** Codes shown and accepted. */
  readonly codes: ReadonlySet<string>;
  readonly declineCodes: ReadonlySet<string>;
  readonly isRelevant: Evaluate | undefined;
  readonly satisfies: Evaluate | undefined;
  /** Ends of the allowed range, where the constraint has such. */
  readonly limits: readonly Limit[];
  readonly calculate: Evaluate | undefined;
}

/** A compiled questionnaire: immutable, shared by all answers, the same on server and phone. */
export interface Form {
  readonly id: string;
  readonly version: string;
  readonly questions: readonly FormQuestion[];
  /** Question or mark name -> slot. */
  readonly slots: ReadonlyMap<string, number>;
  /** Slot -> question it belongs to. */
  readonly owners: readonly FormQuestion[];
  /** Questions in an order in which each comes after all that its relevance and calculation read. */
  readonly order: readonly FormQuestion[];
  /** Slot of a question -> its place in `order`. */
  readonly rank: readonly number[];
  /** Slot -> slots of the questions whose relevance or calculation reads it. */
  readonly relevanceReaders: readonly (readonly number[])[];
  readonly optionalModules: ReadonlySet<string>;
}

/** The question of this name. Throws RangeError for a name that is not in the form: a slip of the program. */
export function questionOf(form: Form, name: string): FormQuestion {
  const slot = form.slots.get(name);
  const question = slot === undefined ? undefined : form.owners[slot];
  if (!question || question.name !== name) throw new RangeError(`no question ${name} in ${form.id} ${form.version}`);
  return question;
}

/** An own text of an answer set; blank for anything else, so that `__proto__` and numbers from JSON mean nothing. */
export function textOf(answers: Answers, name: string): string {
  const value: unknown = Object.prototype.hasOwnProperty.call(answers, name) ? answers[name] : '';
  return typeof value === 'string' ? value : '';
}
