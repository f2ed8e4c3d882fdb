/**
 * The format of a questionnaire, as in `catalogue/park-worker-questionnaire.json` and as the XLSForm import produces
 * it. Answers are always texts (in ODK every node of an instance is text): a code, codes separated by one space, a
 * canonical number, or text. A blank text and an absent key both mean: not answered.
 */

import type { Roles } from './roles.js';

export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/**
 * `date`: a day, `2026-03-01`; `time`: `10:30`; `datetime`: `2026-03-01T10:30`, by the clock that the person means. `rank`: all
 * choices from the first to the last. `note`: a text without an answer.
 */
export type QuestionType =
  | 'select_one'
  | 'select_multiple'
  | 'rank'
  | 'integer'
  | 'decimal'
  | 'text'
  | 'calculate'
  | 'date'
  | 'time'
  | 'datetime'
  | 'note';

/**
 * must: required to continue; answer-or-decline: a refusal code or marker also counts as an answer; optional: may
 * remain blank.
 */
export type AnswerRule = 'must' | 'answer-or-decline' | 'optional';

export interface Choice {
  readonly code: string;
  readonly label: Bilingual;
  /** In the code list for other forms and imports, but not shown or accepted here. */
  readonly hidden?: boolean;
  /** Further columns of the choice list, which filters read. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A list that is sent to phones later and only once, and that the page shows by a search. */
export const isLong = ({ length }: { readonly length: number }): boolean => length > 100;

export interface Decline {
  /** "98" don't know, "99" prefer not to say. */
  readonly codes: readonly string[];
  /**
   * "value": the code is stored as the answer; otherwise the name of the marker (`<name>_declined`) that is stored
   * while the answer is empty.
   */
  readonly stored_in: string;
}

export interface Question {
  readonly name: string;
  readonly module: string;
  readonly type: QuestionType;
  /** This and the other texts may contain `${name}` for an answer. */
  readonly label: Bilingual;
  readonly choices: readonly Choice[];
  /** XPath subset; blank means always relevant. */
  readonly relevant: string;
  /** XPath subset over `.`; blank means no constraint. Not evaluated for a blank answer (ODK XForms, constraint). */
  readonly constraint: string;
  readonly calculation?: string;
  /**
   * The calculation runs on the phone when the answers to these questions change, and its value is an answer: the server
   * cannot compute it again, as it depends on the course of answering.
   */
  readonly triggers?: readonly string[];
  /** An answer that is computed and not shown. */
  readonly isHidden?: boolean;
  /** The text is a code that is scanned or typed; its numbers are no phone numbers. */
  readonly isBarcode?: boolean;
  /** The calculated value is shown. */
  readonly isShown?: boolean;
  /** The first answer: a fixed one, or an expression that is evaluated once, when the questions are opened. */
  readonly default?: string;
  readonly initial?: string;
  /** The answer is shown and cannot be changed while this is true. */
  readonly readOnly?: string;
  /** An optional question must be answered while this is true. */
  readonly required?: string;
  /** The name of the repeat that the question is in. */
  readonly repeat?: string;
  /** Which choices are offered: reads their attributes by bare names, and other answers. */
  readonly filter?: string;
  /** Choices are shown in random order: a number or an answer, `${name}`, as its seed; blank if each person has an order of their own. */
  readonly order?: string;
  /** Shown above the question: the name of its group. */
  readonly section?: Bilingual;
  /** Shown below the question. */
  readonly hint?: Bilingual;
  /** Shown if the constraint is false. */
  readonly message?: Bilingual;
  /** Shown if a required answer is missing. */
  readonly requiredMessage?: Bilingual;
  readonly answer: AnswerRule;
  readonly decline?: Decline | null;
}

/** Questions that are answered once for each of several persons or things; they follow each other in the questionnaire. */
export interface Repeat {
  readonly name: string;
  readonly label: Bilingual;
  readonly relevant: string;
  /** The number of instances; blank if the person adds and removes them. */
  readonly count: string;
  /** The most instances that can be stored; of a repeat in a repeat, in each entry of that. */
  readonly most: number;
  /** The name of the repeat that this one is in, which is listed before it. */
  readonly repeat?: string;
}

export interface Module {
  readonly id: string;
  readonly label: Bilingual;
  /** An optional module is asked only of persons to whom it was offered and who accepted. */
  readonly optional: boolean;
  readonly questions: number;
  /** Expected duration in minutes, lowest and highest. */
  readonly minutes: readonly number[];
}

/** A table in which expressions look something up: the columns of an attached file or a choice list that they read. */
export interface Table {
  /** The name of the list, or of the file without its ending. */
  readonly name: string;
  /** A list has its labels in `label` and, by language, in `label en` and `label zh`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Questionnaire {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly seconds_per_question: readonly number[];
  readonly modules: readonly Module[];
  readonly questions: readonly Question[];
  readonly repeats?: readonly Repeat[];
  readonly tables?: readonly Table[];
  /** Questionnaires that were stored before there were roles have none. */
  readonly roles?: Roles;
}

/** Answers by question name; refusal markers are stored with them under their own names. */
export type Answers = Readonly<Record<string, string>>;

/** Answers with those in repeats: a list of answers by the name of each repeat, again with the repeats in it. */
export interface NestedAnswers {
  readonly [name: string]: string | readonly NestedAnswers[];
}

export type Column =
  | 'name'
  | 'type'
  | 'module'
  | 'choices'
  | 'relevant'
  | 'constraint'
  | 'calculation'
  | 'filter'
  | 'initial'
  | 'readOnly'
  | 'required'
  | 'count'
  | 'decline';

export type FormProblemCode =
  | 'syntax'
  | 'unsupported'
  | 'unknown-question'
  | 'unknown-function'
  | 'wrong-argument-count'
  | 'circular'
  | 'outside-module'
  | 'no-current-answer'
  | 'bad-name'
  | 'duplicate-name'
  | 'unknown-type'
  | 'unknown-module'
  | 'no-choices'
  | 'duplicate-choice'
  | 'bad-choice'
  | 'no-calculation'
  | 'bad-decline';

/** A fault of the questionnaire itself: the cell, the 0-based offset in its text, and what was found there. */
export class FormProblem extends Error {
  readonly position: number;
  readonly found: string;

  constructor(
    readonly code: FormProblemCode,
    readonly cell: { readonly question: string; readonly column: Column },
    where: { readonly at: number; readonly found: string },
  ) {
    super(`${code} in ${cell.question}.${cell.column} at ${where.at}: ${where.found}`);
    this.name = 'FormProblem';
    this.position = where.at;
    this.found = where.found;
  }
}
