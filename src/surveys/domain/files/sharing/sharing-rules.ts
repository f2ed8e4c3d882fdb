/** Rules for the file of a wave that is shared with others than analysts: what each variable shows, and which are key variables. */
import { localized } from '../../../../kernel/localized-text.js';
import type { InputError } from '../../../../kernel/problem.js';
import type { Bilingual, Question } from '../../../form/index.js';
import { rolesOf } from '../../../form/index.js';
import type { QuestionnaireDefinition } from '../../questionnaire.js';
import { healthItems } from '../../retention.js';
import { withEarlierVersions } from '../../wave-versions.js';
import { weightColumn } from '../design-columns.js';

/**
 * `limits`: top and bottom coding; `bands`: a number becomes a range; `groups`: choices are joined; `digits`: first characters
 * of codes, such as the major groups of ISCO; `region`: the place around a park; `average`: the mean weight of a combination.
 */
export const treatments = [
  ...(['leave-out', 'keep', 'limits', 'bands', 'groups', 'digits', 'region', 'average'] as const),
] as const;
export type Treatment = (typeof treatments)[number];

export interface VariableRule {
  readonly variable: string;
  readonly treatment: Treatment;
  /** What others could know about a person. */
  readonly isKey: boolean;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The least value of each band but the first, ascending. */
  readonly bands: readonly number[];
  readonly groups: readonly (readonly string[])[];
  readonly digits: number | null;
}

export interface SharingRules {
  /** Each combination of key variables that is shown has at least this many records. */
  readonly k: number;
  readonly variables: readonly VariableRule[];
}

/** `own`: saved for this version of the questionnaire; `other-version`: saved last for another one. */
export const ruleOrigins = ['own', 'other-version', 'default'] as const;
export type RuleOrigin = (typeof ruleOrigins)[number];

export interface SharingVariable {
  readonly name: string;
  readonly label: Bilingual;
  readonly treatments: readonly Treatment[];
  readonly mayBeKey: boolean;
  readonly codes: readonly { readonly code: string; readonly label: Bilingual }[];
}

export const parkVariable = 'park';
export const sizeVariable = 'size_class';

export const sizeLabels: Readonly<Record<'S1' | 'S2' | 'S3' | 'S4', Bilingual>> = {
  S1: { en: 'Fewer than 20 persons', zh: '不足20人' },
  S2: { en: '20 to 299 persons', zh: '20至299人' },
  S3: { en: '300 to 999 persons', zh: '300至999人' },
  S4: { en: '1,000 persons or more', zh: '1000人及以上' },
};

const ofSample: readonly SharingVariable[] = [
  {
    ...{ name: parkVariable, label: { en: 'Park', zh: '园区' }, mayBeKey: true, codes: [] },
    treatments: ['leave-out', 'keep', 'region'],
  },
  {
    ...{ name: sizeVariable, label: { en: 'Size class of the enterprise', zh: '企业规模组' }, mayBeKey: true },
    treatments: ['leave-out', 'keep', 'groups'],
    codes: Object.entries(sizeLabels).map(([code, label]) => ({ code, label })),
  },
  {
    ...{ name: weightColumn, label: { en: 'Weight', zh: '权数' }, mayBeKey: false, codes: [] },
    treatments: ['leave-out', 'average'],
  },
];

/** Texts, dates and times, calculations and questions in repeats are in no shared file. */
const treatmentsOf = ({ type, repeat }: Question): readonly Treatment[] => {
  if (repeat !== undefined) return ['leave-out'];
  if (type === 'integer' || type === 'decimal') return ['leave-out', 'keep', 'limits', 'bands'];
  if (type === 'select_one') return ['leave-out', 'keep', 'groups', 'digits'];
  return type === 'select_multiple' || type === 'rank' ? ['leave-out', 'keep'] : ['leave-out'];
};

/** The versions of the questionnaire of a wave, the present one first. */
export type WaveVersions = readonly QuestionnaireDefinition[];

