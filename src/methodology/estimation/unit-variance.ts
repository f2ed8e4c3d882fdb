/**
 * Variance of a sum from the totals of the primary sampling units of a domain: the closed form of `variance.ts` at one
 * stage, for many small domains over many units. Units that are not listed have a total of 0. Reference: Särndal,
 * Swensson, Wretman (1992), 4.3; gives the same results as covarianceOfSums (unit-variance.spec.ts).
 */
import { estimationProblems } from './problems.js';
import type { LonelyRule } from './variance.js';

export interface UnitStrata {
  /** Maps each unit to its stratum, from 0. */
  readonly stratumOf: Int32Array;
  /** Number of sampled units of each stratum. */
  readonly sampled: Int32Array;
  readonly names: readonly string[];
  /** 1 - f of each stratum; absent = drawn with replacement. */
  readonly correction?: Float64Array;
}

/** Units of a domain in ascending order, with their weighted totals. */
export interface UnitTotals {
  readonly units: Int32Array;
  readonly totals: Float64Array;
}

interface StratumSums {
  touched: Int32Array;
  sums: Float64Array;
  squares: Float64Array;
}

/**
 * Sums of totals over the listed units, then squared deviations from the mean of all sampled units, including those
 * with 0.
 */
function sumsOf(strata: UnitStrata, { units, totals }: UnitTotals): StratumSums {
  const size = strata.sampled.length;
  const [touched, sums, squares] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  for (let at = 0; at < units.length; at += 1) {
    const stratum = strata.stratumOf[units[at]!]!;
    touched[stratum]! += 1;
    sums[stratum]! += totals[at]!;
  }
  for (let at = 0; at < units.length; at += 1) {
    const stratum = strata.stratumOf[units[at]!]!;
    squares[stratum]! += (totals[at]! - sums[stratum]! / strata.sampled[stratum]!) ** 2;
  }
  for (let stratum = 0; stratum < size; stratum += 1) {
    const n = strata.sampled[stratum]!;
    squares[stratum]! += (n - touched[stratum]!) * (sums[stratum]! / n) ** 2;
  }
  return { touched, sums, squares };
}

/** The contribution of a stratum with one unit; null if the rule `average` replaces it by that of the others. */
function lonelyPart(rule: LonelyRule, stratum: string, apart: number): number | null {
  if (rule === 'fail') throw estimationProblems.lonelyPsu(1, stratum);
  if (rule === 'average') return null;
  return rule === 'adjust' ? apart ** 2 : 0;
}

/** Errors: a stratum with one unit under the rule `fail`. */
export function varianceOfUnitTotals(strata: UnitStrata, totals: UnitTotals, lonely: LonelyRule): number {
  const { touched, sums, squares } = sumsOf(strata, totals);
  const mean = sums.reduce((sum, value) => sum + value, 0) / strata.stratumOf.length;
  let [variance, met, answered] = [0, 0, 0];
  for (let stratum = 0; stratum < touched.length; stratum += 1) {
    if (touched[stratum] === 0) continue;
    const n = strata.sampled[stratum]!;
    const correction = strata.correction?.[stratum] ?? 1;
    met += 1;
    const part =
      n === 1 && correction >= 1e-7
        ? lonelyPart(lonely, strata.names[stratum]!, sums[stratum]! - mean)
        : (n / Math.max(1, n - 1)) * squares[stratum]!;
    if (part === null) continue;
    answered += 1;
    variance += correction * part;
  }
  return answered === 0 ? 0 : (variance * met) / answered;
}

/** Primary sampling units minus strata of a domain. */
export function freedomOfUnits(strata: UnitStrata, units: Int32Array): number {
  const met = new Uint8Array(strata.sampled.length);
  for (const unit of units) met[strata.stratumOf[unit]!] = 1;
  return units.length - met.reduce((sum, one) => sum + one, 0);
}
