import type { LocalizedText } from '../../../../kernel/localized-text.js';

export type IndicatorSource = 'survey' | 'session' | 'roadmap' | 'paradata' | 'capacity';
export type Estimator = 'total' | 'mean' | 'proportion' | 'ratio' | 'quantile' | 'index';
export type Direction =
  'higher_is_better' | 'lower_is_better' | 'target_parity' | 'target_zero' | 'target_one' | 'context';

/** An indicator as the catalogue defines it: data, no code. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly group: string;
  readonly name: LocalizedText;
  readonly numerator: string;
  readonly denominator: string;
  readonly formula: string;
  readonly unit: string;
  readonly estimator: Estimator;
  readonly source: IndicatorSource;
  readonly universe: string;
  readonly variables: readonly string[];
  readonly derived_variables: readonly string[];
  readonly disaggregations: readonly string[];
  readonly direction: Direction;
  readonly sdg: readonly { readonly code: string; readonly link: string }[];
  readonly decent_work_indicator: string | null;
  readonly sex_built_in: boolean;
  readonly notes: string;
  readonly not_applicable: string;
  readonly modules: readonly string[];
}

/** What an indicator measures, for words and digits on screens. */
export type Measure = 'share' | 'points' | 'relative' | 'persons' | 'amount';

export function measureOf(definition: IndicatorDefinition): Measure {
  if (definition.unit === 'percentage points') return 'points';
  if (definition.estimator === 'index' && definition.unit === '%') return 'relative';
  if (definition.unit === '%') return 'share';
  return definition.estimator === 'total' ? 'persons' : 'amount';
}
