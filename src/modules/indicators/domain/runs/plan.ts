/**
 * Compiles definitions into what a run does with each person: universe, numerator, denominator; gaps between two
 * groups; and statistics of individual values (medians, segregation). The fields of the definition determine which of
 * these it is.
 */
import type { Truth } from '../../../../methodology/classification/three-valued.js';
import type { ContrastKind } from '../../../../methodology/estimation/contrasts.js';
import { type BreakdownId, breakdownIds, isDefinedBy } from '../definitions/breakdowns.js';
import type { ComparisonRule, IndicatorDefinition } from '../definitions/definition.js';
import type { ColumnPlan, Statistic } from './estimators/column-plan.js';
import { type Compiled, compileCondition, compileExpression } from '../definitions/formula/evaluate.js';
import { type Comparison, parseComparison } from '../definitions/formula/comparison.js';
import { namesInCondition, namesOfValues } from '../definitions/formula/names.js';
import { parseCondition, parseWeightedSum } from '../definitions/formula/parse.js';
import { parseQuantile } from '../definitions/formula/statistic.js';
import type { Condition } from '../definitions/formula/syntax.js';
import { unreadable, wanted } from '../definitions/formula/unreadable.js';
import { type UnitCode, units } from '../definitions/units.js';

/** What decides how a figure is published. */
export interface PublishedAs {
  readonly unit: UnitCode;
  /** Small counts of sensitive questions are suppressed, not coded. */
  readonly sensitive: boolean;
  readonly isMean: boolean;
}

export interface SumPlan {
  readonly kind: 'ratio' | 'total';
  readonly id: string;
  readonly universe: Compiled<Truth>;
  readonly numerator: Compiled<number | null>;
  /** Absent for totals. */
  readonly denominator: Compiled<number | null> | null;
  /** Constant factor, e.g. 50 working weeks. */
  readonly factor: number;
  /** Values are 0 and 1 for each person: yes and no are counts that must be protected. */
  readonly proportion: boolean;
  /** A total of persons: the value of each person is 0 or 1. */
  readonly countsPersons: boolean;
  /** Pay: the p% rule on enterprise totals applies. */
  readonly magnitude: boolean;
  /** The formula itself separates the sexes, so there is no further split by sex. */
  readonly sexBuiltIn: boolean;
  /** The breakdowns other than sex. */
  readonly breakdowns: readonly BreakdownId[];
  /** Questions that determine cell membership. */
  readonly questions: readonly string[];
  readonly publishedAs: PublishedAs;
}

export interface GapPlan {
  readonly kind: 'gap';
  readonly id: string;
  /** The share or mean that is compared; it is protected together with the gap. */
  readonly base: SumPlan;
  readonly contrast: ContrastKind;
  /** Women against men, or groups of one sex to which `base` is restricted. */
  readonly of: Compiled<Truth>;
  readonly to: Compiled<Truth>;
  readonly bySex: boolean;
  readonly breakdowns: readonly BreakdownId[];
  readonly questions: readonly string[];
  readonly publishedAs: PublishedAs;
}

/** Computed from individual values (estimators). */
export interface ValuePlan extends ColumnPlan {
  readonly kind: 'values';
  readonly sexBuiltIn: boolean;
  /** About women and men at the same time: published only if both may be. */
  readonly bySex: boolean;
  /** A quantile of the variable from which the low-pay line is derived. */
  readonly ofHourlyPay: boolean;
  readonly breakdowns: readonly BreakdownId[];
  readonly questions: readonly string[];
  readonly publishedAs: PublishedAs;
}

/** Plans that the run computes from sums. */
export type TallyPlan = SumPlan | GapPlan;
export type Plan = TallyPlan | ValuePlan;

/**
 * Whether persons in the universe count as yes or no, which are counts that must be protected. This is not limited to
 * shares: cases per 100,000 workers times the number of answers give the cases. For pay all persons count as yes, and
 * there is no no.
 */
export function countsYes(plan: Plan): boolean {
  return plan.kind !== 'values';
}

/** Whether it is a share of persons: the number of yes divided by the number of persons. */
export function isShare(plan: Plan): boolean {
  return plan.kind === 'ratio' && plan.proportion;
}

