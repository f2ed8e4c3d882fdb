import { type LocalizedText, localized } from '../../kernel/localized-text.js';
import type { InputError } from '../../kernel/problem.js';
import { type CheckResult, type NestedAnswers, rolesOf } from '../form/index.js';
import { screened } from './free-text.js';
import type { QuestionnaireDefinition } from './questionnaire.js';

/** The answers of one person, from a phone or a file. */
export interface Submission {
  readonly lang: 'en' | 'zh';
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly durationBand: string | null;
  readonly paceBand: string | null;
  readonly answers: NestedAnswers;
}

/** What is stored of a submission until it becomes readable. */
export interface AcceptedBody extends Submission {
  readonly askedCount: number;
  readonly disposition: CheckResult['disposition'];
}

/** A readable answer: it gets its flags when its set is opened or its file imported. */
export type Flagged<Answer> = Answer & { readonly body: { readonly flags: readonly string[] } };

/** The content of a sealed answer: everything that is stored about it. */
export interface SealedAnswer {
  readonly version: string;
  /** Unit of the wave; null for an open poster. */
  readonly unitId: string | null;
  readonly parkId: string;
  /** By a personal link, not by a poster. */
  readonly byLink: boolean;
  readonly body: AcceptedBody;
}

export function textOfAnswer(answer: SealedAnswer): string {
  return JSON.stringify(answer);
}

export function answerIn(text: string): SealedAnswer {
  return JSON.parse(text) as SealedAnswer;
}

export interface JudgedSubmission {
  readonly errors: readonly InputError[];
  /** Has no answers if there are errors. */
  readonly body: AcceptedBody;
}

/** Adds the findings of the form engine to a submission. Of a refusal of consent, only a count is stored (3.1). */
export function judgeSubmission(
  definition: QuestionnaireDefinition,
  submission: Submission,
  check: CheckResult,
): JudgedSubmission {
  const errors = [...check.errors.map(toInputError), ...moduleErrors(definition, submission)];
  if (check.disposition === 'refusal') {
    const bare = { modulesTaken: [], durationBand: null, paceBand: null, answers: {}, askedCount: 1 };
    return { errors, body: { ...submission, ...bare, disposition: 'refusal' } };
  }
  return {
    errors,
    body: {
      ...submission,
      modulesTaken: check.modulesTaken,
      // only what has the shape of the form is read to its end
      answers: errors.length > 0 ? {} : toStore(definition, submission, check),
      askedCount: check.asked,
      // 4.13: eligibility is unknown, so the answer gets no weight, however far the person went
      disposition: isStatusRefused(definition, submission) ? 'breakoff' : check.disposition,
    },
  };
}

function toStore(definition: QuestionnaireDefinition, submission: Submission, check: CheckResult): NestedAnswers {
  const calculated = definition.storesCalculations ? check.calculated : {};
  return screened(stored(submission.answers, calculated), definition, submission.lang);
}

function isStatusRefused(definition: QuestionnaireDefinition, { answers }: Submission): boolean {
  const status = rolesOf(definition).employment_status;
  return status !== undefined && answers[status.question] === status.unknown;
}

/** Answers that are not blank with calculated values, also in each entry of a repeat. */
function stored(answers: NestedAnswers, calculated: NestedAnswers): NestedAnswers {
  const kept: Record<string, string | readonly NestedAnswers[]> = {};
  for (const [name, value] of Object.entries({ ...calculated, ...answers })) {
    const computed = calculated[name];
    if (isList(value)) {
      const own = isList(computed) ? computed : [];
      kept[name] = value.map((entry, at) => stored(entry, own[at] ?? {}));
    } else kept[name] = typeof computed === 'string' && computed !== '' ? computed : value;
    if (kept[name] === '' || kept[name]?.length === 0) delete kept[name];
  }
  return kept;
}

/** What is no list where one is expected is refused by the check, and not stored. */
const isList = (value: unknown): value is readonly NestedAnswers[] => Array.isArray(value);

const ENTRY = /^([\w.-]+)\[(\d+)\]\/(.*)$/;

/** The address of a question in a repeat, `child[2]/age`, becomes `/answers/child/1/age`. */
function toInputError(error: { readonly question: string; readonly code: string }): InputError {
  const names: string[] = [];
  let rest = error.question;
  for (let found = ENTRY.exec(rest); found !== null; found = ENTRY.exec(rest)) {
    names.push(found[1]!, String(Number(found[2]) - 1));
    rest = found[3]!;
  }
  const all = [...names, rest];
  const pointer = all.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 80)).join('/');
  return { pointer: `/answers/${pointer}`, code: error.code, detail: answerWord(error.code) };
}

function moduleErrors(definition: QuestionnaireDefinition, submission: Submission): InputError[] {
  const known = new Set(definition.modules.map((module) => module.id));
  return submission.modulesOffered.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/modulesOffered/${index}`, code: 'unknown-module', detail: answerWord('unknown-module') }],
  );
}

/** Messages for invalid answers, by the codes of the form engine. */
const answerWords: Readonly<Record<string, LocalizedText>> = {
  'unknown-question': localized('Question not found.', '未找到该题。'),
  'unknown-module': localized('Module not found.', '未找到该模块。'),
  'not-text': localized('An answer must be a text.', '回答应为文本。'),
  'not-relevant': localized('This question should not have been asked.', '按跳转规则不应回答本题。'),
  'module-not-offered': localized('This module was not offered.', '未提供该模块。'),
  missing: localized('An answer is missing.', '缺少回答。'),
  'not-as-calculated': localized('The value does not match the other answers.', '与计算结果不一致。'),
  'not-a-choice': localized('Choose one of the listed options.', '不在选项之中。'),
  'duplicate-choice': localized('An option was chosen twice.', '选项重复。'),
  'exclusive-choice': localized('This option cannot be combined with others.', '该选项不能与其他选项同时选择。'),
  'not-a-day': localized('Enter a day as year-month-day, e.g. 2026-03-01.', '请按年-月-日填写日期，例如2026-03-01。'),
  'not-a-time': localized('Enter a time as hours and minutes, e.g. 14:30.', '请按时:分填写时间，例如14:30。'),
  incomplete: localized('Put all options in order.', '请为所有选项排序。'),
  'read-only': localized('This answer cannot be changed.', '该回答不能修改。'),
  'not-a-list': localized('Answers to a repeat must be a list.', '重复组的回答应为列表。'),
  instances: localized('The number of entries does not match the other answers.', '填写的份数与其他回答不一致。'),
  'too-many-instances': localized('There are more entries than the questionnaire accepts.', '填写的份数超过问卷上限。'),
  'not-an-integer': localized('Enter a whole number.', '请输入整数。'),
  'not-a-number': localized('Enter a number.', '请输入数字。'),
  'bad-text': localized(
    'The text is too long or contains characters that cannot be saved.',
    '文本过长或含有无法保存的字符。',
  ),
  'too-long': localized(
    'The text is longer than the questionnaire can store. Shorten it.',
    '文本超过问卷可保存的长度，请缩短。',
  ),
  'not-declinable': localized(
    'This way of declining is not available for this question.',
    '本题不能以此方式选择不答。',
  ),
  constraint: localized('The question does not accept this answer.', '本题不接受该回答。'),
};

export function answerWord(code: string): LocalizedText {
  return answerWords[code] ?? localized('This answer does not match the questionnaire.', '该回答与问卷规则不符。');
}
