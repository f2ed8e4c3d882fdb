import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { ContrastKind } from '../../../../methodology/estimation/contrasts.js';
import { type UnitCode, units } from './units.js';

export type IndicatorSource = 'survey' | 'session' | 'roadmap' | 'paradata' | 'capacity';
export type Estimator = 'total' | 'mean' | 'proportion' | 'ratio' | 'quantile' | 'index';
export type Direction =
  'higher_is_better' | 'lower_is_better' | 'target_parity' | 'target_zero' | 'target_one' | 'context';

/** Two groups compared by one statistic: of a variable, or by the share of another indicator. */
export interface ComparisonRule {
  readonly kind: 'comparison';
  readonly statistic: 'mean' | 'median' | 'share';
  /** The name of the variable, or the id of the indicator. */
  readonly name: string;
  /** The condition of the group that is compared, and that of the reference group. */
  readonly of: string;
  readonly to: string;
  readonly contrast: ContrastKind;
}

/** Duncan index of dissimilarity between women and men over the codes of a variable. */
export interface SegregationRule {
  readonly kind: 'segregation';
  readonly classes: string;
}

/**
 * Classes of one factor: each is a list of codes of its variable, or of the size classes of the frame
 * (`enterprise_size`).
 */
export interface Factor {
  readonly name: string;
  readonly classes: readonly (readonly string[])[];
}

/** Mean gap between women and men within classes of comparable workers. */
export interface FactorGapRule {
  readonly kind: 'factor-gap';
  readonly name: string;
  readonly factors: readonly Factor[];
  /** Minimum number of women, and of men, in a class. */
  readonly fewest: number;
}

/**
 * The definition of an indicator in the catalogue: data, not code. Runs use the codes, the fields of `index` and the
 * formula language; `formula`, `notes` and the lines of an index are text for readers and are never parsed.
 */
export interface IndicatorDefinition {
  readonly id: string;
  readonly group: string;
  readonly name: LocalizedText;
  readonly numerator: string;
  readonly denominator: string;
  readonly formula: string;
  readonly unit: UnitCode;
  readonly estimator: Estimator;
  /** How an index of the catalogue is computed; absent if the formulas determine it. */
  readonly index?: ComparisonRule | SegregationRule | FactorGapRule;
  readonly source: IndicatorSource;
  readonly universe: string;
  readonly variables: readonly string[];
  readonly derived_variables: readonly string[];
  readonly disaggregations: readonly string[];
  readonly direction: Direction;
  readonly sdg: readonly { readonly code: string; readonly link: string }[];
  readonly decent_work_indicator: string | null;
  readonly sex_built_in: boolean;
  readonly notes: LocalizedText;
  readonly not_applicable: string;
  readonly modules: readonly string[];
}

/** The quantity that an indicator measures; determines words and digits on screens. */
export type Measure = 'share' | 'points' | 'relative' | 'persons' | 'pay' | 'index' | 'amount';

export function measureOf({ unit, estimator }: Pick<IndicatorDefinition, 'unit' | 'estimator'>): Measure {
  const { measure } = units[unit];
  if (measure === 'share' && estimator === 'index') return 'relative';
  return measure === 'amount' && estimator === 'total' ? 'persons' : measure;
}
