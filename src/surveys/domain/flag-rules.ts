/**
 * Rules that flag answers for review, as data of a version of a questionnaire (docs/adr/0077). Codes are stored with
 * answers; a rule never deletes an answer.
 */
import { type LocalizedText, localized } from '../../kernel/localized-text.js';
import type { InputError } from '../../kernel/problem.js';
import {
  checkAnswers,
  compileForm,
  type Form,
  inspectForm,
  type NestedAnswers,
  rolesOf,
  usualNumbers,
} from '../form/index.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { healthItems } from './retention.js';

/**
 * `fast`: little time per question; `declined`: most questions declined; `same-answers`: one answer to all of several
 * questions; `duplicate`: the same answers as an earlier answer from the same enterprise; `condition`: an expression over
 * the answers is true, such as a contradiction.
 */
export const flagKinds = ['fast', 'declined', 'same-answers', 'duplicate', 'condition'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** Saved for the version; saved last for another version; none were saved. */
export const ruleSources = ['own', 'other-version', 'default'] as const;
export type RuleSource = (typeof ruleSources)[number];

export interface FlagRule {
  readonly code: string;
  readonly label: LocalizedText;
  readonly kind: FlagKind;
  /**
   * `fast`: the slowest pace band that is flagged, 1 to 5; `declined`: percent of the questions asked; `duplicate`: fewest
   * answered questions. Null for other kinds.
   */
  readonly threshold: number | null;
  /** Of `same-answers`. */
  readonly questions: readonly string[];
  /** Of `condition`, in the expression language of questionnaires. */
  readonly condition: string;
}

const thresholds: Readonly<Partial<Record<FlagKind, readonly [least: number, most: number]>>> = {
  fast: [1, 5],
  declined: [1, 100],
  duplicate: [1, 1000],
};

export const mostRules = 50;
const leastQuestions = 3;
const unused = { threshold: null, questions: [], condition: '' };
const when = (code: string, label: LocalizedText, condition: string): FlagRule => ({
  ...unused,
  ...{ code, kind: 'condition', label, condition },
});

const ref = (name: string): string => `\${${name}}`;

/** The rules of a version for which none were saved. Thresholds: green-jobs methodology, section 3.3. */
export function defaultRules(definition: QuestionnaireDefinition): readonly FlagRule[] {
  const { wage_month: wage, hours_usual: hours, contract, employer } = rolesOf(definition);
  const has = (...roles: ({ readonly question: string } | undefined)[]): boolean =>
    roles.every((role) => definition.questions.some(({ name }) => name === role?.question));
  const [least, most] = usualNumbers.hourlyPay;
  const rules: FlagRule[] = [];
  if (wage && hours && has(wage, hours)) {
    const hourly = `(${ref(wage.question)} * 12) div (${ref(hours.question)} * 52)`;
    const given = `${ref(wage.question)} != '' and ${ref(hours.question)} > 0`;
    const label = localized('Hourly pay outside 5 to 1,000 yuan', '小时工资不在5至1,000元之间');
    rules.push(when('hourly_range', label, `${given} and (${hourly} < ${least} or ${hourly} > ${most})`));
  }
  if (hours && has(hours)) {
    const label = localized('More than 84 hours a week', '每周超过84小时');
    rules.push(when('hours_long', label, `${ref(hours.question)} > ${usualNumbers.hours}`));
  }
  if (contract && employer && has(contract, employer)) {
    const written = contract.written.map((code) => `${ref(contract.question)} = '${code}'`).join(' or ');
    const label = localized(
      'Reports a work placement and a written employment contract',
      '填报为学校实习生，同时填报有书面劳动合同',
    );
    const placement = `${ref(employer.question)} = '${employer.placement}'`;
    rules.push(when('contract_placement', label, `(${written}) and ${placement}`));
  }
  return [...rules, ...conductRules];
}

const conductRules: readonly FlagRule[] = [
  {
    ...{ ...unused, code: 'speeding', kind: 'fast', threshold: 1 },
    label: localized('Less than 4 seconds per question', '每题不足4秒'),
  },
  {
    ...{ ...unused, code: 'mostly_declined', kind: 'declined', threshold: 80 },
    label: localized('Nearly all questions declined', '几乎全部不愿回答'),
  },
  {
    ...{ ...unused, code: 'duplicate', kind: 'duplicate', threshold: 15 },
    label: localized('Same answers as an earlier answer from the enterprise', '与同一企业较早的一份回答完全相同'),
  },
];

/** The questions whose answers a rule reads; none if it is about the conduct of the interview. */
export function questionsOfRule({ kind, questions, condition }: FlagRule): readonly string[] {
  if (kind === 'same-answers') return questions;
  if (kind !== 'condition') return [];
  return namesIn(condition);
}

const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$\{\s*([^}\s]+)\s*\}/g)].map(([, name]) => name!)),
];