/**
 * The variables for which there are rules: those of the sample, and questions. Answers on health are in no shared file:
 * they were given with a consent of their own, and are deleted earlier.
 */
export function sharingVariables(versions: WaveVersions): readonly SharingVariable[] {
  const health = new Set(versions.flatMap(healthItems));
  const asked = withEarlierVersions(versions).questions.filter(
    (question) => !health.has(question.name) && question.type !== 'note' && treatmentsOf(question).length > 1,
  );
  const ofQuestions = asked.map((question) => ({
    ...{ name: question.name, label: question.label, treatments: treatmentsOf(question) },
    mayBeKey: question.type !== 'select_multiple' && question.type !== 'rank',
    codes: question.choices
      .filter(({ code }) => question.decline?.codes.includes(code) !== true)
      .map(({ code, label }) => ({ code, label })),
  }));
  return [...ofSample, ...ofQuestions];
}

export const leftOut = (variable: string): VariableRule => ({
  ...{
    variable,
    treatment: 'leave-out',
    isKey: false,
    lowest: null,
    highest: null,
    bands: [],
    groups: [],
    digits: null,
  },
});

const ageBands = [30, 45, 60];
const wageBands = [5000, 8000, 12_000];
const hoursBands = [35, 49];
/** Questions of the built-in questionnaire that others may know. */
const usualKeys = new Set(['sex', 'isco', 'icse']);
/** Those about a small minority, and those that an employer knows from its payroll and contracts. */
const usuallyLeftOut = new Set([
  ...['gender', 'hukou', 'hukou_type', 'care_resp', 'isic', 'isco_mgr', 'education', 'contract', 'employer_type'],
  ...['union_member', 'cba_cover', 'social_ins', 'wage_delay', 'paid_leave', 'sick_leave', 'parental_leave', 'unfair'],
  ...['displaced', 'displaced_support', 'reemp_pay', 'green_train', 'green_train_payer', 'osh_train'],
]);

/**
 * The rules that are proposed where none were saved. Numbers without a known meaning are left out, and what a payroll says,
 * unless it is a broad key variable.
 */
export function proposedRules(versions: WaveVersions, k: number): SharingRules {
  const roles = rolesOf(versions[0]!);
  const given: Readonly<Record<string, Partial<VariableRule>>> = {
    [parkVariable]: { treatment: 'region', isKey: true },
    [sizeVariable]: { treatment: 'keep', isKey: true },
    [weightColumn]: { treatment: 'average' },
    ...(roles.consent && { [roles.consent.question]: {} }),
    ...(roles.age && { [roles.age.question]: { treatment: 'bands', bands: ageBands, isKey: true } }),
    ...(roles.wage_month && { [roles.wage_month.question]: { treatment: 'bands', bands: wageBands, isKey: true } }),
    ...(roles.hours_usual && { [roles.hours_usual.question]: { treatment: 'bands', bands: hoursBands, isKey: true } }),
    ...(roles.employment_status && { [roles.employment_status.question]: { treatment: 'keep', isKey: true } }),
  };
  const variables = sharingVariables(versions).map(({ name, treatments: possible, codes }): VariableRule => {
    const own = given[name];
    if (own !== undefined) return { ...leftOut(name), ...own };
    if (usuallyLeftOut.has(name) || possible.includes('bands')) return leftOut(name);
    const isLong = name === 'isco' && codes.some(({ code }) => code.length > 1);
    const kept: Partial<VariableRule> = isLong ? { treatment: 'digits', digits: 1 } : { treatment: 'keep' };
    return { ...leftOut(name), ...kept, isKey: usualKeys.has(name) };
  });
  return { k, variables };
}

/** One rule for each variable, in the order of the variables; without a rule a variable is left out. */
export function completeRules({ k, variables }: SharingRules, versions: WaveVersions): SharingRules {
  const known = new Map(variables.map((rule) => [rule.variable, rule]));
  return { k, variables: sharingVariables(versions).map(({ name }) => known.get(name) ?? leftOut(name)) };
}

