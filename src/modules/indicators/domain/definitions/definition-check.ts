/**
 * Checks a definition, with the place of each mistake, and describes it in words before anything is computed from it.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { type BreakdownId, breakdowns, isDefinedBy, surveyBreakdowns } from './breakdowns.js';
import { comparedFaults, comparisonFaults, comparisonWords, namedByComparison } from './comparison-check.js';
import type { Estimator, IndicatorDefinition } from './definition.js';
import { checkFormula, type FormulaPart, type Formulas } from './definition-formula.js';
import type { DefinitionContent, DefinitionNeeds, WordsInBoth } from './definition-content.js';
import { type DefinitionFault, fault } from './definition-fault.js';
import { shapeFaults, type ToCheck } from './definition-shape.js';
import { largestOf, largestValue } from './formula/bounds.js';
import { isYesNo } from './formula/types.js';
import { unitCodes, units } from './units.js';
import type { Variable, Vocabulary } from './vocabulary.js';

/** `own-rules`: computed by dedicated code, which a formula cannot replace. */
export type PlanKind = Estimator | 'own-rules';

export interface DefinitionCheck {
  readonly faults: readonly DefinitionFault[];
  readonly words: Readonly<Record<FormulaPart, LocalizedText | null>>;
  readonly variables: readonly Variable[];
  readonly modules: readonly string[];
  /** The kind of computation; null if there are mistakes. */
  readonly plan: PlanKind | null;
  readonly breakdowns: readonly string[];
  readonly sexBuiltIn: boolean;
}

/** Whether an indicator of the catalogue is computed from the formulas in its definition. */
export function countsByFormula(base: IndicatorDefinition | null, vocabulary: Vocabulary): boolean {
  if (base === null) return true;
  if (base.source !== 'survey' || base.estimator === 'index') return false;
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
        en: 'This indicator is calculated with special rules that a formula cannot replace.',
        zh: '该指标按专门规则统计，不能以公式替换。',
      }),
    );
}

function unitFaults({ estimator, unit }: DefinitionContent): DefinitionFault[] {
  if (units[unit].fits.includes(estimator)) return [];
  const fitting = unitCodes.filter((code) => units[code].fits.includes(estimator));
  const names = fitting.map((code) => units[code].name);
  return [
    {
      ...fault('/unit', 'unit-unfit', {
        en: `This unit cannot be used with this estimate type. Choose one of: ${names.map(({ en }) => en).join(', ')}.`,
        zh: `该单位与估计类型不符；可选：${names.map(({ zh }) => zh).join('、')}。`,
      }),
      suggestions: fitting,
    },
  ];
}

/** Shares count yes and no: other values could exceed 100% and could not be protected as counts. */
function yesNoFaults({ content, base, vocabulary }: ToCheck, formulas: Formulas): DefinitionFault[] {
  if (content.unit !== 'percent') return [];
  return (['numerator', 'denominator'] as const).flatMap((part) => {
    const parsed = formulas[part]?.parsed;
    if (!parsed || parsed.kind !== 'sum' || content[part] === base?.[part]) return [];
    if (isYesNo(parsed.sum.expression, vocabulary) && parsed.sum.factor === 1) return [];
    return [
      fault(`/${part}`, 'not-yes-no', {
        en: 'A share counts people who meet conditions. Enter a product of conditions in [ ] and yes-or-no variables.',
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
        en: 'The value of one person could exceed 100,000,000, so sums would not be exact. Write constants before SUM, or remove a factor.',
        zh: '此处一人的数值可能超过1亿，求和将不再精确：请把常数写在 SUM 之前，或去掉一个因子。',
      }),
    ];
  });
}

function totalFaults({ estimator, denominator }: DefinitionContent): DefinitionFault[] {
  if (!isWithoutDenominator(estimator) || denominator.trim() === '1') return [];
  const detail = { en: 'Totals and quantiles have no denominator. Enter 1.', zh: '总量和分位数没有分母，请填写1。' };
  return [fault('/denominator', 'denominator-unfit', detail)];
}

function breakdownsOf(
  { content, base }: ToCheck,
  given: { readonly sexBuiltIn: boolean; readonly apart: readonly string[] },
): readonly string[] {
  const allowed = base === null || base.source === 'survey' ? surveyBreakdowns : base.disaggregations;
  return allowed.filter(
    (each) =>
      content.disaggregations.includes(each) &&
      !(each === 'sex' && given.sexBuiltIn) &&
      !(each in breakdowns && isDefinedBy(each as BreakdownId, given.apart)),
  );
}

function ownRulesCheck(given: ToCheck, base: IndicatorDefinition): DefinitionCheck {
  const faults = [...shapeFaults(given), ...ownRules(base, given.content)];
  return {
    faults,
    words: { universe: null, numerator: null, denominator: null },
    variables: [],
    modules: base.modules,
    plan: faults.length === 0 ? 'own-rules' : null,
    breakdowns: breakdownsOf(given, { sexBuiltIn: base.sex_built_in, apart: [] }),
    sexBuiltIn: base.sex_built_in,
  };
}

export function checkDefinition(given: ToCheck): DefinitionCheck {
  const { content, base, vocabulary } = given;
  if (base !== null && !countsByFormula(base, vocabulary)) return ownRulesCheck(given, base);
  const formulas: Formulas = Object.fromEntries(
    partsOf(content).map((part) => [
      part,
      checkFormula({ part, text: content[part], estimator: content.estimator }, vocabulary),
    ]),
  );
  const checked = Object.values(formulas);
  const own = [
    ...shapeFaults(given),
    ...checked.flatMap((formula) => formula.faults),
    ...totalFaults(content),
    ...unitFaults(content),
    ...yesNoFaults(given, formulas),
    ...sizeFaults(given, formulas),
    ...comparisonFaults(given, formulas),
  ];
  const faults = [...own, ...comparedFaults(given, own)];
  const { behind, apart } = namedByComparison(given, formulas);
  const named = [...checked.flatMap((each) => each.variables), ...behind];
  const variables = [...new Map(named.map((each) => [each.name, each])).values()];
  const modules = [...new Set(variables.flatMap(({ questions }) => questions))].map((each) =>
    vocabulary.modules.get(each),
  );
  const sexBuiltIn = variables.some(({ name }) => name === 'sex');
  const compared = content.estimator === 'index' && faults.length === 0 ? comparisonWords(given, formulas) : null;
  return {
    faults,
    words: {
      universe: formulas.universe?.words ?? null,
      numerator: compared ?? formulas.numerator?.words ?? null,
      denominator: formulas.denominator?.words ?? null,
    },
    variables,
    modules: [...new Set(vocabulary.modules.values())].filter((each) => modules.includes(each)),
    plan: faults.length === 0 ? content.estimator : null,
    breakdowns: breakdownsOf(given, { sexBuiltIn, apart }),
    sexBuiltIn,
  };
}

/** The data stored with a valid version. Where a text was not changed, the catalogue's description in words is kept. */
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
