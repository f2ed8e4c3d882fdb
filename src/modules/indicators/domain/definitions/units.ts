/** Units that figures can be shown in, and the kinds of estimate that each fits. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { Estimator } from './definition.js';

export interface Unit {
  readonly unit: string;
  readonly name: LocalizedText;
  readonly fits: readonly Estimator[];
}

export const units: readonly Unit[] = [
  { unit: '%', name: { en: '%', zh: '%' }, fits: ['proportion', 'ratio', 'index'] },
  { unit: 'percentage points', name: { en: 'percentage points', zh: '百分点' }, fits: ['index'] },
  { unit: 'persons', name: { en: 'persons', zh: '人' }, fits: ['total', 'mean'] },
  { unit: 'FTE', name: { en: 'full-time equivalents', zh: '全时当量' }, fits: ['total'] },
  { unit: 'hours', name: { en: 'hours', zh: '小时' }, fits: ['mean', 'quantile', 'total', 'ratio'] },
  { unit: 'days', name: { en: 'days', zh: '天' }, fits: ['mean', 'quantile', 'total', 'ratio'] },
  { unit: 'weeks', name: { en: 'weeks', zh: '周' }, fits: ['mean', 'quantile', 'ratio'] },
  { unit: 'years', name: { en: 'years', zh: '年' }, fits: ['mean', 'quantile', 'ratio'] },
  { unit: 'CNY per hour', name: { en: 'yuan per hour', zh: '元/小时' }, fits: ['mean', 'quantile', 'ratio'] },
  { unit: 'CNY per month', name: { en: 'yuan per month', zh: '元/月' }, fits: ['mean', 'quantile', 'ratio'] },
  { unit: 'index 0-1', name: { en: 'index from 0 to 1', zh: '指数（0至1）' }, fits: ['mean'] },
  { unit: 'ratio', name: { en: 'ratio', zh: '比值' }, fits: ['ratio'] },
  { unit: 'days per case', name: { en: 'days per case', zh: '天/例' }, fits: ['ratio'] },
  {
    unit: 'cases per 100 000 workers',
    name: { en: 'cases per 100,000 workers', zh: '例/10万人' },
    fits: ['ratio'],
  },
  {
    unit: 'cases per 1 000 000 hours worked',
    name: { en: 'cases per 1,000,000 hours worked', zh: '例/百万工时' },
    fits: ['ratio'],
  },
];
