/**
 * Quantiles and distribution functions of Student's t, beta and F. The special functions come from @stdlib (one of the
 * two packages that methodology may import, ADR 0004); quantiles are refined by Newton steps on the distribution
 * function, because @stdlib is accurate only to about 1e-11.
 */
import stdlib from '@stdlib/dist-stats-base-dists-flat';

const { beta, f, t } = stdlib.base.dists;

/** P(T <= x) for Student's t with `df` degrees of freedom; df may be Infinity (normal). */
export function studentCdf(x: number, df: number): number {
  return df === Infinity ? normalCdf(x) : t.cdf(x, df);
}

function studentDensity(x: number, df: number): number {
  // The ratio of gamma functions from log-gamma by Stirling's series, because a numerical derivative would lose digits.
  const logRatio = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  return Math.exp(logRatio - ((df + 1) / 2) * Math.log1p((x * x) / df));
}

/** Natural logarithm of the gamma function for x > 0 (Stirling's series after shifting x above 10). */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 12) {
    shift -= Math.log(at);
    at += 1;
  }
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

/** The p quantile of Student's t, 0 < p < 1, df > 0. */
export function studentQuantile(p: number, df: number): number {
  if (df === Infinity) return normalQuantile(p);
  let x = t.quantile(p, df);
  for (let step = 0; step < 2 && Number.isFinite(x); step += 1) {
    const density = studentDensity(x, df);
    if (density > 0) x -= (studentCdf(x, df) - p) / density;
  }
  return x;
}

/** The p quantile of the beta distribution with shapes a, b >= 0; a point mass at 0 or 1 if a shape is 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  return beta.quantile(p, a, b);
}

/**
 * P(F > x) with d1 and d2 degrees of freedom, computed from 1/F by symmetry, which preserves the digits of small
 * tails.
 */
export function fUpperTail(x: number, d1: number, d2: number): number {
  return x <= 0 ? 1 : f.cdf(1 / x, d2, d1);
}

/** P(Z <= x) of the normal distribution by the series x + x^3/3 + x^5/15 + ...; absolute error below 1e-15. */
export function normalCdf(x: number): number {
  if (x < -38) return 0;
  if (x > 9) return 1;
  if (x < -6) return studentCdf(x, 1e15);
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The p quantile of the normal distribution: from Student's t by Newton steps on the distribution function. */
export function normalQuantile(p: number): number {
  let x = t.quantile(p, 1e10);
  for (let step = 0; step < 2; step += 1) x -= ((normalCdf(x) - p) * Math.sqrt(2 * Math.PI)) / Math.exp((-x * x) / 2);
  return x;
}
