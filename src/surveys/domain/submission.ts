import type { InputError } from '../../kernel/problem.js';
import { answerWord } from './problems.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { declineMark } from './questionnaire.js';

/** What a phone or a file brings for one person. */
export interface Submission {
  readonly lang: 'en' | 'zh';
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly askedCount: number;
  readonly durationBand: string | null;
  readonly paceBand: string | null;
  readonly answers: Readonly<Record<string, string>>;
}

/** What the form engine says about answers. */
export interface FormCheck {
  readonly errors: readonly { readonly question: string; readonly code: string }[];
  /** Names of the questions that were to be asked, in order. */
  readonly relevant: readonly string[];
}

/** complete, partial, breakoff: how far it went (3.3). A refusal stores nothing but one more in the tally. */
export type Disposition = 'complete' | 'partial' | 'breakoff' | 'refusal';

export type QualityFlag = 'hourly_range' | 'hours_long' | 'contract_placement' | 'speeding' | 'mostly_declined';

/** What is kept of a submission until it is mixed. */
export interface AcceptedBody extends Submission {
  readonly disposition: Disposition;
  readonly flags: readonly QualityFlag[];
}

export interface CheckedSubmission {
  readonly errors: readonly InputError[];
  readonly body: AcceptedBody;
}

/** A question without an answer is no error: who stops may send what there is (3.1); it counts in the disposition. */
const unanswered = new Set(['required', 'missing', 'unanswered']);

export function judgeSubmission(
  definition: QuestionnaireDefinition,
  submission: Submission,
  check: FormCheck,
): CheckedSubmission {
  const wrong = check.errors.filter((error) => !unanswered.has(error.code) || error.question === 'consent');
  const errors = [...wrong.map(toInputError), ...moduleErrors(definition, submission)];
  if (submission.answers['consent'] === '2') {
    const bare = { ...submission, answers: {}, modulesTaken: [], askedCount: 1, durationBand: null, paceBand: null };
    return { errors, body: { ...bare, disposition: 'refusal', flags: [] } };
  }
  const asked = Math.min(submission.askedCount, check.relevant.length);
  const counted = { ...submission, askedCount: asked === 0 ? check.relevant.length : asked };
  const disposition = dispositionOf(definition, submission.answers, check.relevant);
  return { errors, body: { ...counted, disposition, flags: flagsOf(definition, counted, check.relevant) } };
}

function toInputError(error: { readonly question: string; readonly code: string }): InputError {
  const escaped = error.question.replaceAll('~', '~0').replaceAll('/', '~1');
  return { pointer: `/answers/${escaped}`, code: error.code, detail: answerWord(error.code) };
}

function moduleErrors(definition: QuestionnaireDefinition, submission: Submission): InputError[] {
  const known = new Set(definition.modules.map((module) => module.id));
  const offered = new Set(submission.modulesOffered);
  const wrong = (pointer: string, code: string): InputError => ({ pointer, code, detail: answerWord('not-a-choice') });
  return [
    ...submission.modulesOffered.flatMap((id, index) =>
      known.has(id) ? [] : [wrong(`/modulesOffered/${index}`, 'unknown-module')],
    ),
    ...submission.modulesTaken.flatMap((id, index) =>
      offered.has(id) ? [] : [wrong(`/modulesTaken/${index}`, 'module-not-offered')],
    ),
  ];
}

/** Looked up for every answer of every import: found once for each definition. */
interface FormFacts {
  readonly marks: ReadonlyMap<string, string | null>;
  readonly declines: ReadonlyMap<string, readonly string[]>;
  readonly core: ReadonlySet<string>;
}
const factsOf = new WeakMap<QuestionnaireDefinition, FormFacts>();

function formFacts(definition: QuestionnaireDefinition): FormFacts {
  const known = factsOf.get(definition);
  if (known !== undefined) return known;
  const optional = new Set(definition.modules.filter((module) => module.optional).map((module) => module.id));
  const facts: FormFacts = {
    marks: new Map(definition.questions.map((question) => [question.name, declineMark(question)])),
    declines: new Map(definition.questions.map((question) => [question.name, question.decline?.codes ?? []])),
    core: new Set(
      definition.questions.filter((question) => !optional.has(question.module)).map((question) => question.name),
    ),
  };
  factsOf.set(definition, facts);
  return facts;
}

function dealtWith(
  definition: QuestionnaireDefinition,
  answers: Readonly<Record<string, string>>,
): (name: string) => boolean {
  const { marks } = formFacts(definition);
  const filled = (name: string | null | undefined): boolean =>
    name !== null && name !== undefined && (answers[name] ?? '') !== '';
  return (name) => filled(name) || filled(marks.get(name));
}

/** Progress, not what was declined: a declined question is dealt with. Fixed before the data are seen (3.3). */
export function dispositionOf(
  definition: QuestionnaireDefinition,
  answers: Readonly<Record<string, string>>,
  relevant: readonly string[],
): 'complete' | 'partial' | 'breakoff' {
  const facts = formFacts(definition);
  const core = relevant.filter((name) => facts.core.has(name));
  const done = core.filter(dealtWith(definition, answers)).length;
  const status = answers['emp_status'] ?? '';
  if (status === '99') return 'breakoff'; // 4.13: counted with unknown eligibility
  if (done === core.length) return 'complete';
  return done * 2 >= core.length && status !== '' ? 'partial' : 'breakoff';
}

function number(answers: Readonly<Record<string, string>>, name: string): number | null {
  const text = answers[name] ?? '';
  return text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** Hourly pay from monthly pay and usual weekly hours, 52/12 weeks a month (2.2). */
function hourly(answers: Readonly<Record<string, string>>): number | null {
  const wage = number(answers, 'wage_month');
  const hours = number(answers, 'hours_usual');
  return wage === null || hours === null || hours === 0 ? null : wage / ((hours * 52) / 12);
}

/** Marks for the reviewer (3.3). They never delete and never exclude. */
export function flagsOf(
  definition: QuestionnaireDefinition,
  submission: Pick<Submission, 'answers' | 'paceBand'>,
  relevant: readonly string[],
): QualityFlag[] {
  const { answers } = submission;
  const pay = hourly(answers);
  const dealt = dealtWith(definition, answers);
  const asked = relevant.filter((name) => name !== 'consent' && dealt(name));
  const declined = asked.filter((name) => isDeclined(definition, answers, name)).length;
  const rules: readonly (readonly [QualityFlag, boolean])[] = [
    ['hourly_range', pay !== null && (pay < 5 || pay > 1000)],
    ['hours_long', (number(answers, 'hours_usual') ?? 0) > 84],
    ['contract_placement', ['1', '2', '3'].includes(answers['contract'] ?? '') && answers['employer_type'] === '4'],
    ['speeding', submission.paceBand === '1'],
    ['mostly_declined', asked.length > 0 && declined >= 0.8 * asked.length],
  ];
  return rules.filter(([, holds]) => holds).map(([flag]) => flag);
}

function isDeclined(
  definition: QuestionnaireDefinition,
  answers: Readonly<Record<string, string>>,
  name: string,
): boolean {
  const { marks, declines } = formFacts(definition);
  const mark = marks.get(name) ?? null;
  if (mark !== null) return (answers[mark] ?? '') !== '';
  return declines.get(name)?.includes(answers[name] ?? '') ?? false;
}
