/**
 * The shape of a questionnaire, as `catalogue/park-worker-questionnaire.json` has it and XLSForm import makes it.
 * Answers are strings throughout (ODK: every node of an instance is text): a code, codes separated by one space,
 * a canonical number, or text. A blank string and an absent key mean the same: not answered.
 */

export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export type QuestionType = 'select_one' | 'select_multiple' | 'integer' | 'decimal' | 'text' | 'calculate';

/** must: needed to go on; answer-or-decline: a code or mark of refusal is an answer too; optional: may stay blank. */
export type AnswerRule = 'must' | 'answer-or-decline' | 'optional';

export interface Choice {
  readonly code: string;
  readonly label: Bilingual;
  /** In the code list for other forms and imports, but neither shown nor accepted here. */
  readonly hidden?: boolean;
}

export interface Decline {
  /** "98" don't know, "99" prefer not to say. */
  readonly codes: readonly string[];
  /** "value": the code is the answer; otherwise the name of the mark beside an empty answer (`<name>_declined`). */
  readonly stored_in: string;
}

export interface Question {
  readonly name: string;
  readonly module: string;
  readonly type: QuestionType;
  readonly label: Bilingual;
  readonly choices: readonly Choice[];
  /** XPath subset; blank: always. */
  readonly relevant: string;
  /** XPath subset over `.`; blank: none. Not asked of a blank answer (ODK XForms, constraint). */
  readonly constraint: string;
  readonly calculation?: string;
  readonly answer: AnswerRule;
  readonly decline?: Decline | null;
}

export interface Module {
  readonly id: string;
  readonly label: Bilingual;
  /** An optional module is asked only of whom it was offered and who went on. */
  readonly optional: boolean;
  readonly questions: number;
  /** Expected minutes, low and high. */
  readonly minutes: readonly number[];
}

export interface Questionnaire {
  readonly id: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly seconds_per_question: readonly number[];
  readonly modules: readonly Module[];
  readonly questions: readonly Question[];
}

/** Answers by question name; marks of refusal are stored with them under their own name. */
export type Answers = Readonly<Record<string, string>>;

export type Column = 'name' | 'type' | 'module' | 'choices' | 'relevant' | 'constraint' | 'calculation' | 'decline';

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

/** A fault of the questionnaire itself: which cell, where in its text (0-based offset), and what was found there. */
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