/** The beginning of the names of calculations for conditions: no question has such a name. */
function calculationPrefix({ questions }: QuestionnaireDefinition): string {
  let prefix = 'flag__';
  while (questions.some(({ name }) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}

/**
 * The questionnaire with a calculation for each condition. All of its modules are asked, as a condition may read any of
 * them.
 */
function withConditions(definition: QuestionnaireDefinition, rules: readonly FlagRule[]): QuestionnaireDefinition {
  const [module] = definition.modules;
  const prefix = calculationPrefix(definition);
  const questions = rules.flatMap(({ kind, condition }, at): QuestionnaireDefinition['questions'] => {
    if (kind !== 'condition') return [];
    return [
      {
        ...{ name: `${prefix}${at}`, module: module!.id, type: 'calculate', label: { en: '', zh: '' }, choices: [] },
        ...{ relevant: '', constraint: '', calculation: `if((${condition}), '1', '')`, answer: 'optional' },
      },
    ];
  });
  return {
    ...definition,
    modules: definition.modules.map((each) => ({ ...each, optional: false })),
    questions: [...definition.questions, ...questions],
  };
}

/** What is wrong with rules, at the place; empty if they can be saved. */
export function flagRuleFaults(definition: QuestionnaireDefinition, rules: readonly FlagRule[]): InputError[] {
  const names = new Set(definition.questions.map(({ name }) => name));
  const prefix = calculationPrefix(definition);
  const known = { names, prefix, health: new Set(healthItems(definition)) };
  const own = rules.flatMap((each, at) => faultsOf(each, { ...known, at, before: rules.slice(0, at) }));
  if (own.length > 0) return own;
  const whole = withConditions(definition, rules);
  const found = inspectForm(whole).flatMap(({ cell, code, found: text }) => {
    const at = rules.findIndex((_, place) => `${prefix}${place}` === cell.question);
    return at < 0 ? [] : [fault(`${at}/condition`, code, conditionWords(code, text))];
  });
  return found.length > 0 || canCompile(whole) ? found : [{ pointer: '/rules', code: 'together', detail: together }];
}

const together = localized('These rules cannot be evaluated together.', '这些规则无法一起执行。');

function canCompile(definition: QuestionnaireDefinition): boolean {
  try {
    compileForm(definition);
    return true;
  } catch {
    return false;
  }
}

/**
 * Rules whose code an earlier rule had with another meaning: answers keep the codes of their flags, so these would be
 * named and explained wrongly. A threshold may change.
 */
export function reusedCodes(rules: readonly FlagRule[], earlier: readonly FlagRule[]): InputError[] {
  const detail = localized(
    'This code was used for another rule. Remove the rule and add it again.',
    '该代码曾用于其他规则。请删除该规则后重新添加。',
  );
  return rules.flatMap((rule, at) => {
    const isReused = earlier.some((other) => other.code === rule.code && meaningOf(other) !== meaningOf(rule));
    return isReused ? [fault(`${at}/code`, 'reused', detail)] : [];
  });
}

const meaningOf = ({ kind, condition, questions }: FlagRule): string =>
  JSON.stringify([kind, kind === 'condition' && condition.trim(), kind === 'same-answers' && [...questions].sort()]);

interface Place {
  readonly at: number;
  readonly names: ReadonlySet<string>;
  /** Flags are kept after these answers are deleted. */
  readonly health: ReadonlySet<string>;
  readonly prefix: string;
  readonly before: readonly FlagRule[];
}

function faultsOf(each: FlagRule, place: Place): InputError[] {
  return [...parameterFaults(each, place), ...readingFaults(each, place)];
}

/** Questions that a rule must not read. */
function readingFaults(rule: FlagRule, { at, health, prefix }: Place): InputError[] {
  const field = rule.kind === 'condition' ? 'condition' : 'questions';
  const read = questionsOfRule(rule);
  const own = read.filter((name) => name.startsWith(prefix));
  if (own.length > 0)
    return [fault(`${at}/${field}`, 'unknown-question', conditionWords('unknown-question', own.join(', ')))];
  const healthRead = read.filter((name) => health.has(name));
  if (healthRead.length === 0) return [];
  const detail = localized(
    `A rule must not use answers about health: ${healthRead.join(', ')}. A flag is kept after these answers are deleted.`,
    `规则不得使用健康问题的回答：${healthRead.join('、')}。这些回答删除后标记仍会保留。`,
  );
  return [fault(`${at}/${field}`, 'health', detail)];
}

function parameterFaults(each: FlagRule, { at, names, before }: Place): InputError[] {
  const { code, kind, label, threshold, questions, condition } = each;
  const faults: InputError[] = [];
  if (before.some((other) => other.code === code))
    faults.push(fault(`${at}/code`, 'twice', localized('Another rule has this code.', '已有规则使用该代码。')));
  if (label.en.trim() === '' || label.zh.trim() === '')
    faults.push(fault(`${at}/label`, 'blank', localized('Enter a name in English and Chinese.', '请填写中英文名称。')));
  const [least, most] = thresholds[kind] ?? [0, 0];
  if (thresholds[kind] && (threshold === null || threshold < least || threshold > most))
    faults.push(
      fault(
        `${at}/threshold`,
        'range',
        localized(`Enter a number from ${least} to ${most}.`, `请填写${least}至${most}之间的数字。`),
      ),
    );
  const unknown = questions.filter((name) => !names.has(name));
  if (kind === 'same-answers' && unknown.length > 0)
    faults.push(
      fault(
        `${at}/questions`,
        'unknown',
        localized(`Question not found: ${unknown.join(', ')}.`, `未找到题目：${unknown.join('、')}。`),
      ),
    );
  else if (kind === 'same-answers' && questions.length < leastQuestions)
    faults.push(fault(`${at}/questions`, 'too-few', localized('Choose at least 3 questions.', '请至少选择3道题。')));
  if (kind === 'condition' && condition.trim() === '')
    faults.push(fault(`${at}/condition`, 'blank', localized('Enter a condition.', '请填写条件。')));
  return faults;
}

const fault = (place: string, code: string, detail: LocalizedText): InputError => {
  return { pointer: `/rules/${place}`, code, detail };
};

function conditionWords(code: string, found: string): LocalizedText {
  if (code === 'unknown-question') return localized(`Question not found: ${found}.`, `未找到题目：${found}。`);
  if (code === 'unknown-function') return localized(`Function not found: ${found}.`, `未找到函数：${found}。`);
  return localized(`The condition cannot be read near “${found}”.`, `无法读取条件，请检查“${found}”附近。`);
}

/** An answer as rules see it. */
export interface FlaggableAnswer {
  readonly paceBand: string | null;
  readonly answers: NestedAnswers;
}

/** A version with its rules, ready to flag answers. */
export class Flagger {
  private readonly form: Form;
  private readonly prefix: string;

  constructor(
    definition: QuestionnaireDefinition,
    private readonly rules: readonly FlagRule[],
  ) {
    this.form = compileForm(withConditions(definition, rules));
    this.prefix = calculationPrefix(definition);
  }

  /** Fewest answered questions of each rule on duplicates, by code. */
  get duplicates(): readonly { readonly code: string; readonly least: number }[] {
    return this.rules.flatMap(({ kind, code, threshold }) =>
      kind === 'duplicate' ? [{ code, least: threshold ?? 1 }] : [],
    );
  }

  /** All flags but those on duplicates. */
  flagsOf({ paceBand, answers }: FlaggableAnswer): string[] {
    const { asked, declined, calculated } = checkAnswers(this.form, answers, { modulesOffered: [], complete: false });
    return this.rules
      .filter(({ kind, threshold, questions }, at) => {
        if (kind === 'fast') return paceBand !== null && Number(paceBand) <= (threshold ?? 0);
        if (kind === 'declined') return asked > 0 && declined * 100 >= (threshold ?? 100) * asked;
        if (kind === 'same-answers') return areSame(questions.map((name) => answers[name]));
        return kind === 'condition' && calculated[`${this.prefix}${at}`] === '1';
      })
      .map(({ code }) => code);
  }
}

function areSame([first, ...others]: readonly unknown[]): boolean {
  return typeof first === 'string' && first !== '' && others.every((other) => other === first);
}
