/**
 * Test of change of one figure between two waves. Waves ask other workers of the same enterprises; what the two estimates have
 * in common through them is not kept, so they are treated as independent. Enterprises that are high in one wave tend to be
 * high in the next: the covariance is positive, and leaving it out makes the error of the difference larger, the careful side.
 * Reference: L. Kish, Survey Sampling (1965), 12.4.
 */
import { type Interval, studentInterval } from '../../../../methodology/estimation/intervals.js';
import { errorOfBound } from '../../../../methodology/estimation/judgement.js';
import type { RunSettings } from '../runs/settings.js';

export type ChangeVerdict =
  | 'higher'
  | 'lower'
  /** The interval of the difference holds 0. */
  | 'no-clear-change'
  /** No degrees of freedom, hence no interval. */
  | 'not-testable'
  /** The runs classify by other settings: the difference may come from them. */
  | 'other-settings';

export interface Change {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly standardError: number | null;
  /** 95% */
  readonly interval: Interval;
  readonly df: number;
  readonly verdict: ChangeVerdict;
  readonly covariance: 'treated-as-independent';
}

export interface Compared {
  readonly value: number;
  readonly standardError: number | null;
  readonly interval: Interval;
  readonly df: number;
}

const LEVEL = 0.95;
/** Digits beyond those of shown figures (shares to 0.0001) are rounding. */
const DIGITS = 6;

type Classifying = Pick<RunSettings, 'greenThreshold' | 'decentRule' | 'localArea' | 'mergeMaternity'>;
const classifying = ['greenThreshold', 'decentRule', 'localArea', 'mergeMaternity'] as const;

/** Whether two runs call the same things by the same name. The low-pay line is a dated setting of each wave. */
export function classifyAlike(one: Classifying, other: Classifying): boolean {
  return classifying.every((setting) => one[setting] === other[setting]);
}

function verdictOf([low, high]: Interval, alike: boolean): ChangeVerdict {
  if (!alike) return 'other-settings';
  if (low === null || high === null) return 'not-testable';
  if (low > 0) return 'higher';
  return high < 0 ? 'lower' : 'no-clear-change';
}

function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}

/** A figure without events has no error, but a bound may tell; null where nothing does. */
function errorOf({ value, standardError, interval, df }: Compared): number | null {
  if (df < 1 || (standardError ?? 0) > 0) return standardError;
  return errorOfBound({ value, interval, df });
}

/** Null where one of the figures is not shown. */
export function changeOf(before: Compared | null, now: Compared | null, alike = true): Change | null {
  if (before === null || now === null) return null;
  const value = now.value - before.value;
  const errors = [errorOf(before), errorOf(now)] as const;
  const standardError = errors[0] === null || errors[1] === null ? null : Math.hypot(errors[0], errors[1]);
  const df = Math.min(before.df, now.df);
  const [low, high] =
    df < 1 || standardError === null ? [null, null] : studentInterval(value, standardError, { df, level: LEVEL });
  const interval: Interval = [low === null ? null : rounded(low), high === null ? null : rounded(high)];
  return {
    from: before.value,
    to: now.value,
    value: rounded(value),
    standardError: standardError === null ? null : rounded(standardError),
    interval,
    df,
    verdict: verdictOf(interval, alike),
    covariance: 'treated-as-independent',
  };
}
