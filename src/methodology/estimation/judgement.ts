/**
 * Assesses the reliability of an estimate: never "0 +- 0", and never an interval without degrees of freedom. With no
 * events (or only events) the bound of Korn and Graubard (1998) is used. CV bands as in docs/methodology/judgement.md.
 */
import { studentQuantile } from '../numeric/distributions.js';
import { kornGraubardInterval, type Interval } from './intervals.js';

export type EstimateFlag =
  /** Less than one degree of freedom: no interval, and no standard error if it would be 0. */
  | 'no-df'
  /** A share with no events or only events: the interval is the bound of Korn and Graubard. */
  | 'no-events'
  /** All values of the domain are equal: the error cannot be estimated from the sample. */
  | 'no-variation'
  /** CV above 30%. */
  | 'unreliable'
  /** CV above 50%: not to be published. */
  | 'withhold';

/** Bands of the CV. The caution band applies to figures of runs only. */
export const cvBands = { caution: 0.15, unreliable: 0.3, withhold: 0.5 } as const;

export interface Figure {
  readonly estimate: number;
  /** null = there is none, e.g. for a quantile with an open interval. */
  readonly standardError: number | null;
  /** As returned by the method. */
  readonly interval: Interval;
  readonly df: number;
  /** Primary sampling units minus strata of the rows themselves, if `df` is that of the whole design. */
  readonly ownFreedom?: number;
  /** Number of rows in the domain. */
  readonly n: number;
  /** All values are equal, so a standard error of 0 is not meaningful. */
  readonly constant: boolean;
  /** For 0/1 values: the factor of the bounds of a share (1, or for a total the size of the domain); otherwise null. */
  readonly shareOf: number | null;
}

export interface Judged {
  readonly standardError: number | null;
  readonly interval: Interval;
  readonly flags: readonly EstimateFlag[];
}

/**
 * The standard error implied by the width of an interval, for estimates that have a bound but no error. Null if there
 * is none.
 */
export function errorOfBound(given: {
  readonly value: number;
  readonly interval: Interval;
  readonly df: number;
}): number | null {
  const { value, interval, df } = given;
  const [low, high] = interval;
  if (low === null || high === null) return null;
  return Math.max(value - low, high - value) / studentQuantile(0.975, df);
}

const nothing: Interval = [null, null];

function precision({ estimate, standardError }: Figure): readonly EstimateFlag[] {
  if (standardError === null || estimate === 0) return [];
  const cv = standardError / Math.abs(estimate);
  return cv > cvBands.withhold ? ['withhold'] : cv > cvBands.unreliable ? ['unreliable'] : [];
}

/** Within one primary sampling unit the deviations from the mean cancel out, so the error is wrongly 0. */
function cancelsOut({ estimate, standardError, df, ownFreedom = df }: Figure): boolean {
  return ownFreedom < 1 && standardError !== null && standardError <= 1e-9 * Math.abs(estimate);
}

export function judge(figure: Figure): Judged {
  const { estimate, df, n, shareOf } = figure;
  const freedom: readonly EstimateFlag[] = df < 1 ? ['no-df'] : [];
  if (!figure.constant) {
    if (cancelsOut(figure)) return { standardError: null, interval: nothing, flags: ['no-df'] };
    return {
      standardError: figure.standardError,
      interval: df < 1 ? nothing : figure.interval,
      flags: [...freedom, ...precision(figure)],
    };
  }
  if (shareOf === null) return { standardError: null, interval: nothing, flags: [...freedom, 'no-variation'] };
  const p = estimate === 0 ? 0 : 1;
  // n* = n needs no degrees of freedom: they would adjust an effective size that cannot be estimated here
  const [low, high] = kornGraubardInterval({ p, standardError: 0, df: 1, n, level: 0.95 });
  const times = (limit: number | null): number | null => (limit === null ? null : limit * shareOf);
  return { standardError: null, interval: [times(low), times(high)], flags: [...freedom, 'no-events'] };
}
