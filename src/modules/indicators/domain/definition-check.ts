/** What is wrong with a definition, place by place, and what it means in words, before anything is computed from it. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import type { Estimator, IndicatorDefinition } from './definition.js';
import { type CheckedFormula, checkFormula, type FormulaPart } from './definition-formula.js';
import type { DefinitionContent, DefinitionNeeds, WordsInBoth } from './definition-content.js';
import type { DefinitionFault } from './definition-fault.js';
import { largestOf, largestValue } from './formula/bounds.js';
import { isYesNo } from './formula/types.js';
import { plansOf } from './plan.js';
import { formulaEstimators, units, type FormulaEstimator } from './units.js';
import type { Variable, Vocabulary } from './vocabulary.js';

/** `own-rules`: counted by a program of its own, which a formula cannot replace. */
export type PlanKind = FormulaEstimator | 'own-rules';

export interface DefinitionCheck {
  readonly faults: readonly DefinitionFault[];
  readonly words: Readonly<Record<FormulaPart, LocalizedText | null>>;
  readonly variables: readonly Variable[];
  readonly modules: readonly string[];
  /** How a run computes it; null while there are mistakes. */
  readonly plan: PlanKind | null;
  readonly breakdowns: readonly string[];
  readonly sexBuiltIn: boolean;
}

export interface ToCheck {
  readonly content: DefinitionContent;
  /** The catalogue's definition that this is a version of; null for an indicator of the workspace's own. */
  readonly base: IndicatorDefinition | null;
  readonly vocabulary: Vocabulary;
  readonly groups: readonly string[];
  /** Those in effect, which may be compared by others. */
  readonly all: readonly IndicatorDefinition[];
}

/** Breakdowns of a run, in the catalogue's order. */
export const surveyBreakdowns: readonly string[] = [
  'sex',
  'age_group',
  'isco_major',
  'contract_type',
  'nonlocal_hukou',
  'park',
  'enterprise_size',
  'education',
];

const idPattern = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/;
const sdgPattern = /^(1[0-7]|[1-9])\.[0-9a-d]{1,2}(\.[0-9]{1,2})?$/;

function fault(pointer: string, code: string, detail: LocalizedText): DefinitionFault {
  return { pointer, code: `indicators.definition.${code}`, detail, position: null, length: null, suggestions: [] };
}

/** Words joined by underscores: no address of a page can be taken for one. */
export function idFaults(id: string): DefinitionFault[] {
  if (id.length <= 60 && idPattern.test(id)) return [];
  return [
    fault('/id', 'id-unfit', {
      en: 'Two or more words of small letters and digits, joined by _, at most 60 characters: written_contract_share.',
      zh: '由小写字母和数字组成、以下划线连接的两个或更多单词，不超过60个字符，例如 written_contract_share。',
    }),
  ];
}

/** Whether an indicator of the catalogue is computed from the formulas that its definition shows. */
export function countsByFormula(base: IndicatorDefinition | null, vocabulary: Vocabulary): boolean {
  if (base === null) return true;
  if (base.source !== 'survey' || !(formulaEstimators as readonly string[]).includes(base.estimator)) return false;
  return partsOf(base).every(
    (part) => checkFormula({ part, text: base[part], estimator: base.estimator }, vocabulary).parsed !== null,
  );
}

const isWithoutDenominator = (estimator: Estimator): boolean => estimator === 'total' || estimator === 'quantile';

function partsOf({ estimator }: Pick<DefinitionContent, 'estimator'>): FormulaPart[] {
  return isWithoutDenominator(estimator) ? ['universe', 'numerator'] : ['universe', 'numerator', 'denominator'];
}

function ownRules(base: IndicatorDefinition, content: DefinitionContent): DefinitionFault[] {
  const parts = ['universe', 'numerator', 'denominator', 'unit', 'estimator'] as const;
  return parts
    .filter((part) => content[part] !== base[part])
    .map((part) =>
      fault(`/${part}`, 'formula-fixed', {
        en: 'This indicator is counted by rules of its own, which a formula cannot replace.',
        zh: '该指标按专门规则统计，不能以公式替换。',
      }),
    );
}

/** Rules of their own may read a note: how groups are parted, which factors count. */
function planFaults({ content, all }: ToCheck, base: IndicatorDefinition): DefinitionFault[] {
  if (base.source !== 'survey') return [];
  try {
    plansOf([{ ...base, ...content, notes: content.notes.en }], all);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { en, zh } = error.options.detail!;
    const detail = { en: `The computation reads this note. ${en}`, zh: `计算需要读取该说明。${zh}` };
    return [fault('/notes/en', 'formula-unreadable', detail)];
  }
}

