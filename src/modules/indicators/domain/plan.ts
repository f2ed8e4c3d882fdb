/** From definitions to what a run does with each person: universe, numerator, denominator; and gaps between two groups. */
import type { Truth } from '../../../methodology/classification/three-valued.js';
import type { ContrastKind } from '../../../methodology/estimation/contrasts.js';
import { type BreakdownId, breakdownIds } from './cells.js';
import type { IndicatorDefinition } from './definition.js';
import { type Compiled, compileCondition, compileExpression } from './formula/evaluate.js';
import { parseCondition, parseWeightedSum } from './formula/parse.js';

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
}

export type Plan = SumPlan | GapPlan;

interface GapSpec {
  readonly of: string;
  readonly to: string;
  readonly contrast: ContrastKind;
  readonly numerator: string;
  readonly denominator: string;
}

const pay = { numerator: 'SUM w*hourly', denominator: 'SUM w*[hourly known]' } as const;
const green = { numerator: 'SUM w*green_job', denominator: 'SUM w*employee' } as const;
const womenAndMen = { of: 'sex = 2', to: 'sex = 1' } as const;

/** Gaps of the catalogue that compare two groups by one share or mean (methodology 2.4). */
const gaps: Readonly<Record<string, GapSpec>> = {
  green_job_gender_gap: { ...womenAndMen, ...green, contrast: 'difference' },
  gpg_mean: { ...womenAndMen, ...pay, contrast: 'relative-gap' },
  gpg_mean_env: { ...womenAndMen, ...pay, contrast: 'relative-gap' },
  nonlocal_hukou_green_gap: { of: 'nonlocal_hukou = 1', to: 'nonlocal_hukou = 0', ...green, contrast: 'difference' },
  motherhood_pay_gap: { of: 'care_resp in 2,4', to: 'care_resp in 1,3', ...pay, contrast: 'relative-gap' },
};

/** 100000 in "cases per 100 000 workers", else 1. */
function casesPer(unit: string): number {
  return Number(/^cases per ([\d ]+)/.exec(unit)?.[1]?.replaceAll(' ', '') ?? 1);
}

/** What the catalogue says in words instead of in its formula language. */
const worded: Readonly<Record<string, { readonly denominator: string }>> = {
  decent_work_index: { denominator: 'SUM w*[dw_count known]' },
};

/** Those of the definition; a gap between the levels of a breakdown has nothing to say at one of them. */
function breakdownsOf({ disaggregations }: IndicatorDefinition, gap?: GapSpec): readonly BreakdownId[] {
  return breakdownIds.filter((id) => disaggregations.includes(id) && gap?.of.startsWith(id) !== true);
}

function sumPlan(definition: IndicatorDefinition, texts: { numerator: string; denominator: string }): SumPlan {
  const numerator = parseWeightedSum(texts.numerator);
  const denominator = definition.estimator === 'total' ? null : parseWeightedSum(texts.denominator);
  const magnitude = texts.numerator.includes('hourly') || texts.numerator.includes('wage_month');
  const share = definition.unit === '%' || definition.unit === 'percentage points';
  return {
    kind: denominator === null ? 'total' : 'ratio',
    id: definition.id,
    universe: compileCondition(parseCondition(definition.universe)),
    numerator: compileExpression(numerator.expression),
    denominator: denominator === null ? null : compileExpression(denominator.expression),
    factor: (numerator.factor / (denominator?.factor ?? 1)) * casesPer(definition.unit),
    proportion: share && !magnitude,
    magnitude,
    sexBuiltIn: definition.sex_built_in,
    breakdowns: breakdownsOf(definition),
  };
}

/** The plan of a survey indicator; null where this program has no estimator for it yet (quantiles, segregation). */
export function planOf(definition: IndicatorDefinition): Plan | null {
  if (definition.source !== 'survey' || definition.estimator === 'quantile') return null;
  const gap = gaps[definition.id];
  if (gap !== undefined) {
    const base = sumPlan(definition, gap);
    return {
      kind: 'gap',
      id: definition.id,
      base,
      contrast: gap.contrast,
      of: compileCondition(parseCondition(gap.of)),
      to: compileCondition(parseCondition(gap.to)),
      bySex: gap.of === womenAndMen.of,
      breakdowns: breakdownsOf(definition, gap),
    };
  }
  if (definition.estimator === 'index') return null;
  return sumPlan(definition, { ...definition, ...worded[definition.id] });
}
