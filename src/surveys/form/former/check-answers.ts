import type { AnswerFault, Evaluation } from './evaluate.js';
import { answerFault, evaluateForm, isDealtWith, isDeclined } from './evaluate.js';
import type { Form, FormQuestion } from './form.js';
import { textOf } from './form.js';
import { askedQuestions, isOpen } from './form-state.js';
import type { Answers } from '../questionnaire.js';
import type { Flag } from './rules.js';
import { closingOf, flagsOf } from './rules.js';

export type AnswerErrorCode =
  | AnswerFault
  | 'unknown-question'
  | 'not-text'
  | 'not-relevant'
  | 'module-not-offered'
  | 'missing'
  | 'not-as-calculated';

/** The question or refusal marker that is wrong, and its error. */
export interface AnswerError {
  readonly question: string;
  readonly code: AnswerErrorCode;
}

/**
 * complete: the core is finished; partial: at least half of the applicable core questions are answered or declined and
 * the work status is known; breakoff: less (green-jobs methodology, section 3.3). refusal: consent was refused; only a
 * count is stored.
 */
export type Disposition = 'complete' | 'partial' | 'breakoff' | 'refusal';

export interface CheckOptions {
  /** Optional modules that were offered to this person. */
  readonly modulesOffered: readonly string[];
  /** The offered modules that were begun. Default: those with an answer. */
  readonly modulesTaken?: readonly string[];
  /**
   * true: every question that was begun must be answered or declined; false: the person stopped, and missing answers
   * are allowed.
   */
  readonly complete: boolean;
  /** Band of active seconds per question, "1" to "5", as computed by the phone; needed for the flag on speed. */
  readonly paceBand?: string;
}

export interface CheckResult {
  /** In the order of the questionnaire, unknown keys last. If empty, the answers may be stored. */
  readonly errors: readonly AnswerError[];
  /** Names of the relevant questions, in order. */
  readonly relevant: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly disposition: Disposition;
  /** Flags for review; flagged answers are never deleted. */
  readonly flags: readonly Flag[];
  /** Number of questions asked: answered or declined ones; for a complete interview, all that applied. */
  readonly asked: number;
  /** Values of the calculated questions. */
  readonly calculated: Answers;
}

/**
 * Checks every rule of the questionnaire against one set of answers: the server must not rely on the checks of the
 * phone. Pure; invalid answers do not throw; linear in the size of the form. A blank text counts as absent.
 */
export function checkAnswers(form: Form, answers: Answers, options: CheckOptions): CheckResult {
  const modulesTaken = takenModules(form, answers, options);
  const evaluation = evaluateForm(form, answers, new Set(modulesTaken));
  const context = { form, answers, evaluation, options };
  const errors: AnswerError[] = [];
  for (const question of form.questions) {
    const found = errorsOf(question, context);
    if (found !== NONE) errors.push(...found);
  }
  errors.push(...strangers(form, answers));
  const relevant = askedQuestions(form, evaluation);
  const dealtWith = relevant.filter((question) => isDealtWith(question, evaluation.values));
  const declined = dealtWith.filter((question) => isDeclined(question, evaluation.values));
  const value = (name: string): string => evaluation.values[form.slots.get(name) ?? -1] ?? '';
  return {
    errors,
    relevant: relevant.map((question) => question.name),
    modulesTaken,
    disposition: dispositionOf(form, evaluation, relevant),
    flags: flagsOf(value, { asked: dealtWith.length, declined: declined.length, paceBand: options.paceBand ?? '' }),
    asked: dealtWith.length,
    calculated: calculatedOf(form, evaluation),
  };
}

/** The questions to ask given these answers, in order. Modules that are not optional need not be listed. */
export function relevantQuestions(
  form: Form,
  answers: Answers,
  options: { readonly modules: readonly string[] },
): readonly string[] {
  const evaluation = evaluateForm(form, answers, new Set(options.modules));
  return askedQuestions(form, evaluation).map((question) => question.name);
}

/** The next question to ask: the first that is unanswered or invalid; undefined if there is none. */
export function nextQuestion(
  form: Form,
  answers: Answers,
  options: { readonly modules: readonly string[] },
): string | undefined {
  const evaluation = evaluateForm(form, answers, new Set(options.modules));
  return askedQuestions(form, evaluation).find((question) => isOpen(question, evaluation.values))?.name;
}

