/**
 * How many units each stratum gets. One rule for samples: the next unit goes where measure / sqrt(n (n + 1)) is largest. With
 * measure = N S this is the exact optimum in whole units, and smallest and largest numbers need no repair afterwards.
 * References: J. Neyman (1934); T. Wright, The equivalence of Neyman optimum allocation for sampling and equal proportions
 * for apportioning the U.S. House of Representatives (2012); M. Bankier, Power allocations (1988).
 */
import { samplingProblems } from './problems.js';

export interface StratumPlan {
  readonly name: string;
  /** Units in the population. */
  readonly population: number;
  /** Standard deviation of the variable that the survey is made for, in its unit. */
  readonly deviation: number;
  /** Its mean; for power allocation. */
  readonly mean: number;
}

export type AllocationRule =
  /** n proportional to N. */
  | { readonly kind: 'proportional' }
  /** n proportional to N S: the smallest variance over all strata together. */
  | { readonly kind: 'neyman' }
  /** n proportional to (N mean)^q S / mean: between equal CVs in all strata (q = 0) and Neyman (q = 1). */
  | { readonly kind: 'power'; readonly exponent: number };

export interface AllocationRequest {
  readonly strata: readonly StratumPlan[];
  /** Units in all. */
  readonly size: number;
  readonly rule: AllocationRule;
  /** Smallest number in each stratum; 2 is the least from which a variance can be computed. */
  readonly minimum: number;
}

function measure(stratum: StratumPlan, rule: AllocationRule): number {
  if (rule.kind === 'proportional') return stratum.population;
  if (rule.kind === 'neyman') return stratum.population * stratum.deviation;
  return ((stratum.population * stratum.mean) ** rule.exponent * stratum.deviation) / stratum.mean;
}

/** What the rule needs of each stratum. */
function check({ strata, rule, minimum }: AllocationRequest): void {
  if (!(Number.isInteger(minimum) && minimum >= 0)) throw samplingProblems.outOfRange('minimum', '0, 1, 2, …');
  for (const { population, deviation, mean } of strata) {
    if (!(Number.isInteger(population) && population >= 1))
      throw samplingProblems.outOfRange('population', '1, 2, 3, …');
    if (rule.kind !== 'proportional' && !(deviation >= 0 && deviation < Infinity))
      throw samplingProblems.outOfRange('deviation', '>= 0');
    if (rule.kind === 'power' && !(mean > 0 && mean < Infinity)) throw samplingProblems.outOfRange('mean', '> 0');
  }
  if (rule.kind === 'power' && !(rule.exponent >= 0 && rule.exponent <= 1))
    throw samplingProblems.outOfRange('exponent', '0-1');
}

/**
 * Stratum -> sampled units; none beyond its population. Errors: a size below the minima or above the population; a mean that
 * is not above 0 under the power rule, a negative deviation.
 */
export function allocate(request: AllocationRequest): number[] {
  check(request);
  const { strata, size, rule, minimum } = request;
  const numbers = strata.map((stratum) => Math.min(minimum, stratum.population));
  const least = numbers.reduce((sum, number) => sum + number, 0);
  const most = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  if (!(Number.isInteger(size) && size >= least && size <= most))
    throw samplingProblems.sizeImpossible(size, least, most);
  const measures = strata.map((stratum) => measure(stratum, rule));
  for (let left = size - least; left > 0; left -= 1) {
    let best = -1;
    let highest = -1;
    for (const [at, stratum] of strata.entries()) {
      const n = numbers[at]!;
      if (n >= stratum.population) continue;
      const priority = n === 0 ? measures[at]! * Number.MAX_SAFE_INTEGER : measures[at]! / Math.sqrt(n * (n + 1));
      if (priority > highest) [best, highest] = [at, priority];
    }
    numbers[best]! += 1;
  }
  return numbers;
}

/**
 * In proportion by largest remainders, for numbers of answers that are wanted and not drawn: first up to `minimum` in each
 * stratum, as far as there are units, then the rest in proportion to the units that remain. Adds up to `size` unless the
 * minima or the units forbid it.
 */
export function allocateByRemainders(populations: readonly number[], size: number, minimum: number): number[] {
  const least = populations.map((population) => Math.min(minimum, population));
  const room = populations.map((population, at) => population - least[at]!);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const rest = Math.min(Math.max(0, size - sum(least)), sum(room));
  if (rest === 0) return least;
  const exact = room.map((value) => (rest * value) / sum(room));
  const whole = exact.map(Math.floor);
  const order = exact
    .map((value, at) => ({ at, part: value - Math.floor(value) }))
    .sort((a, b) => b.part - a.part || a.at - b.at);
  for (const { at } of order.slice(0, rest - sum(whole))) whole[at]! += 1;
  return whole.map((value, at) => value + least[at]!);
}

/** Variance of the estimated total under simple random sampling in each stratum: sum of N^2 S^2 / n (1 - n / N). */
export function varianceOfTotal(strata: readonly StratumPlan[], numbers: readonly number[]): number {
  return strata.reduce((sum, { population, deviation }, at) => {
    const n = numbers[at]!;
    return sum + ((population * deviation) ** 2 / n) * (1 - n / population);
  }, 0);
}
