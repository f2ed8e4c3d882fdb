/**
 * From definitions to what a run does with each person: universe, numerator, denominator; gaps between two groups; and
 * statistics of values (medians, segregation). Which of them it is, the definition says by its fields.
 */
import type { Truth } from '../../../../methodology/classification/three-valued.js';
import type { ContrastKind } from '../../../../methodology/estimation/contrasts.js';
import { type BreakdownId, breakdownIds, isToldApart } from '../definitions/breakdowns.js';
import type { ComparisonRule, IndicatorDefinition } from '../definitions/definition.js';
import type { ColumnPlan, Statistic } from './estimators/column-plan.js';
import { type Compiled, compileCondition, compileExpression } from '../definitions/formula/evaluate.js';
import { type Comparison, parseComparison } from '../definitions/formula/comparison.js';
import { namesInCondition, namesOfValues } from '../definitions/formula/names.js';
import { parseCondition, parseWeightedSum } from '../definitions/formula/parse.js';
import { parseQuantile } from '../definitions/formula/statistic.js';
import type { Condition } from '../definitions/formula/syntax.js';
import { unreadable, wanted } from '../definitions/formula/unreadable.js';
import { units } from '../definitions/units.js';

export interface SumPlan {
  readonly kind: 'ratio' | 'total';
  readonly id: string;
  readonly universe: Compiled<Truth>;
  readonly numerator: Compiled<number | null>;
  /** Absent for totals. */
  readonly denominator: Compiled<number | null> | null;
  /** Constants before the sums, e.g. 50 working weeks. */
  readonly factor: number;
  /** Values are 0 and 1 over persons: yes and no are counts to be protected. */
  readonly proportion: boolean;
  /** A total of persons: what a person counts for is 0 or 1, too. */
  readonly countsPersons: boolean;
  /** Pay: the p% rule on enterprise totals applies. */
  readonly magnitude: boolean;
  /** The formula itself separates the sexes: no further split by sex. */
  readonly sexBuiltIn: boolean;
  /** By what else than sex it is broken down. */
  readonly breakdowns: readonly BreakdownId[];
  /** Questions that decide who is in it and how. */
  readonly questions: readonly string[];
}

export interface GapPlan {
  readonly kind: 'gap';
  readonly id: string;
  /** The share or mean that is compared; its protection is that of the gap. */
  readonly base: SumPlan;
  readonly contrast: ContrastKind;
  /** Women against men, or groups of one sex that `base` is narrowed to. */
  readonly of: Compiled<Truth>;
  readonly to: Compiled<Truth>;
  readonly bySex: boolean;
  readonly breakdowns: readonly BreakdownId[];
  readonly questions: readonly string[];
}

/** Computed from the values of persons (estimators). */
export interface ValuePlan extends ColumnPlan {
  readonly kind: 'values';
  readonly sexBuiltIn: boolean;
  /** About women and men at the same time: published only where both may be. */
  readonly bySex: boolean;
  /** A quantile of what the low-pay line is drawn from. */
  readonly ofHourlyPay: boolean;
  readonly breakdowns: readonly BreakdownId[];
  readonly questions: readonly string[];
}

/** What the run sums up. */
export type TallyPlan = SumPlan | GapPlan;
export type Plan = TallyPlan | ValuePlan;

/**
 * Whether persons in a universe are a yes or a no, which are counts to be protected. Not only those of shares: cases per
 * 100,000 workers times the answers behind them are cases. For pay all persons are a yes, and there is no no.
 */
export function countsYes(plan: Plan): boolean {
  return plan.kind !== 'values';
}

/** Of persons: a yes or a no of each, divided by how many there are. */
export function isShare(plan: Plan): boolean {
  return plan.kind === 'ratio' && plan.proportion;
}

export function isSexBuiltIn(plan: Plan): boolean {
  return plan.kind === 'gap' ? plan.base.sexBuiltIn : plan.sexBuiltIn;
}

/** Shown only where both women and men may be. */
export function tellsOfBoth(plan: Plan): boolean {
  return (plan.kind === 'gap' || plan.kind === 'values') && plan.bySex;
}

/** All definitions of the run: a comparison may name another one. */
type Definitions = readonly IndicatorDefinition[];

interface SumTexts {
  readonly universe: Condition;
  readonly numerator: string;
  readonly denominator: string;
  /** Yes and no over persons. */
  readonly share: boolean;
}

/** Those of the definition; a gap between the levels of a breakdown has nothing to say at one of them. */
function breakdownsOf({ disaggregations }: IndicatorDefinition, compared?: Comparison): readonly BreakdownId[] {
  const named = compared === undefined ? [] : [compared.of, compared.to].flatMap(namesInCondition);
  return breakdownIds.filter((id) => disaggregations.includes(id) && !isToldApart(id, named));
}

/** The catalogue's words for the count of criteria being known. */
const phrases: readonly (readonly [words: string, condition: string])[] = [
  ['[all eight flags known]', '[dw_count known]'],
];

function inFormulaLanguage(text: string): string {
  return phrases.reduce((changed, [words, condition]) => changed.replaceAll(words, condition), text);
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
  };
}

/** The sex that a condition asks for; null where it allows both or does not use the sex. */
function sexIn(condition: Condition): string | null {
  if (condition.kind === 'all') return condition.parts.map(sexIn).find((sex) => sex !== null) ?? null;
  return condition.kind === 'compare' && condition.name === 'sex' && condition.comparison === '='
    ? condition.value
    : null;
}

/** Women against men, or men against women. */
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

/** A mean is the sum over those with a value; a share is that of the definition that is named, among those of whom it speaks. */
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

/** As the catalogue says it, or as the lines of a definition of the workspace's own do. */
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

/** The plans of the survey indicators, in their order; `all` may be compared. Errors: texts that cannot be read. */
export function plansOf(
  definitions: readonly IndicatorDefinition[],
  all: readonly IndicatorDefinition[] = definitions,
): Plan[] {
  return definitions.flatMap((definition) => planOf(definition, all) ?? []);
}
