/**
 * The precision of a sample of a given size, and the sample size for a given precision. Design effect deff, response
 * rate rr, population N. References: W. Cochran, Sampling Techniques (1977), ch. 4; L. Kish, Survey Sampling (1965),
 * 5.4 and 8.2; E. Korn, B. Graubard, Analysis of Health Surveys (1999) for the covariance of groups that share
 * clusters.
 */
import { normalQuantile } from '../numeric/distributions.js';
import { samplingProblems } from './problems.js';

export interface Circumstances {
  /** Variance under the design divided by that of a simple random sample. */
  readonly deff: number;
  /** Share of the drawn persons who respond. */
  readonly responseRate: number;
  /** Number of persons in the population; Infinity = no finite-population correction. */
  readonly population: number;
}

export const simpleSample: Circumstances = { deff: 1, responseRate: 1, population: Infinity };

function check({ deff, responseRate, population }: Circumstances): void {
  if (!(deff > 0 && deff < Infinity)) throw samplingProblems.outOfRange('deff', '> 0');
  if (!(responseRate > 0 && responseRate <= 1)) throw samplingProblems.outOfRange('responseRate', '0-1');
  if (!(population >= 1)) throw samplingProblems.outOfRange('population', '>= 1');
}

/** Design effect of clusters of m answers each with the intra-class correlation rho: 1 + (m - 1) rho (Kish). */
export function clusterDesignEffect(answersPerCluster: number, correlation: number): number {
  return 1 + (answersPerCluster - 1) * correlation;
}

/** Design effect of unequal weights: n sum w^2 / (sum w)^2 (Kish). */
export function weightDesignEffect(weights: Iterable<number>): number {
  let [n, sum, squares] = [0, 0, 0];
  for (const weight of weights) {
    n += 1;
    sum += weight;
    squares += weight * weight;
  }
  return (n * squares) / (sum * sum);
}

/** Standard error of a mean from `drawn` persons; deviation in the unit of the mean. */
export function expectedErrorOfMean(deviation: number, drawn: number, circumstances: Circumstances): number {
  check(circumstances);
  const answers = drawn * circumstances.responseRate;
  const left = Math.max(0, 1 - answers / circumstances.population);
  return deviation * Math.sqrt((circumstances.deff * left) / answers);
}

export function expectedErrorOfShare(share: number, drawn: number, circumstances: Circumstances): number {
  if (!(share > 0 && share < 1)) throw samplingProblems.outOfRange('share', '0-1');
  return expectedErrorOfMean(Math.sqrt(share * (1 - share)), drawn, circumstances);
}

/** A stratum of a sample in two stages, such as enterprises and their workers. */
export interface TwoStageStratum {
  /** Primary units in the population and in the sample. */
  readonly units: number;
  readonly drawnUnits: number;
  /** Members in the population, and expected answers. */
  readonly members: number;
  readonly answers: number;
}

/**
 * Standard error of a share from a stratified sample in two stages, both with finite-population correction: sum of W^2 V
 * with V = p (1 - p) (rho (1 - n / N) / n + (1 - rho) (1 - m / M) / m), n of N units, m of M members (Cochran, 10.3, with
 * rho as the part of the variance that lies between units). Without corrections it is Kish's 1 + (m / n - 1) rho. All
 * strata have the same expected share, the careful side.
 */
export function expectedErrorInTwoStages(
  share: number,
  correlation: number,
  strata: readonly TwoStageStratum[],
): number {
  if (!(share > 0 && share < 1)) throw samplingProblems.outOfRange('share', '0-1');
  if (!(correlation >= 0 && correlation <= 1)) throw samplingProblems.outOfRange('correlation', '0-1');
  const all = strata.reduce((sum, { members }) => sum + members, 0);
  const variance = strata.reduce((sum, { units, drawnUnits, members, answers }) => {
    const between = (1 - drawnUnits / units) / drawnUnits;
    const within = (1 - answers / members) / answers;
    return sum + (members / all) ** 2 * (correlation * between + (1 - correlation) * within);
  }, 0);
  return Math.sqrt(share * (1 - share) * variance);
}

export interface GapPlan {
  /** Standard errors of the two groups' figures. */
  readonly errors: readonly [number, number];
  /** Correlation of the two estimates: positive if both groups work in the same enterprises. */
  readonly correlation: number;
}

/** Standard error of a difference: sqrt(a^2 + b^2 - 2 rho a b). */
export function expectedErrorOfGap({ errors: [a, b], correlation }: GapPlan): number {
  if (!(correlation >= -1 && correlation <= 1)) throw samplingProblems.outOfRange('correlation', '-1..1');
  return Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
}

export interface Wanted {
  /** Half the width of the interval, in the unit of the figure. */
  readonly margin: number;
  /** e.g. 0.95 */
  readonly level: number;
}

/**
 * Number of persons to draw for a mean with the margin of error: (z S / e)^2 deff, with finite-population correction,
 * divided by rr. Rounded up.
 */
export function sizeForMean(deviation: number, wanted: Wanted, circumstances: Circumstances): number {
  check(circumstances);
  if (!(wanted.margin > 0)) throw samplingProblems.outOfRange('margin', '> 0');
  const z = normalQuantile(0.5 + wanted.level / 2);
  const infinite = ((z * deviation) / wanted.margin) ** 2 * circumstances.deff;
  const answers = infinite / (1 + infinite / circumstances.population);
  return Math.ceil(answers / circumstances.responseRate - 1e-9);
}

export function sizeForShare(share: number, wanted: Wanted, circumstances: Circumstances): number {
  if (!(share > 0 && share < 1)) throw samplingProblems.outOfRange('share', '0-1');
  return sizeForMean(Math.sqrt(share * (1 - share)), wanted, circumstances);
}

export interface GapTest {
  /** The true gap to detect. */
  readonly gap: number;
  /** Standard deviations of the two groups. */
  readonly deviations: readonly [number, number];
  /** Share of the first group among the respondents. */
  readonly firstShare: number;
  /** Correlation of the two estimates, if both groups work in the same enterprises. */
  readonly correlation: number;
  /** e.g. 0.05, two-sided */
  readonly significance: number;
  /** e.g. 0.8 */
  readonly power: number;
}

/** Total number of persons to draw so that a test detects the gap with the given power. Rounded up. */
export function sizeForGap(test: GapTest, circumstances: Circumstances): number {
  check(circumstances);
  const { deviations, firstShare, correlation } = test;
  if (!(firstShare > 0 && firstShare < 1)) throw samplingProblems.outOfRange('firstShare', '0-1');
  if (test.gap === 0) throw samplingProblems.outOfRange('gap', '≠ 0');
  const z = normalQuantile(1 - test.significance / 2) + normalQuantile(test.power);
  const errors = [deviations[0] / Math.sqrt(firstShare), deviations[1] / Math.sqrt(1 - firstShare)] as const;
  const infinite = ((z * expectedErrorOfGap({ errors, correlation })) / test.gap) ** 2 * circumstances.deff;
  const answers = infinite / (1 + infinite / circumstances.population);
  return Math.ceil(answers / circumstances.responseRate - 1e-9);
}
