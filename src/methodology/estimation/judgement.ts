/**
 * What may be said of an estimate: never "0 +- 0", never an interval without degrees of freedom. No events (or only
 * events): the bound of Korn and Graubard (1998). CV bands as in docs/methodology/judgement.md.
 */
import { studentQuantile } from '../numeric/distributions.js';
import { kornGraubardInterval, type Interval } from './intervals.js';

export type EstimateFlag =
  /** Fewer than one degree of freedom: no interval, and no standard error where it would be 0. */
  | 'no-df'
  /** A share with no events or only events: the interval is the bound of Korn and Graubard. */
  | 'no-events'
  /** All values of the domain are equal: the error cannot be estimated from the sample. */
  | 'no-variation'
  /** CV above 30%. */
  | 'unreliable'
  /** CV above 50%: not to be published. */
  | 'withhold';

/** A CV above one of them. Caution is said of figures of runs only. */
export const cvBands = { caution: 0.15, unreliable: 0.3, withhold: 0.5 } as const;

export interface Figure {
  readonly estimate: number;
  /** null = there is none, e.g. of a quantile whose interval is open. */
  readonly standardError: number | null;
  /** As the method gave it. */
  readonly interval: Interval;
  readonly df: number;
  /** Primary units minus strata of the rows themselves, where `df` is that of the whole design. */
  readonly ownFreedom?: number;
  /** Rows in the domain. */
  readonly n: number;
  /** All values are equal, so that a standard error of 0 is no finding. */
  readonly constant: boolean;
  /** For 0/1 values: what the bounds of a share are multiplied with (1, or the size of the domain for a total); else null. */
  readonly shareOf: number | null;
}

export interface Judged {
  readonly standardError: number | null;
  readonly interval: Interval;
  readonly flags: readonly EstimateFlag[];
}

/** The standard error that an interval of this width would have: of what has a bound, but no error. Null where there is none. */
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

/** Inside one primary unit the values of a mean cancel out: an error of 0 that is none. */
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
  // n* = n needs no degrees of freedom: they adjust an effective size that cannot be estimated here
  const [low, high] = kornGraubardInterval({ p, standardError: 0, df: 1, n, level: 0.95 });
  const times = (limit: number | null): number | null => (limit === null ? null : limit * shareOf);
  return { standardError: null, interval: [times(low), times(high)], flags: [...freedom, 'no-events'] };
}
