import { describe, expect, it } from '@jest/globals';
import {
  clusterDesignEffect,
  expectedErrorInTwoStages,
  expectedErrorOfGap,
  expectedErrorOfMean,
  expectedErrorOfShare,
  simpleSample,
  sizeForGap,
  sizeForMean,
  sizeForShare,
  weightDesignEffect,
} from './precision.js';

/** The level whose normal quantile is exactly 2, because the example rounds 1.96. */
const LEVEL_OF_2 = 0.954499736103642;

describe('sample size', () => {
  it('for a share equals that of Cochran (1977), 4.2-4.4, for an island of 3,200 people', () => {
    const wanted = { margin: 0.05, level: LEVEL_OF_2 };
    expect(sizeForShare(0.5, wanted, simpleSample)).toBe(400);
    // n0 / (1 + n0 / N) = 355.6; the book uses (n0 - 1) / N and also rounds to 356
    expect(sizeForShare(0.5, wanted, { ...simpleSample, population: 3200 })).toBe(356);
  });

  it('for a share with design effect 2 and 70% response is 1,098 (methodology 4.1)', () => {
    expect(sizeForShare(0.5, { margin: 0.05, level: 0.95 }, { deff: 2, responseRate: 0.7, population: Infinity })).toBe(
      1098,
    );
  });

  it('for a mean achieves the requested margin', () => {
    for (const population of [500, 10_000, Infinity]) {
      const circumstances = { deff: 1.7, responseRate: 0.6, population };
      const drawn = sizeForMean(12, { margin: 1.5, level: 0.95 }, circumstances);
      const margin = (size: number): number => 1.959963984540054 * expectedErrorOfMean(12, size, circumstances);
      expect(margin(drawn)).toBeLessThanOrEqual(1.5 + 1e-9);
      expect(margin(drawn - 1)).toBeGreaterThan(1.5 - 1e-9);
    }
  });

  it('for a gap between shares of 0.5 and 0.4 with power 80% is 385 per group by the normal formula', () => {
    const test = {
      gap: 0.1,
      deviations: [0.5, Math.sqrt(0.24)],
      firstShare: 0.5,
      correlation: 0,
      significance: 0.05,
      power: 0.8,
    } as const;
    // (1.95996 + 0.84162)^2 x (0.25 + 0.24) / 0.01 = 384.6
    expect(sizeForGap(test, simpleSample)).toBe(770);
    expect(sizeForGap({ ...test, correlation: 0.5 }, simpleSample)).toBeLessThan(400);
  });
});

describe('expected precision', () => {
  it('is computed for a share and a gap', () => {
    expect(expectedErrorOfShare(0.5, 400, simpleSample)).toBeCloseTo(0.025, 12);
    expect(expectedErrorOfGap({ errors: [3, 4], correlation: 0 })).toBe(5);
    expect(expectedErrorOfGap({ errors: [3, 3], correlation: 1 })).toBe(0);
    expect(expectedErrorOfShare(0.5, 100, { ...simpleSample, population: 100 })).toBe(0);
  });

  it('of two stages equals that with the design effect of clusters, and has both corrections', () => {
    const large = { units: 1e12, drawnUnits: 40, members: 1e15, answers: 800 };
    const deff = clusterDesignEffect(20, 0.05);
    const error = expectedErrorOfShare(0.3, 800, { ...simpleSample, deff });
    expect(expectedErrorInTwoStages(0.3, 0.05, [large])).toBeCloseTo(error, 9);
    // all units: only the members are sampled; all members too: nothing is
    const census = { units: 40, drawnUnits: 40, members: 4000, answers: 800 };
    expect(expectedErrorInTwoStages(0.3, 0.05, [census])).toBeCloseTo(Math.sqrt(0.21 * 0.95 * (0.8 / 800)), 12);
    expect(expectedErrorInTwoStages(0.3, 0.05, [{ ...census, answers: 4000 }])).toBe(0);
    // two equal strata with half of the answers each
    expect(expectedErrorInTwoStages(0.3, 0.05, [large, large])).toBeCloseTo(error / Math.SQRT2, 9);
  });

  it('includes design effects of clusters and of weights (Kish)', () => {
    expect(clusterDesignEffect(20, 0.05)).toBeCloseTo(1.95, 12);
    expect(weightDesignEffect([1, 1, 1])).toBe(1);
    expect(weightDesignEffect([1, 3])).toBe(1.25);
  });

  it('refuses values out of range', () => {
    expect(() => expectedErrorOfShare(1, 10, simpleSample)).toThrow('out-of-range');
    expect(() => expectedErrorOfMean(1, 10, { ...simpleSample, responseRate: 0 })).toThrow('out-of-range');
    expect(() => sizeForMean(1, { margin: 0, level: 0.95 }, simpleSample)).toThrow('out-of-range');
  });
});
