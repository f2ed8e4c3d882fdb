/**
 * From definitions to what a run does with each person: universe, numerator, denominator; gaps between two groups; and
 * statistics of values (medians, segregation). Which of them it is, is read from the texts of the definition.
 */
import type { Truth } from '../../../methodology/classification/three-valued.js';
import type { ContrastKind } from '../../../methodology/estimation/contrasts.js';
import { type BreakdownId, breakdownIds } from './cells.js';
import type { IndicatorDefinition } from './definition.js';
import type { ColumnPlan, Statistic } from './estimators/column-plan.js';
import { parseFactors } from './formula/factors.js';
import { type Compiled, compileCondition, compileExpression } from './formula/evaluate.js';
import { parseCondition, parseWeightedSum } from './formula/parse.js';
import { type Comparison, parseComparison, parseQuantile, shapeOf } from './formula/statistic.js';
import { unreadable, wanted } from './formula/unreadable.js';

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
  /** Tells of women and men at once: shown only where both may be. */
  readonly bySex: boolean;
  readonly breakdowns: readonly BreakdownId[];
  readonly questions: readonly string[];
}

/** What the run sums up. */
export type TallyPlan = SumPlan | GapPlan;
export type Plan = TallyPlan | ValuePlan;

/** Whether persons in a universe are a yes or a no, which are counts to be protected. */
export function countsYes(plan: Plan): boolean {
  if (plan.kind === 'values') return false;
  return plan.kind === 'gap' ? plan.base.proportion : plan.proportion || plan.kind === 'total';
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

type SumTexts = Pick<IndicatorDefinition, 'universe' | 'numerator' | 'denominator'>;

/** 100000 in "cases per 100 000 workers", else 1. */
function casesPer(unit: string): number {
  return Number(/^cases per ([\d ]+)/.exec(unit)?.[1]?.replaceAll(' ', '') ?? 1);
}

/** Those of the definition; a gap between the levels of a breakdown has nothing to say at one of them. */
function breakdownsOf({ disaggregations }: IndicatorDefinition, compared?: Comparison): readonly BreakdownId[] {
  return breakdownIds.filter((id) => disaggregations.includes(id) && compared?.of.startsWith(id) !== true);
}

/** The catalogue's words for the count of criteria being known. */
const phrases: readonly (readonly [words: string, condition: string])[] = [
  ['[all eight flags known]', '[dw_count known]'],
];

function inFormulaLanguage(text: string): string {
  return phrases.reduce((changed, [words, condition]) => changed.replaceAll(words, condition), text);
}

function sumPlan(definition: IndicatorDefinition, texts: SumTexts): SumPlan {
  const numerator = parseWeightedSum(inFormulaLanguage(texts.numerator));
  const denominator = definition.estimator === 'total' ? null : parseWeightedSum(inFormulaLanguage(texts.denominator));
  const magnitude = texts.numerator.includes('hourly') || texts.numerator.includes('wage_month');
  const share = definition.unit === '%' || definition.unit === 'percentage points';
  return {
    kind: denominator === null ? 'total' : 'ratio',
    id: definition.id,
    universe: compileCondition(parseCondition(texts.universe)),
    numerator: compileExpression(numerator.expression),
    denominator: denominator === null ? null : compileExpression(denominator.expression),
    factor: (numerator.factor / (denominator?.factor ?? 1)) * casesPer(definition.unit),
    proportion: share && !magnitude,
    magnitude,
    sexBuiltIn: definition.sex_built_in,
    breakdowns: breakdownsOf(definition),
    questions: definition.variables,
  };
}

const compileText = (condition: string): Compiled<Truth> => compileCondition(parseCondition(condition));

const isBySex = ({ of, to }: Comparison): boolean => /\bsex ?= ?2\b/.test(of) && /\bsex ?= ?1\b/.test(to);

function universeOf(definition: IndicatorDefinition, { over }: Comparison): string {
  return over === null ? definition.universe : `${definition.universe} and ${over}`;
}

/** A mean is the sum over those with a value; a share is that of the definition that is named. */
function textsOf(definition: IndicatorDefinition, compared: Comparison, all: Definitions): SumTexts {
  const { statistic, name } = compared;
  const universe = universeOf(definition, compared);
  if (statistic === 'mean') return { universe, numerator: `SUM w*${name}`, denominator: `SUM w*[${name} known]` };
  const base = all.find(({ id }) => id === name);
  if (base === undefined) throw unreadable(definition.numerator, name, wanted.indicator);
  return { universe, numerator: base.numerator, denominator: base.denominator };
}

function gapPlan(definition: IndicatorDefinition, compared: Comparison, all: Definitions): GapPlan {
  return {
    kind: 'gap',
    id: definition.id,
    base: sumPlan(definition, textsOf(definition, compared, all)),
    contrast: compared.contrast,
    of: compileText(compared.of),
    to: compileText(compared.to),
    bySex: isBySex(compared),
    breakdowns: breakdownsOf(definition, compared),
    questions: definition.variables,
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
    universe: compileText(compared === undefined ? definition.universe : universeOf(definition, compared)),
    statistic,
    sexBuiltIn: definition.sex_built_in,
    bySex,
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
  return valuePlan(definition, { kind: 'quantile', value: numberOf(variable), p }, { bySex: false });
}

function medianGapPlan(definition: IndicatorDefinition, compared: Comparison): ValuePlan {
  const { name, contrast, of, to } = compared;
  const statistic = {
    kind: 'quantile-gap',
    value: numberOf(name),
    p: 0.5,
    contrast,
    of: compileText(of),
    to: compileText(to),
  } as const;
  return valuePlan(definition, statistic, { compared, bySex: isBySex(compared) });
}

/** Codes of occupations and of what else people are parted by. */
const classifications: readonly string[] = ['isco', 'isic', 'contract', 'education'];

function segregationPlan(definition: IndicatorDefinition): ValuePlan {
  const name = definition.variables.find((variable) => classifications.includes(variable));
  if (name === undefined) throw unreadable(definition.formula, 'j', wanted.classification);
  return valuePlan(definition, { kind: 'segregation', code: (person) => person.code(name) }, { bySex: true });
}

const payVariables: readonly string[] = ['hourly', 'wage_month'];

function factorGapPlan(definition: IndicatorDefinition): ValuePlan {
  const named = [...definition.derived_variables, ...definition.variables];
  const pay = payVariables.find((name) => named.includes(name));
  if (pay === undefined) throw unreadable(definition.formula, 'y', wanted.pay);
  const statistic = { kind: 'factor-gap', value: numberOf(pay), ...parseFactors(definition.notes) } as const;
  return valuePlan(definition, statistic, { bySex: true });
}

function indexPlan(definition: IndicatorDefinition, all: Definitions): Plan {
  const shape = shapeOf(definition.formula);
  if (shape === 'segregation') return segregationPlan(definition);
  if (shape === 'factor-weighted') return factorGapPlan(definition);
  const compared = parseComparison(definition, shape);
  return compared.statistic === 'median' ? medianGapPlan(definition, compared) : gapPlan(definition, compared, all);
}

function planOf(definition: IndicatorDefinition, all: Definitions): Plan | null {
  if (definition.source !== 'survey') return null;
  if (definition.estimator === 'quantile') return quantilePlan(definition);
  return definition.estimator === 'index' ? indexPlan(definition, all) : sumPlan(definition, definition);
}

/** The plans of the survey indicators, in their order; `all` may be compared. Errors: texts that cannot be read. */
export function plansOf(
  definitions: readonly IndicatorDefinition[],
  all: readonly IndicatorDefinition[] = definitions,
): Plan[] {
  return definitions.flatMap((definition) => planOf(definition, all) ?? []);
}
