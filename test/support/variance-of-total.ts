import type { StratumPlan } from '../../src/methodology/sampling/allocation.js';

/** Variance of the estimated total under simple random sampling in each stratum: sum of N^2 S^2 / n (1 - n / N). */
export function varianceOfTotal(strata: readonly StratumPlan[], numbers: readonly number[]): number {
  return strata.reduce((sum, { population, deviation }, at) => {
    const n = numbers[at]!;
    return sum + ((population * deviation) ** 2 / n) * (1 - n / population);
  }, 0);
}
