/**
 * Intervals for estimates and proportions. df = degrees of freedom of the design or the domain, as chosen by the
 * caller. References: E. Korn, B. Graubard, Confidence intervals for proportions with small expected number of
 * positive counts (1998); C. Clopper, E. Pearson (1934); logit, arcsine and likelihood forms as in R survey's
 * svyciprop.
 */
import { betaQuantile, studentQuantile } from '../numeric/distributions.js';

export type ProportionMethod = 'mean' | 'logit' | 'xlogit' | 'asin' | 'beta' | 'likelihood';
/** Lower and upper limit; null = not defined. */
export type Interval = readonly [number | null, number | null];

/** estimate +- t(df) SE. No interval without degrees of freedom. */
export function studentInterval(
  estimate: number,
  standardError: number,
  settings: { df: number; level: number },
): Interval {
  if (!(settings.df > 0)) return [null, null];
  const t = studentQuantile(0.5 + settings.level / 2, settings.df);
  return [estimate - t * standardError, estimate + t * standardError];
}

export interface ProportionEstimate {
  readonly p: number;
  readonly standardError: number;
  readonly df: number;
  /** Number of rows in the domain. */
  readonly n: number;
  /** e.g. 0.95 */
  readonly level: number;
}

function logitInterval(input: ProportionEstimate, t: number): Interval {
  const { p, standardError } = input;
  if (p <= 0 || p >= 1) return [null, null];
  const centre = Math.log(p / (1 - p));
  const half = (t * standardError) / (p * (1 - p));
  return [1 / (1 + Math.exp(half - centre)), 1 / (1 + Math.exp(-half - centre))];
}

function arcsineInterval(input: ProportionEstimate, t: number): Interval {
  const { p, standardError } = input;
  if (p <= 0 || p >= 1) return [null, null];
  const centre = Math.asin(Math.sqrt(p));
  const half = (t * standardError) / (2 * Math.sqrt(p * (1 - p)));
  return [Math.sin(centre - half) ** 2, Math.sin(centre + half) ** 2];
}

/**
 * Clopper-Pearson with the effective sample size n* = p(1-p)/V x (t(n-1)/t(df))^2. With no events (or only events) V
 * is 0 and carries no information: n* = n, so the upper limit for 0 of 66 is 5.4%, not "0 +- 0".
 */
export function kornGraubardInterval(input: ProportionEstimate): Interval {
  const { p, standardError, df, n, level } = input;
  const upper = 0.5 + level / 2;
  if (!(df > 0) || n < 1) return [null, null];
  const degenerate = p <= 0 || p >= 1 || standardError === 0;
  const adjust = degenerate ? 1 : (studentQuantile(upper, n - 1) / studentQuantile(upper, df)) ** 2;
  const effective = degenerate ? n : ((p * (1 - p)) / standardError ** 2) * adjust;
  return [
    betaQuantile(1 - upper, effective * p, effective * (1 - p) + 1),
    betaQuantile(upper, effective * p + 1, effective * (1 - p)),
  ];
}

/** Kullback-Leibler divergence of the Bernoulli distribution p from q. */
function divergence(p: number, q: number): number {
  return p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
}

/**
 * Profile pseudo-likelihood with its deviance scaled by the design effect (Rao-Scott): 2 KL(p, q) p(1-p)/V <= t^2
 * n/(n-1).
 */
function likelihoodInterval(input: ProportionEstimate, t: number): Interval {
  const { p, standardError, n } = input;
  if (p <= 0 || p >= 1) return [null, null];
  const bound = (((t * t * standardError ** 2) / (p * (1 - p))) * n) / (n - 1) / 2;
  const search = (outside: number): number => {
    let [inside, out] = [p, outside];
    for (let step = 0; step < 200; step += 1) {
      const middle = (inside + out) / 2;
      if (middle === inside || middle === out) break;
      if (divergence(p, middle) > bound) out = middle;
      else inside = middle;
    }
    return inside;
  };
  return [search(0), search(1)];
}

export function proportionInterval(method: ProportionMethod, input: ProportionEstimate): Interval {
  if (!(input.df > 0)) return [null, null];
  const t = studentQuantile(0.5 + input.level / 2, input.df);
  switch (method) {
    case 'mean':
      return [input.p - t * input.standardError, input.p + t * input.standardError];
    case 'logit':
    case 'xlogit':
      return logitInterval(input, t);
    case 'asin':
      return arcsineInterval(input, t);
    case 'likelihood':
      return likelihoodInterval(input, t);
    case 'beta':
      return kornGraubardInterval(input);
  }
}