export function isSexBuiltIn(plan: Plan): boolean {
  return plan.kind === 'gap' ? plan.base.sexBuiltIn : plan.sexBuiltIn;
}

/** Whether it is published only if both women and men may be. */
export function needsBothSexes(plan: Plan): boolean {
  return (plan.kind === 'gap' || plan.kind === 'values') && plan.bySex;
}

/** All definitions of the run, because a comparison may name another one. */
type Definitions = readonly IndicatorDefinition[];

interface SumTexts {
  readonly universe: Condition;
  readonly numerator: string;
  readonly denominator: string;
  /** Whether values are yes and no over persons. */
  readonly share: boolean;
}

/** The breakdowns of the definition; a gap between the levels of a breakdown is not broken down by it. */
function breakdownsOf({ disaggregations }: IndicatorDefinition, compared?: Comparison): readonly BreakdownId[] {
  const named = compared === undefined ? [] : [compared.of, compared.to].flatMap(namesInCondition);
  return breakdownIds.filter((id) => disaggregations.includes(id) && !isDefinedBy(id, named));
}

/** Phrases of the catalogue for the condition that the number of criteria is known. */
const phrases: readonly (readonly [words: string, condition: string])[] = [
  ['[all eight flags known]', '[dw_count known]'],
];

function inFormulaLanguage(text: string): string {
  return phrases.reduce((changed, [words, condition]) => changed.replaceAll(words, condition), text);
}

/** Health, unfair treatment, union membership, wage arrears. */
const sensitiveQuestions = /\b(?:unfair|union_member|wage_delay|injury_n|injury_days|disabled|disability)\b/;

function publishedAs({ unit, numerator, estimator }: IndicatorDefinition): PublishedAs {
  return { unit, sensitive: sensitiveQuestions.test(numerator), isMean: estimator === 'mean' };
}

const payVariables: readonly string[] = ['hourly', 'wage_month'];

function sumPlan(definition: IndicatorDefinition, texts: SumTexts): SumPlan {
  const numerator = parseWeightedSum(inFormulaLanguage(texts.numerator));
  const denominator = definition.estimator === 'total' ? null : parseWeightedSum(inFormulaLanguage(texts.denominator));
  const magnitude = namesOfValues(numerator.expression).some((name) => payVariables.includes(name));
  return {
    kind: denominator === null ? 'total' : 'ratio',
    id: definition.id,
    universe: compileCondition(texts.universe),
    numerator: compileExpression(numerator.expression),
    denominator: denominator === null ? null : compileExpression(denominator.expression),
    factor: (numerator.factor / (denominator?.factor ?? 1)) * units[definition.unit].scale,
    proportion: texts.share && !magnitude,
    countsPersons: denominator === null && definition.unit === 'persons',
    magnitude,
    sexBuiltIn: definition.sex_built_in,
    breakdowns: breakdownsOf(definition),
    questions: definition.variables,
    publishedAs: publishedAs(definition),
  };
}

/** The sex to which a condition restricts; null if it allows both or does not use sex. */
function sexIn(condition: Condition): string | null {
  if (condition.kind === 'all') return condition.parts.map(sexIn).find((sex) => sex !== null) ?? null;
  return condition.kind === 'compare' && condition.name === 'sex' && condition.comparison === '='
    ? condition.value
    : null;
}

/** Whether it compares women with men, in either direction. */
function isBySex({ of, to }: Comparison): boolean {
  const [one, other] = [sexIn(of), sexIn(to)];
  return one !== other && [one, other].every((sex) => sex === '1' || sex === '2');
}

function bothOf(...conditions: readonly (Condition | null)[]): Condition {
  const parts = conditions.filter((condition) => condition !== null);
  return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
}

function comparedOf(definition: IndicatorDefinition, { name }: Comparison, all: Definitions): IndicatorDefinition {
  const found = all.find(({ id }) => id === name);
  if (found === undefined) throw unreadable(definition.numerator, name, wanted.indicator);
  return found;
}

const together = (some: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...some, ...more]),
];

