/**
 * Allocation of sample units to strata. For samples there is one rule: the next unit goes to the stratum with the
 * largest measure / sqrt(n (n + 1)). With measure = N S this is the exact optimum in whole units, and minimum and
 * maximum numbers need no correction afterwards. References: J. Neyman (1934); T. Wright, The equivalence of Neyman
 * optimum allocation for sampling and equal proportions for apportioning the U.S. House of Representatives (2012); M.
 * Bankier, Power allocations (1988).
 */
import { samplingProblems } from './problems.js';

export interface StratumPlan {
  readonly name: string;
  /** Number of units in the population. */
  readonly population: number;
  /** Standard deviation of the survey's main variable, in its unit. */
  readonly deviation: number;
  /** Its mean; for power allocation. */
  readonly mean: number;
  /** Minimum number in this stratum, if larger than that of all. */
  readonly least?: number;
}

export type AllocationRule =
  /** n proportional to N. */
  | { readonly kind: 'proportional' }
  /** n proportional to N S: minimises the variance over all strata together. */
  | { readonly kind: 'neyman' }
  /** n proportional to (N mean)^q S / mean: a compromise between equal CVs in all strata (q = 0) and Neyman (q = 1). */
  | { readonly kind: 'power'; readonly exponent: number };

export interface AllocationRequest {
  readonly strata: readonly StratumPlan[];
  /** Total number of units. */
  readonly size: number;
  readonly rule: AllocationRule;
  /** Minimum number in each stratum; a variance needs at least 2. */
  readonly minimum: number;
}

function measure(stratum: StratumPlan, rule: AllocationRule): number {
  if (rule.kind === 'proportional') return stratum.population;
  if (rule.kind === 'neyman') return stratum.population * stratum.deviation;
  return ((stratum.population * stratum.mean) ** rule.exponent * stratum.deviation) / stratum.mean;
}

/** Checks what the rule needs of each stratum. */
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
 * Number of sampled units of each stratum, at most its population. Errors: a size below the minima or above the
 * population; a mean that is not above 0 under the power rule, a negative deviation.
 */
export function allocate(request: AllocationRequest): number[] {
  check(request);
  const { strata, size, rule, minimum } = request;
  const numbers = strata.map(({ population, least = 0 }) => Math.min(Math.max(minimum, least), population));
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
 * Proportional allocation by largest remainders, for target numbers of answers that are not drawn: first up to
 * `minimum` in each stratum, as far as there are units, then the rest in proportion to the remaining units. Adds up to
 * `size` unless the minima or the number of units prevent it.
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
