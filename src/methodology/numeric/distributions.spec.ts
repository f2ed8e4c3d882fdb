/** Published quantiles: tables of Student's t and of the normal distribution. */
import { describe, expect, it } from '@jest/globals';
import { betaQuantile, fUpperTail, normalCdf, normalQuantile, studentCdf, studentQuantile } from './distributions.js';

describe('distributions', () => {
  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 6, 2.44691185114497],
    [0.975, 30, 2.04227245630124],
    [0.95, 10, 1.81246112281168],
    [0.975, Infinity, 1.959963984540054],
  ])('give the t quantile of %s with %s degrees of freedom', (p, df, expected) => {
    expect(studentQuantile(p, df)).toBeCloseTo(expected, 12);
  });

  it('give quantiles of the normal distribution', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalCdf(-2)).toBeCloseTo(0.0227501319481792, 14);
    expect(normalQuantile(0.8)).toBeCloseTo(0.841621233572914, 13);
    expect(studentCdf(1.5, Infinity)).toBe(normalCdf(1.5));
  });

  it('invert the distribution function by the quantile', () => {
    for (const p of [0.001, 0.2, 0.5, 0.9, 0.999]) {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
      for (const df of [1, 3.5, 40]) expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 12);
    }
  });

  it('give the Clopper-Pearson bound of 0 in n as 1 - 0.025^(1/n), and the upper F tail of t squared', () => {
    expect(betaQuantile(0.975, 1, 66)).toBeCloseTo(1 - 0.025 ** (1 / 66), 12);
    expect(fUpperTail(2.44691185114497 ** 2, 1, 6)).toBeCloseTo(0.05, 11);
  });
});
