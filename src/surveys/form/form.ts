import type { LoadedForm } from './evaluation/form-loader.js';
import type { QuestionType as ModelType } from './model/form-model.js';
import type { NestedAnswers, Question, Repeat } from './questionnaire.js';
import type { Roles } from './roles.js';
import type { XPath } from './xpath/tree.js';

/** A question of a form. Slots are the places in the model: questions first, then refusal markers. */
export interface FormQuestion extends Question {
  readonly slot: number;
  /** Slot of `<name>_declined`; -1 if refusals are codes in the value or the question cannot be declined. */
  readonly markSlot: number;
  /** Codes shown and accepted. */
  readonly codes: ReadonlySet<string>;
  readonly declineCodes: ReadonlySet<string>;
  readonly valueType: ModelType;
  readonly limits: XPath | undefined;
  /** The entries in which the question is asked, the outermost first, where its name is an address (`FormState`). */
  readonly entries?: readonly Entry[];
  /** Where the person is asked for another instance, after those that there are. */
  readonly ofRepeat?: FormRepeat;
}

/** An instance of a repeat. */
export interface Entry {
  readonly repeat: FormRepeat;
  /** The address of the repeat: its name, after the address of the entry that it is in. */
  readonly address: string;
  /** From 0. */
  readonly at: number;
}

/** The questions that are in no repeat, or directly in one repeat, and the repeats there. Only these questions have slots. */
export interface FormLevel {
  readonly plain: readonly FormQuestion[];
  readonly repeats: readonly FormRepeat[];
  /** Questions and repeats in the order of the questionnaire. */
  readonly course: readonly (FormQuestion | FormRepeat)[];
}

/** A repeat of a form. Slots of its questions are their places in an instance. */
export interface FormRepeat extends Repeat, FormLevel {
  readonly isCounted: boolean;
  /**
   * Places in the model, among what is around the repeat: of its list of instances, and of the hidden questions on its
   * relevance and count.
   */
  readonly place: number;
  readonly askedPlace: number;
  readonly countPlace: number;
  /** Asks for another instance. */
  readonly prompt: FormQuestion;
}

/** A questionnaire that is ready to run: shared by all answers, the same on server and phone. */
export interface Form extends FormLevel {
  readonly id: string;
  readonly version: string;
  /** All questions, also those in repeats. */
  readonly questions: readonly FormQuestion[];
  /** Questions whose calculation is started by other answers. */
  readonly triggered: readonly FormQuestion[];
  /** Whether a question has a first answer. */
  readonly hasDefaults: boolean;
  /** Maps the name of a question or refusal marker to its slot. */
  readonly slots: ReadonlyMap<string, number>;
  /** Maps a slot to its question. */
  readonly owners: readonly FormQuestion[];
  readonly optionalModules: ReadonlySet<string>;
  readonly roles: Roles;
  /** Its model, compiled. */
  readonly loaded: LoadedForm;
}

/** The question of this name. Throws RangeError if the form does not have it, which is a programming error. */
export function questionOf(form: Form, name: string): FormQuestion {
  const slot = form.slots.get(name);
  const question = slot === undefined ? undefined : form.owners[slot];
  if (!question || question.name !== name) throw new RangeError(`no question ${name} in ${form.id} ${form.version}`);
  return question;
}

/** The name of a question in an instance of a repeat, which counts from 0 here and from 1 in the name: `child[2]/age`. */
export function addressOf(repeat: string, instance: number, question: string): string {
  return `${repeat}[${instance + 1}]/${question}`;
}

/** A text of an answer set; blank for numbers from JSON, and for what all objects have, none of which is a text. */
export function textOf(answers: NestedAnswers, name: string): string {
  const value: unknown = answers[name];
  return typeof value === 'string' ? value : '';
}
