import type { RepeatError } from './check-repeats.js';
import { listIn, rowsOf, shapeErrors } from './check-repeats.js';
import { FilledForm, firstAnswers } from './filled-form.js';
import type { AnswerFault, FilledGroup } from './filled-group.js';
import type { Form, FormQuestion, FormRepeat } from './form.js';
import { addressOf, textOf } from './form.js';
import type { Answers, NestedAnswers } from './questionnaire.js';
import type { Flag } from './rules.js';
import { answerFlags, closingOf, conductFlags, isStatusKnown } from './rules.js';

export type AnswerErrorCode =
  | AnswerFault
  | RepeatError
  | 'read-only'
  | 'unknown-question'
  | 'not-text'
  | 'not-relevant'
  | 'module-not-offered'
  | 'missing'
  | 'not-as-calculated';

/** The question or refusal marker that is wrong, and its error. In repeats, the address of the question (`addressOf`). */
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
  /** The language in which the questions were shown: expressions may read labels of choices. */
  readonly language?: 'en' | 'zh';
}

export interface CheckResult {
  /** In the order of the questionnaire, unknown keys last. If empty, the answers may be stored. */
  readonly errors: readonly AnswerError[];
  /** Names of the relevant questions, in order. */
  readonly relevant: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly disposition: Disposition;
  /** Flags for review. Stored answers have those of the rules in force when their set is opened (`domain/flag-rules.ts`). */
  readonly flags: readonly Flag[];
  /** Number of questions asked: answered or declined ones; for a complete interview, all that applied. */
  readonly asked: number;
  /** Number of these that were declined. */
  readonly declined: number;
  /** Values of the calculated questions; of those in repeats by instance. */
  readonly calculated: NestedAnswers;
}

/**
 * Checks every rule of the questionnaire against one set of answers: the server must not rely on the checks of the
 * phone. Pure; invalid answers do not throw; linear in the size of the form. A blank text counts as absent.
 */
export function checkAnswers(form: Form, answers: NestedAnswers, options: CheckOptions): CheckResult {
  const texts = textsOf(form, answers);
  const modulesTaken = takenModules(form, texts, options);
  const instances = rowsOf(form, answers);
  const filled = new FilledForm(form, texts, { modules: modulesTaken, instances, language: options.language ?? 'en' });
  const errors = errorsBelow(filled, answers, options);
  errors.push(...strangers(form, answers));
  const relevant = filled.asked();
  const counts = new Counts(form);
  counts.add(filled, relevant);
  for (const repeat of form.repeats)
    for (const instance of givenInstances(filled, repeat, answers)) counts.add(instance, instance.asked());
  const value = (name: string): string => filled.valueOf(name);
  return {
    errors,
    relevant: relevant.map((question) => question.name),
    modulesTaken,
    disposition: dispositionOf(form, value, counts),
    flags: [
      ...answerFlags(form.roles, value),
      ...conductFlags({ asked: counts.asked, declined: counts.declined, paceBand: options.paceBand ?? '' }),
    ],
    asked: counts.asked,
    declined: counts.declined,
    calculated: calculatedOf(filled, answers),
  };
}

function errorsBelow(filled: FilledForm, answers: NestedAnswers, options: CheckOptions): AnswerError[] {
  const { form } = filled;
  const errors = errorsIn(filled, form.repeats.length === 0 ? answers : withoutRepeats(form, answers), {
    form,
    options,
  });
  for (const repeat of form.repeats) {
    errors.push(...shapeErrors(repeat, answers, { filled, isComplete: options.complete }));
    const given = listIn(answers, repeat.name) ?? [];
    filled.instances(repeat).forEach((instance, at) => {
      const own = given[at];
      const found = own === undefined ? NONE : errorsIn(instance, own, { form, options });
      for (const { question, code } of found) errors.push({ question: addressOf(repeat.name, at, question), code });
    });
  }
  return errors;
}