/** A share that a gap compares stays a share. */
function comparedFaults({ content, base, all }: ToCheck): DefinitionFault[] {
  if (base === null || (content.unit === base.unit && content.estimator === base.estimator)) return [];
  const comparing = all.find(
    ({ estimator, numerator }) => estimator === 'index' && numerator.startsWith(`${base.id}(`),
  );
  if (comparing === undefined) return [];
  return [
    fault('/estimator', 'compared-elsewhere', {
      en: `“${comparing.name.en}” compares this indicator, so its kind and unit stay.`,
      zh: `“${comparing.name.zh}”比较该指标，因此其类型和单位不能更改。`,
    }),
  ];
}

function shapeFaults({ content, base, groups }: ToCheck): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const { name, group, disaggregations, sdg } = content;
  if (name.en.trim() === '') faults.push(fault('/name/en', 'name-missing', { en: 'Give a name.', zh: '请填写名称。' }));
  if (!/\p{Script=Han}/u.test(name.zh))
    faults.push(fault('/name/zh', 'name-missing', { en: 'Give a name in Chinese.', zh: '请填写中文名称。' }));
  if (!groups.includes(group))
    faults.push(
      fault('/group', 'unknown-group', { en: 'Choose a subject of the catalogue.', zh: '请选择目录中的主题。' }),
    );
  const allowed = base === null || base.source === 'survey' ? surveyBreakdowns : base.disaggregations;
  disaggregations.forEach((each, at) => {
    if (allowed.includes(each) && disaggregations.indexOf(each) === at) return;
    const detail = {
      en: `There is no breakdown "${each}" here, or it stands twice.`,
      zh: `此处没有分组“${each}”，或重复列出。`,
    };
    faults.push(fault(`/disaggregations/${at}`, 'unknown-breakdown', detail));
  });
  sdg.forEach(({ code }, at) => {
    if (sdgPattern.test(code)) return;
    const detail = { en: 'Written as 8.5 or 8.5.1.', zh: '请写成8.5或8.5.1的形式。' };
    faults.push(fault(`/sdg/${at}/code`, 'sdg-unreadable', detail));
  });
  return faults;
}

function unitFaults({ estimator, unit }: DefinitionContent): DefinitionFault[] {
  const found = units.find((each) => each.unit === unit);
  if (!(formulaEstimators as readonly string[]).includes(estimator))
    return [
      fault('/estimator', 'estimator-unfit', {
        en: 'A formula gives a share, a mean, a quantile, a total or a ratio.',
        zh: '公式可得出占比、均值、分位数、总量或比率。',
      }),
    ];
  if (found?.fits.includes(estimator as FormulaEstimator)) return [];
  const fitting = units.filter(({ fits }) => fits.includes(estimator as FormulaEstimator));
  return [
    {
      ...fault('/unit', 'unit-unfit', {
        en: `This unit does not fit the kind of estimate; fitting are: ${fitting.map(({ name }) => name.en).join(', ')}.`,
        zh: `该单位与估计类型不符；可选：${fitting.map(({ name }) => name.zh).join('、')}。`,
      }),
      suggestions: fitting.map((each) => each.unit),
    },
  ];
}

type Formulas = Readonly<Partial<Record<FormulaPart, CheckedFormula>>>;

/** Shares count yes and no: anything else could exceed 100 %, and could not be protected as counts. */
function yesNoFaults({ content, base, vocabulary }: ToCheck, formulas: Formulas): DefinitionFault[] {
  if (content.unit !== '%') return [];
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const parsed = formulas[part]?.parsed;
    if (!parsed || parsed.kind !== 'sum' || content[part] === base?.[part]) return [];
    if (isYesNo(parsed.sum.expression, vocabulary) && parsed.sum.factor === 1) return [];
    return [
      fault(`/${part}`, 'not-yes-no', {
        en: 'A share counts persons of whom something holds: write a product of conditions in [ ] and of yes-or-no variables.',
        zh: '占比统计符合条件的人：请写成 [ ] 中的条件与是否型变量的乘积。',
      }),
    ];
  });
}