/** A mean is the sum over those with a value; a share is that of the named definition within its universe. */
function comparedSums(definition: IndicatorDefinition, compared: Comparison, all: Definitions): SumPlan {
  const { statistic, name } = compared;
  const universe = parseCondition(definition.universe);
  if (statistic === 'mean')
    return sumPlan(definition, {
      universe,
      numerator: `SUM w*${name}`,
      denominator: `SUM w*[${name} known]`,
      share: false,
    });
  const { numerator, denominator, ...base } = comparedOf(definition, compared, all);
  const own = base.universe === definition.universe ? null : parseCondition(base.universe);
  const plan = sumPlan(definition, { universe: bothOf(universe, own), numerator, denominator, share: true });
  const sexBuiltIn = plan.sexBuiltIn || base.sex_built_in;
  return { ...plan, sexBuiltIn, questions: together(plan.questions, base.variables) };
}

function gapPlan(definition: IndicatorDefinition, compared: Comparison, all: Definitions): GapPlan {
  const base = comparedSums(definition, compared, all);
  return {
    kind: 'gap',
    id: definition.id,
    base,
    contrast: compared.contrast,
    of: compileCondition(compared.of),
    to: compileCondition(compared.to),
    bySex: isBySex(compared),
    breakdowns: breakdownsOf(definition, compared),
    questions: base.questions,
    publishedAs: publishedAs(definition),
  };
}

function valuePlan(
  definition: IndicatorDefinition,
  statistic: Statistic,
  given: { readonly compared?: Comparison; readonly bySex: boolean },
): ValuePlan {
  const { compared, bySex } = given;
  return {
    kind: 'values',
    id: definition.id,
    universe: compileCondition(parseCondition(definition.universe)),
    statistic,
    sexBuiltIn: definition.sex_built_in,
    bySex,
    ofHourlyPay: false,
    breakdowns: breakdownsOf(definition, compared),
    questions: definition.variables,
    publishedAs: publishedAs(definition),
  };
}

const numberOf =
  (name: string): Compiled<number | null> =>
  (person) =>
    person.number(name);

function quantilePlan(definition: IndicatorDefinition): ValuePlan {
  const { p, variable } = parseQuantile(definition.numerator);
  const plan = valuePlan(definition, { kind: 'quantile', value: numberOf(variable), p }, { bySex: false });
  return { ...plan, ofHourlyPay: variable === 'hourly' };
}

function medianGapPlan(definition: IndicatorDefinition, compared: Comparison): ValuePlan {
  const { name, contrast, of, to } = compared;
  const statistic = {
    kind: 'quantile-gap',
    value: numberOf(name),
    p: 0.5,
    contrast,
    of: compileCondition(of),
    to: compileCondition(to),
  } as const;
  return valuePlan(definition, statistic, { compared, bySex: isBySex(compared) });
}

/** The comparison from the catalogue, or from the lines of a custom definition. */
function comparisonOf(definition: IndicatorDefinition, rule: ComparisonRule | undefined): Comparison {
  if (rule === undefined) return parseComparison(definition);
  return { ...rule, of: parseCondition(rule.of), to: parseCondition(rule.to) };
}

function indexPlan(definition: IndicatorDefinition, all: Definitions): Plan {
  const { index } = definition;
  if (index?.kind === 'segregation') {
    const code: Compiled<string | null> = (person) => person.code(index.classes);
    return valuePlan(definition, { kind: 'segregation', code }, { bySex: true });
  }
  if (index?.kind === 'factor-gap') {
    const { name, factors, fewest } = index;
    return valuePlan(definition, { kind: 'factor-gap', value: numberOf(name), factors, fewest }, { bySex: true });
  }
  const compared = comparisonOf(definition, index);
  return compared.statistic === 'median' ? medianGapPlan(definition, compared) : gapPlan(definition, compared, all);
}

function planOf(definition: IndicatorDefinition, all: Definitions): Plan | null {
  if (definition.source !== 'survey') return null;
  if (definition.estimator === 'quantile') return quantilePlan(definition);
  if (definition.estimator === 'index') return indexPlan(definition, all);
  const universe = parseCondition(definition.universe);
  return sumPlan(definition, { ...definition, universe, share: definition.unit === 'percent' });
}

/**
 * The plans of the survey indicators, in their order; comparisons may name definitions of `all`. Throws for texts that
 * cannot be parsed.
 */
export function plansOf(
  definitions: readonly IndicatorDefinition[],
  all: readonly IndicatorDefinition[] = definitions,
): Plan[] {
  return definitions.flatMap((definition) => planOf(definition, all) ?? []);
}
