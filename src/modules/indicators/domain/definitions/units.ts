/**
 * Units of figures by code, with their names on screens and their properties. The only place where units are defined.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { Estimator } from './definition.js';

interface Unit {
  readonly name: LocalizedText;
  /** The name in files and in the text whose hash a run stores for each definition; it must never change. */
  readonly text: string;
  readonly measure: 'share' | 'points' | 'pay' | 'index' | 'amount';
  /** Types of estimate that a custom definition can have in this unit. */
  readonly fits: readonly Estimator[];
  /** The factor by which a ratio is multiplied. */
  readonly scale: number;
}

type Words = readonly [text: string, en: string, zh: string];

const unit = ([text, en, zh]: Words, measure: Unit['measure'], fits: readonly Estimator[]): Unit => ({
  name: { en, zh },
  text,
  measure,
  fits,
  scale: 1,
});

export const units = {
  percent: unit(['%', '%', '%'], 'share', ['proportion', 'ratio', 'index']),
  percentage_points: unit(['percentage points', 'percentage points', '百分点'], 'points', ['index']),
  persons: unit(['persons', 'persons', '人'], 'amount', ['total', 'mean']),
  fte: unit(['FTE', 'full-time equivalents', '全时当量'], 'amount', ['total']),
  hours: unit(['hours', 'hours', '小时'], 'amount', ['mean', 'quantile', 'total', 'ratio']),
  days: unit(['days', 'days', '天'], 'amount', ['mean', 'quantile', 'total', 'ratio']),
  weeks: unit(['weeks', 'weeks', '周'], 'amount', ['mean', 'quantile', 'ratio']),
  years: unit(['years', 'years', '年'], 'amount', ['mean', 'quantile', 'ratio']),
  yuan_per_hour: unit(['CNY per hour', 'yuan per hour', '元/小时'], 'pay', ['mean', 'quantile', 'ratio']),
  yuan_per_month: unit(['CNY per month', 'yuan per month', '元/月'], 'pay', ['mean', 'quantile', 'ratio']),
  index: unit(['index 0-1', 'index from 0 to 1', '指数（0至1）'], 'index', ['mean']),
  ratio: unit(['ratio', 'ratio', '比值'], 'index', ['ratio']),
  days_per_case: unit(['days per case', 'days per case', '天/例'], 'amount', ['ratio']),
  cases_per_100000_workers: {
    ...unit(['cases per 100 000 workers', 'cases per 100,000 workers', '例/10万人'], 'amount', ['ratio']),
    scale: 100_000,
  },
  cases_per_million_hours: {
    ...unit(['cases per 1 000 000 hours worked', 'cases per 1,000,000 hours worked', '例/百万工时'], 'amount', [
      'ratio',
    ]),
    scale: 1_000_000,
  },
  events: unit(['events', 'events', '次活动'], 'amount', []),
  methods: unit(['methods', 'methods', '种方法'], 'amount', []),
} as const;

export type UnitCode = keyof typeof units;
export const unitCodes = Object.keys(units) as readonly UnitCode[];
