import { drawsByChance } from './chance.js';
import type { RepeatError } from './check-repeats.js';
import { shapeErrors } from './check-repeats.js';
import { FilledForm, firstAnswers } from './filled-form.js';
import type { AnswerFault, FilledGroup } from './filled-group.js';
import { entriesIn, listIn } from './filled-row.js';
import type { Form, FormLevel, FormQuestion, FormRepeat } from './form.js';
import { addressOf, textOf } from './form.js';
import type { NestedAnswers } from './questionnaire.js';
import { closingOf, isStatusKnown } from './rules.js';

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
  /** The language in which the questions were shown: expressions may read labels of choices. */
  readonly language?: 'en' | 'zh';
  /** The most bytes of a text in JSON, where the length of answers is fixed. */
  readonly textLimit?: number | null;
}

export interface CheckResult {
  /** In the order of the questionnaire, unknown keys last. If empty, the answers may be stored. */
  readonly errors: readonly AnswerError[];
  /** Names of the relevant questions, in order. */
  readonly relevant: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly disposition: Disposition;
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
  const given = readGiven(form, answers);
  const { texts } = given;
  const modulesTaken = takenModules(form, texts, options);
  const entries = entriesIn(form, answers);
  const { language = 'en', textLimit = null } = options;
  const filled = new FilledForm(form, texts, { modules: modulesTaken, entries, language, textLimit });
  const errors = errorsBelow(filled, answers, { form, options, areTexts: given.areTexts });
  for (const question of given.strangers) errors.push({ question, code: 'unknown-question' });
  const relevant = filled.asked();
  const counts = new Counts(form);
  counts.add(filled, relevant);
  counts.addEntries(filled, answers);
  const value = (name: string): string => filled.valueOf(name);
  return {
    errors,
    relevant: relevant.map((question) => question.name),
    modulesTaken,
    disposition: dispositionOf(form, value, counts),
    asked: counts.asked,
    declined: counts.declined,
    calculated: calculatedIn(filled, answers),
  };
}

function errorsBelow(group: FilledGroup, answers: NestedAnswers, given: Reading): AnswerError[] {
  const { repeats } = group.level;
  const errors = errorsIn(group, repeats.length === 0 ? answers : withoutRepeats(group.level, answers), given);
  for (const repeat of repeats) {
    errors.push(...shapeErrors(repeat, answers, { filled: group, isComplete: given.options.complete }));
    const entries = listIn(answers, repeat.name) ?? [];
    group.instances(repeat).forEach((entry, at) => {
      const own = entries[at];
      const found = own === undefined ? NONE : errorsBelow(entry, own, { ...given, areTexts: haveOnlyTexts(own) });
      for (const { question, code } of found) errors.push({ question: addressOf(repeat.name, at, question), code });
    });
  }
  return errors;
}

/** Errors of the answers to questions that are directly in a group. */
function errorsIn(filled: FilledGroup, answers: NestedAnswers, { form, options, areTexts }: Reading): AnswerError[] {
  const context = { form, answers, areTexts, filled, options };
  const errors: AnswerError[] = [];
  for (const question of filled.level.plain) {
    const found = errorsOf(question, context);
    if (found !== NONE) errors.push(...found);
  }
  return errors;
}

/** What the form finds in answers, by one look at each. */
interface Given {
  readonly texts: string[];
  /** Answers come from JSON: one that is no text is an error, unless it is that of a repeat. */
  readonly areTexts: boolean;
  /** Names that the form does not have. */
  readonly strangers: readonly string[];
}

function readGiven({ slots, owners, repeats }: Form, answers: NestedAnswers): Given {
  const texts = new Array<string>(slots.size).fill('');
  const strangers: string[] = [];
  let areTexts = true;
  let next = 0;
  for (const name of Object.keys(answers)) {
    const value: unknown = answers[name];
    // most often the answers are in the order of the form
    const following = owners[next];
    const slot = following?.name === name && following.slot === next ? next : slots.get(name);
    if (slot !== undefined) next = slot + 1;
    if (typeof value !== 'string') areTexts = false;
    else if (slot !== undefined) texts[slot] = value;
    if (slot === undefined && !repeats.some((repeat) => repeat.name === name)) strangers.push(name);
  }
  return { texts, areTexts, strangers };
}

function haveOnlyTexts(answers: NestedAnswers): boolean {
  for (const name of Object.keys(answers)) if (typeof answers[name] !== 'string') return false;
  return true;
}

/** The answers to questions that are in no repeat. */
function withoutRepeats({ repeats }: FormLevel, answers: NestedAnswers): NestedAnswers {
  const names = new Set(repeats.map(({ name }) => name));
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

  addEntries(group: FilledGroup, answers: NestedAnswers): void {
    for (const repeat of group.level.repeats)
      givenInstances(group, repeat, answers).forEach((entry, at) => {
        this.add(entry, entry.asked());
        if (repeat.repeats.length > 0) this.addEntries(entry, answersAt(answers, repeat, at));
      });
  }
}

/** The questions to ask given these answers, in order. Modules that are not optional need not be listed. */
export function relevantQuestions(
  form: Form,
  answers: NestedAnswers,
  options: { readonly modules: readonly string[] },
): readonly string[] {
  return new FilledForm(form, readGiven(form, answers).texts, options).asked().map((question) => question.name);
}

/** The next question to ask: the first that is unanswered or invalid; undefined if there is none. */
export function nextQuestion(
  form: Form,
  answers: NestedAnswers,
  options: { readonly modules: readonly string[] },
): string | undefined {
  const filled = new FilledForm(form, readGiven(form, answers).texts, options);
  return filled.asked().find((question) => filled.isOpen(question))?.name;
}

function takenModules(form: Form, texts: readonly string[], options: CheckOptions): readonly string[] {
  const offered = options.modulesOffered.filter((module) => form.optionalModules.has(module));
  if (options.modulesTaken) return offered.filter((module) => options.modulesTaken?.includes(module));
  return offered.filter((begun) => form.owners.some(({ module }, slot) => module === begun && texts[slot] !== ''));
}

interface Reading {
  readonly form: Form;
  readonly options: CheckOptions;
  readonly areTexts: boolean;
}

interface Context extends Reading {
  readonly answers: NestedAnswers;
  readonly filled: FilledGroup;
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
  if (value === '' || firstAnswers(form, question)?.includes(value) !== false) return false;
  return !drawsByChance(form, question.name);
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

/** The instances with answers: a person who stopped need not have begun those of which there is only the count. */
function givenInstances(group: FilledGroup, repeat: FormRepeat, answers: NestedAnswers): readonly FilledGroup[] {
  return group.instances(repeat).slice(0, listIn(answers, repeat.name)?.length ?? 0);
}

const answersAt = (answers: NestedAnswers, { name }: FormRepeat, at: number): NestedAnswers =>
  listIn(answers, name)?.[at] ?? {};

function calculatedIn(group: FilledGroup, answers: NestedAnswers): NestedAnswers {
  const calculated: Record<string, string | readonly NestedAnswers[]> = {};
  for (const { type, slot, name } of group.level.plain) {
    if (type === 'calculate' && group.isRelevant(slot)) calculated[name] = group.value(slot);
  }
  for (const repeat of group.level.repeats) {
    const entries = givenInstances(group, repeat, answers);
    if (entries.length > 0)
      calculated[repeat.name] = entries.map((entry, at) => calculatedIn(entry, answersAt(answers, repeat, at)));
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