function errorsIn(
  filled: FilledGroup,
  answers: NestedAnswers,
  { form, options }: Pick<Context, 'form' | 'options'>,
): AnswerError[] {
  const areTexts = haveOnlyTexts(answers);
  const context = { form, answers, areTexts, filled, options };
  const errors: AnswerError[] = [];
  for (const question of filled.questions) {
    const found = errorsOf(question, context);
    if (found !== NONE) errors.push(...found);
  }
  return errors;
}

function haveOnlyTexts(answers: NestedAnswers): boolean {
  for (const name of Object.keys(answers)) if (typeof answers[name] !== 'string') return false;
  return true;
}

/** The answers to questions that are in no repeat. */
function withoutRepeats(form: Form, answers: NestedAnswers): NestedAnswers {
  const names = new Set(form.repeats.map(({ name }) => name));
  const plain: Record<string, NestedAnswers[string]> = {};
  for (const name of Object.keys(answers)) if (!names.has(name)) plain[name] = answers[name] ?? '';
  return plain;
}

class Counts {
  asked = 0;
  declined = 0;
  /** Questions of the core, and those of them that are still to be answered. */
  core = 0;
  open = 0;

  constructor(private readonly form: Form) {}

  add(group: FilledGroup, asked: readonly FormQuestion[]): void {
    const { optionalModules } = this.form;
    for (const question of asked) {
      const isDone = group.isDealtWith(question);
      if (isDone) this.asked += 1;
      if (isDone && group.isDeclined(question)) this.declined += 1;
      if (optionalModules.has(question.module)) continue;
      this.core += 1;
      if (!isDone && group.isNeeded(question)) this.open += 1;
    }
  }
}

function textsOf(form: Form, answers: NestedAnswers): string[] {
  const texts: string[] = [];
  form.slots.forEach((_slot, name) => texts.push(textOf(answers, name)));
  return texts;
}

/** The questions to ask given these answers, in order. Modules that are not optional need not be listed. */
export function relevantQuestions(
  form: Form,
  answers: NestedAnswers,
  options: { readonly modules: readonly string[] },
): readonly string[] {
  return new FilledForm(form, textsOf(form, answers), options).asked().map((question) => question.name);
}

/** The next question to ask: the first that is unanswered or invalid; undefined if there is none. */
export function nextQuestion(
  form: Form,
  answers: NestedAnswers,
  options: { readonly modules: readonly string[] },
): string | undefined {
  const filled = new FilledForm(form, textsOf(form, answers), options);
  return filled.asked().find((question) => filled.isOpen(question))?.name;
}

function takenModules(form: Form, texts: readonly string[], options: CheckOptions): readonly string[] {
  const offered = options.modulesOffered.filter((module) => form.optionalModules.has(module));
  if (options.modulesTaken) return offered.filter((module) => options.modulesTaken?.includes(module));
  const begun = new Set<string>();
  texts.forEach((text, slot) => {
    if (text !== '') begun.add(form.owners[slot]?.module ?? '');
  });
  return offered.filter((module) => begun.has(module));
}

interface Context {
  readonly form: Form;
  readonly answers: NestedAnswers;
  /** Answers come from JSON: one that is no text is an error. */
  readonly areTexts: boolean;
  readonly filled: FilledGroup;
  readonly options: CheckOptions;
}

function errorsOf(question: FormQuestion, context: Context): readonly AnswerError[] {
  const { answers, areTexts, filled } = context;
  const { name, slot, markSlot } = question;
  const hasText = filled.text(slot) !== '' || filled.text(markSlot) !== '';
  const mark = markName(question);
  const present = hasText || (!areTexts && (isPresent(answers, name) || isPresent(answers, mark)));
  if (!filled.isRelevant(slot)) return present ? misplaced(question, context) : NONE;
  const other = areTexts ? undefined : [name, mark].find((each) => !isText(answers, each));
  if (other !== undefined) return [{ question: other, code: 'not-text' }];
  const fault = question.type === 'calculate' ? calculationFault(question, context) : filled.fault(question);
  if (fault) return [{ question: fault === 'not-declinable' ? mark : name, code: fault }];
  if (isChanged(question, context)) return [{ question: name, code: 'read-only' }];
  return context.options.complete && isMissing(question, filled) ? [{ question: name, code: 'missing' }] : NONE;
}