function takenModules(form: Form, answers: Answers, options: CheckOptions): readonly string[] {
  const offered = options.modulesOffered.filter((module) => form.optionalModules.has(module));
  if (options.modulesTaken) return offered.filter((module) => options.modulesTaken?.includes(module));
  const begun = new Set<string>();
  for (const [name, slot] of form.slots) {
    if (textOf(answers, name) !== '') begun.add(form.owners[slot]?.module ?? '');
  }
  return offered.filter((module) => begun.has(module));
}

interface Context {
  readonly form: Form;
  readonly answers: Answers;
  readonly evaluation: Evaluation;
  readonly options: CheckOptions;
}

function errorsOf(question: FormQuestion, context: Context): readonly AnswerError[] {
  const { answers, evaluation } = context;
  const { name } = question;
  const mark = markName(question);
  const present = isPresent(answers, name) || (mark !== name && isPresent(answers, mark));
  if (!evaluation.relevant[question.slot]) return present ? misplaced(question, context) : NONE;
  if (present && !isText(answers, name)) return [{ question: name, code: 'not-text' }];
  if (present && !isText(answers, mark)) return [{ question: mark, code: 'not-text' }];
  const fault = question.calculate ? calculationFault(question, context) : answerFault(question, evaluation.values);
  if (fault) return [{ question: fault === 'not-declinable' ? mark : name, code: fault }];
  const missing = context.options.complete && isOpen(question, evaluation.values);
  return missing ? [{ question: name, code: 'missing' }] : NONE;
}

const NONE: readonly AnswerError[] = [];

/** Whether a question has an answer although it should not have been asked. */
function misplaced(question: FormQuestion, { form, answers, options }: Context): readonly AnswerError[] {
  const foreign = form.optionalModules.has(question.module) && !options.modulesOffered.includes(question.module);
  const code = foreign ? 'module-not-offered' : 'not-relevant';
  const names = [question.name, markName(question)].filter((name, place, all) => all.indexOf(name) === place);
  return names.filter((name) => isPresent(answers, name)).map((name) => ({ question: name, code }));
}

function isPresent(answers: Answers, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(answers, name) && answers[name] !== '';
}

function isText(answers: Answers, name: string): boolean {
  return !isPresent(answers, name) || typeof answers[name] === 'string';
}

/** The name of the refusal marker, or of the question if it has none. */
function markName(question: FormQuestion): string {
  return question.markSlot >= 0 ? (question.decline?.stored_in ?? question.name) : question.name;
}

/** A client may send values that it calculated (ODK clients do); they must equal the server's. */
function calculationFault(question: FormQuestion, context: Context): 'not-as-calculated' | undefined {
  const sent = textOf(context.answers, question.name);
  return sent === '' || sent === context.evaluation.values[question.slot] ? undefined : 'not-as-calculated';
}

function strangers(form: Form, answers: Answers): readonly AnswerError[] {
  return Object.keys(answers)
    .filter((name) => !form.slots.has(name))
    .map((question) => ({ question, code: 'unknown-question' }));
}

function calculatedOf(form: Form, evaluation: Evaluation): Answers {
  const calculated: Record<string, string> = {};
  for (const { calculate, slot, name } of form.questions) {
    if (calculate && evaluation.relevant[slot]) calculated[name] = evaluation.values[slot] ?? '';
  }
  return calculated;
}

/** Depends on progress in the core; a declined question counts as progress. */
function dispositionOf(form: Form, evaluation: Evaluation, relevant: readonly FormQuestion[]): Disposition {
  const value = (name: string): string => evaluation.values[form.slots.get(name) ?? -1] ?? '';
  if (closingOf(value) === 'no_consent') return 'refusal';
  const core = relevant.filter((question) => !form.optionalModules.has(question.module));
  const open = core.filter((question) => question.answer !== 'optional' && !isDealtWith(question, evaluation.values));
  if (open.length === 0) return 'complete';
  const status = form.slots.has('emp_status') ? value('emp_status') : 'known';
  const known = status !== '' && status !== '99';
  return known && (core.length - open.length) * 2 >= core.length ? 'partial' : 'breakoff';
}