function sizeFaults({ vocabulary }: ToCheck, formulas: Formulas): DefinitionFault[] {
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const parsed = formulas[part]?.parsed;
    if (!parsed || parsed.kind !== 'sum' || largestOf(parsed.sum.expression, vocabulary) <= largestValue) return [];
    return [
      fault(`/${part}`, 'too-large', {
        en: 'One person could count for more than 100,000,000 here, and sums would no longer be exact: write constants before SUM, or leave out a factor.',
        zh: '此处一人的数值可能超过1亿，求和将不再精确：请把常数写在 SUM 之前，或去掉一个因子。',
      }),
    ];
  });
}

function totalFaults({ estimator, denominator }: DefinitionContent): DefinitionFault[] {
  if (!isWithoutDenominator(estimator) || denominator.trim() === '1') return [];
  const detail = { en: 'Totals and quantiles have no denominator: write 1.', zh: '总量和分位数没有分母，请填写1。' };
  return [fault('/denominator', 'denominator-unfit', detail)];
}

function breakdownsOf({ content, base }: ToCheck, sexBuiltIn: boolean): readonly string[] {
  const allowed = base === null || base.source === 'survey' ? surveyBreakdowns : base.disaggregations;
  return allowed.filter((each) => content.disaggregations.includes(each) && !(each === 'sex' && sexBuiltIn));
}

export function checkDefinition(given: ToCheck): DefinitionCheck {
  const { content, base, vocabulary } = given;
  const shape = shapeFaults(given);
  if (base !== null && !countsByFormula(base, vocabulary)) {
    const faults = [...shape, ...ownRules(base, content), ...planFaults(given, base)];
    return {
      faults,
      words: { universe: null, numerator: null, denominator: null },
      variables: [],
      modules: base.modules,
      plan: faults.length === 0 ? 'own-rules' : null,
      breakdowns: breakdownsOf(given, base.sex_built_in),
      sexBuiltIn: base.sex_built_in,
    };
  }
  const formulas: Formulas = Object.fromEntries(
    partsOf(content).map((part) => [
      part,
      checkFormula({ part, text: content[part], estimator: content.estimator }, vocabulary),
    ]),
  );
  const checked = Object.values(formulas);
  const faults = [
    ...shape,
    ...checked.flatMap((formula) => formula.faults),
    ...totalFaults(content),
    ...unitFaults(content),
    ...yesNoFaults(given, formulas),
    ...sizeFaults(given, formulas),
    ...comparedFaults(given),
  ];
  const variables = [...new Map(checked.flatMap((each) => each.variables).map((each) => [each.name, each])).values()];
  const modules = [...new Set(variables.flatMap(({ questions }) => questions))].map((each) =>
    vocabulary.modules.get(each),
  );
  const sexBuiltIn = variables.some(({ name }) => name === 'sex');
  return {
    faults,
    words: {
      universe: formulas.universe?.words ?? null,
      numerator: formulas.numerator?.words ?? null,
      denominator: formulas.denominator?.words ?? null,
    },
    variables,
    modules: [...new Set(vocabulary.modules.values())].filter((each) => modules.includes(each)),
    plan: faults.length === 0 ? (content.estimator as FormulaEstimator) : null,
    breakdowns: breakdownsOf(given, sexBuiltIn),
    sexBuiltIn,
  };
}

/** What is kept with a version that has no mistakes; the catalogue's words stay where its text stayed. */
export function needsOf(
  check: DefinitionCheck,
  content: DefinitionContent,
  base: (IndicatorDefinition & WordsInBoth) | null,
): DefinitionNeeds {
  if (check.plan === 'own-rules' && base !== null) {
    const { variables, derived_variables, modules, sex_built_in } = base;
    const { universeWords, numeratorWords, denominatorWords } = base;
    return { variables, derived_variables, modules, sex_built_in, universeWords, numeratorWords, denominatorWords };
  }
  const derived = check.variables.filter((each) => each.derived);
  const kept = (part: FormulaPart): boolean => base !== null && content[part] === base[part];
  return {
    variables: [...new Set(check.variables.flatMap(({ questions }) => questions))],
    derived_variables: derived.map(({ name }) => name),
    modules: check.modules,
    sex_built_in: check.sexBuiltIn,
    universeWords: kept('universe') ? base!.universeWords : check.words.universe!,
    numeratorWords: kept('numerator') ? base!.numeratorWords : check.words.numerator,
    denominatorWords: kept('denominator') ? base!.denominatorWords : check.words.denominator,
  };
}