const NONE: readonly AnswerError[] = [];

const isMissing = (question: FormQuestion, filled: FilledGroup): boolean =>
  !filled.isDealtWith(question) && filled.isNeeded(question);

/** Whether an answer that no one can change differs from the first answer that the form gives. */
function isChanged(question: FormQuestion, { form, filled }: Context): boolean {
  // the phone computes what a trigger starts, and the server cannot compute it again
  if (question.triggers !== undefined || question.readOnly?.trim() !== 'true()') return false;
  const value = filled.value(question.slot);
  return value !== '' && firstAnswers(form, question)?.includes(value) === false;
}

/** Whether a question has an answer although it should not have been asked. */
function misplaced(question: FormQuestion, { form, answers, options }: Context): readonly AnswerError[] {
  const foreign = form.optionalModules.has(question.module) && !options.modulesOffered.includes(question.module);
  const code = foreign ? 'module-not-offered' : 'not-relevant';
  const names = [question.name, markName(question)].filter((name, place, all) => all.indexOf(name) === place);
  return names.filter((name) => isPresent(answers, name)).map((name) => ({ question: name, code }));
}

function isPresent(answers: NestedAnswers, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(answers, name) && answers[name] !== '';
}

function isText(answers: NestedAnswers, name: string): boolean {
  return !isPresent(answers, name) || typeof answers[name] === 'string';
}

/** The name of the refusal marker, or of the question if it has none. */
function markName(question: FormQuestion): string {
  return question.markSlot >= 0 ? (question.decline?.stored_in ?? question.name) : question.name;
}

/** A client may send values that it calculated (ODK clients do); they must equal the server's. */
function calculationFault(question: FormQuestion, { answers, filled }: Context): 'not-as-calculated' | undefined {
  const sent = textOf(answers, question.name);
  return sent === '' || sent === filled.value(question.slot) ? undefined : 'not-as-calculated';
}

function strangers({ slots, repeats }: Form, answers: NestedAnswers): readonly AnswerError[] {
  const found: AnswerError[] = [];
  for (const question of Object.keys(answers))
    if (!slots.has(question) && !repeats.some(({ name }) => name === question))
      found.push({ question, code: 'unknown-question' });
  return found.length === 0 ? NONE : found;
}

/** The instances with answers: a person who stopped need not have begun those of which there is only the count. */
function givenInstances(filled: FilledForm, repeat: FormRepeat, answers: NestedAnswers): readonly FilledGroup[] {
  return filled.instances(repeat).slice(0, listIn(answers, repeat.name)?.length ?? 0);
}

function calculatedOf(filled: FilledForm, answers: NestedAnswers): NestedAnswers {
  const calculated: Record<string, string | readonly Answers[]> = calculatedIn(filled);
  for (const repeat of filled.form.repeats) {
    const instances = givenInstances(filled, repeat, answers);
    if (instances.length > 0) calculated[repeat.name] = instances.map(calculatedIn);
  }
  return calculated;
}

function calculatedIn(group: FilledGroup): Record<string, string> {
  const calculated: Record<string, string> = {};
  for (const { type, slot, name } of group.questions) {
    if (type === 'calculate' && group.isRelevant(slot)) calculated[name] = group.value(slot);
  }
  return calculated;
}

/** Depends on progress in the core; a declined question counts as progress. */
function dispositionOf(form: Form, value: (name: string) => string, { core, open }: Counts): Disposition {
  if (closingOf(form.roles, value) === 'no_consent') return 'refusal';
  if (open === 0) return 'complete';
  const known = isStatusKnown(form.roles, (name) => (form.slots.has(name) ? value(name) : 'not asked'));
  return known && (core - open) * 2 >= core ? 'partial' : 'breakoff';
}
