/**
 * Test of the change of one figure between two waves. Waves survey different workers of the same enterprises; the
 * covariance that results from this is not stored, so the two estimates are treated as independent. Enterprises with
 * high values in one wave tend to have high values in the next, so the covariance is positive, and ignoring it
 * overestimates the error of the difference, which is conservative. Reference: L. Kish, Survey Sampling (1965), 12.4.
 */
import { type Interval, studentInterval } from '../../../../methodology/estimation/intervals.js';
import { errorOfBound } from '../../../../methodology/estimation/judgement.js';
import type { RunInputs } from '../runs/run.js';
import type { RunSettings } from '../runs/settings.js';

export type ChangeVerdict =
  | 'higher'
  | 'lower'
  /** The interval of the difference includes 0. */
  | 'no-clear-change'
  /** No degrees of freedom, so no interval. */
  | 'not-testable'
  /** The runs use different classification settings or questions, which may cause the difference. */
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
  /** Null: fewer than 5. */
  readonly df: number | null;
}

/** The fewest with which an interval is published. */
const LEAST_FREEDOM = 3;

const LEVEL = 0.95;
/** Further digits than those of published figures (shares to 0.0001) are rounding errors. */
const DIGITS = 6;

type Classifying = Pick<RunSettings, 'greenThreshold' | 'decentRule' | 'localArea' | 'mergeMaternity'>;
const classifying = ['greenThreshold', 'decentRule', 'localArea', 'mergeMaternity'] as const;

export interface ComparedRun {
  readonly settings: Classifying;
  readonly inputs: Pick<RunInputs, 'mapping'> | null;
}

/**
 * Whether two runs use the same classification, and variables from the same questions and choices. The low-pay line is
 * excluded: it is a dated setting of each wave.
 */
export function classifyAlike(one: ComparedRun, other: ComparedRun): boolean {
  const [own, theirs] = [one.inputs?.mapping, other.inputs?.mapping];
  return (
    classifying.every((setting) => one.settings[setting] === other.settings[setting]) &&
    own?.fingerprint === theirs?.fingerprint &&
    // the same names and codes in another questionnaire are other questions
    (own?.form ?? theirs?.form) === (theirs?.form ?? own?.form)
  );
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

function freedomOf({ df, interval }: Compared): number {
  return df ?? (interval[0] === null ? 0 : LEAST_FREEDOM);
}

/** The standard error. A figure without events has none, but its bound may give one; null if neither does. */
function errorOf(figure: Compared): number | null {
  const { value, standardError, interval } = figure;
  const df = freedomOf(figure);
  if (df < 1 || (standardError ?? 0) > 0) return standardError;
  return errorOfBound({ value, interval, df });
}

/** Null if one of the figures is not published. */
export function changeOf(before: Compared | null, now: Compared | null, alike = true): Change | null {
  if (before === null || now === null) return null;
  const value = now.value - before.value;
  const errors = [errorOf(before), errorOf(now)] as const;
  const standardError = errors[0] === null || errors[1] === null ? null : Math.hypot(errors[0], errors[1]);
  const df = Math.min(freedomOf(before), freedomOf(now));
  const [low, high] =
    df < 1 || standardError === null ? [null, null] : studentInterval(value, standardError, { df, level: LEVEL });
  const unit = standardError === null || standardError === 0 ? 0 : 10 ** (Math.floor(Math.log10(standardError)) - 1);
  const end = (value: number | null): number | null =>
    value === null ? null : rounded(unit === 0 ? value : Math.round(value / unit) * unit);
  return {
    from: before.value,
    to: now.value,
    value: rounded(value),
    standardError: standardError === null ? null : rounded(standardError),
    // more digits than two of the standard error say nothing
    interval: [end(low), end(high)],
    df,
    verdict: verdictOf([low, high], alike),
    covariance: 'treated-as-independent',
  };
}