type Field = 'variable' | 'treatment' | 'isKey' | 'highest' | 'bands' | 'groups' | 'digits';

const words: Readonly<Record<Field | 'keyNumber', Bilingual>> = {
  variable: localized('This variable is unknown or has two rules.', '没有该变量，或该变量有两条规则。'),
  treatment: localized('This variable cannot be treated like that.', '该变量不能这样处理。'),
  isKey: localized('A key variable must be in the file.', '关键变量必须在文件中。'),
  keyNumber: localized('Choose bands for a number that is a key variable.', '数值作为关键变量时须分段。'),
  highest: localized(
    'Enter whole numbers; the lowest value must be less than the highest.',
    '请填写整数，最低值须小于最高值。',
  ),
  bands: localized('Enter up to 50 whole numbers in ascending order.', '请按升序填写整数，最多50个。'),
  groups: localized(
    'Enter codes of this question, at least two in each group, and each code once.',
    '请填写本题的编码，每组至少两个，每个编码只用一次。',
  ),
  digits: localized('Enter a whole number from 1 to 9.', '请填写1至9的整数。'),
};

/** What is wrong with one rule. */
function faultsOf(rule: VariableRule, variable: SharingVariable | undefined): (keyof typeof words)[] {
  if (variable === undefined) return ['variable'];
  const { treatment, isKey } = rule;
  if (!variable.treatments.includes(treatment)) return ['treatment'];
  if (isKey && (treatment === 'leave-out' || !variable.mayBeKey)) return ['isKey'];
  if (isKey && (treatment === 'limits' || (treatment === 'keep' && variable.treatments.includes('bands'))))
    return ['keyNumber'];
  return isMeasured(rule, variable) ? [] : [treatment === 'limits' ? 'highest' : (treatment as 'bands')];
}

const isWhole = (value: number | null): boolean => value === null || Number.isSafeInteger(value);

function isMeasured(rule: VariableRule, { codes }: SharingVariable): boolean {
  if (rule.treatment === 'limits') return hasLimits(rule);
  if (rule.treatment === 'bands') return hasBands(rule);
  if (rule.treatment === 'digits') return isWhole(rule.digits) && rule.digits! >= 1 && rule.digits! <= 9;
  return rule.treatment !== 'groups' || hasGroups(rule, new Set(codes.map(({ code }) => code)));
}

const hasLimits = ({ lowest, highest }: VariableRule): boolean =>
  [lowest, highest].every(isWhole) &&
  (lowest !== null || highest !== null) &&
  (lowest ?? -Infinity) < (highest ?? Infinity);

const hasBands = ({ bands }: VariableRule): boolean =>
  bands.length > 0 &&
  bands.length <= 50 &&
  bands.every((value, at) => isWhole(value) && (at === 0 || value > bands[at - 1]!));

function hasGroups({ groups }: VariableRule, known: ReadonlySet<string>): boolean {
  const all = groups.flat();
  return (
    all.length > 0 &&
    groups.every((group) => group.length > 1) &&
    new Set(all).size === all.length &&
    all.every((code) => known.has(code))
  );
}

export const isSound = (rule: VariableRule, variable: SharingVariable): boolean =>
  faultsOf(rule, variable).length === 0;

/** The faults of rules, each at its place. */
export function sharingFaults(rules: SharingRules, versions: WaveVersions): InputError[] {
  const variables = new Map(sharingVariables(versions).map((each) => [each.name, each]));
  const seen = new Set<string>();
  return rules.variables.flatMap((rule, at) => {
    const isSecond = seen.has(rule.variable);
    seen.add(rule.variable);
    return faultsOf(rule, isSecond ? undefined : variables.get(rule.variable)).map((fault) => ({
      pointer: `/variables/${at}/${fault === 'keyNumber' ? 'isKey' : fault}`,
      ...{ code: 'invalid', detail: words[fault] },
    }));
  });
}
