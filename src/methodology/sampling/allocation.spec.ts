import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { varianceOfTotal } from '../../../test/support/variance-of-total.js';
import { allocate, allocateByRemainders, type StratumPlan } from './allocation.js';

/** Sizes of cities of the USA in 1930 (thousands): W. Cochran, Sampling Techniques (3rd ed., 1977), table 5.1. */
const cities: readonly StratumPlan[] = [
  { name: 'large', population: 16, deviation: Math.sqrt(53_843), mean: 629.375 },
  { name: 'small', population: 48, deviation: Math.sqrt(5_581), mean: 193.3125 },
];

const strata = fc.array(
  fc.record({
    name: fc.constant('h'),
    population: fc.integer({ min: 2, max: 400 }),
    deviation: fc.double({ min: 0.1, max: 50, noNaN: true }),
    mean: fc.double({ min: 1, max: 100, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
);
const rules = fc.constantFrom(
  { kind: 'proportional' } as const,
  { kind: 'neyman' } as const,
  { kind: 'power', exponent: 0.5 } as const,
);

describe('allocation', () => {
  it('gives the variances of the worked example for 24 cities in proportion, and for 12 + 12', () => {
    const proportional = allocate({ strata: cities, size: 24, rule: { kind: 'proportional' }, minimum: 2 });
    expect(proportional).toEqual([6, 18]);
    expect(Math.round(varianceOfTotal(cities, proportional))).toBe(1_882_293);
    const neyman = allocate({ strata: cities, size: 24, rule: { kind: 'neyman' }, minimum: 2 });
    expect(neyman).toEqual([12, 12]);
    expect(Math.round(varianceOfTotal(cities, neyman))).toBe(1_090_827);
  });

  it('always adds up, respects the minimum and never exceeds the population', () => {
    fc.assert(
      fc.property(
        strata,
        rules,
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (...given) => {
          const [plan, rule, minimum, share] = given;
          const least = plan.reduce((sum, { population }) => sum + Math.min(minimum, population), 0);
          const most = plan.reduce((sum, { population }) => sum + population, 0);
          const size = least + Math.floor(share * (most - least));
          const numbers = allocate({ strata: plan, size, rule, minimum });
          expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(size);
          numbers.forEach((n, at) => {
            expect(n).toBeGreaterThanOrEqual(Math.min(minimum, plan[at]!.population));
            expect(n).toBeLessThanOrEqual(plan[at]!.population);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is optimal under Neyman: moving one unit never lowers the variance', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 2, max: 60 }), (plan, extra) => {
        const most = plan.reduce((sum, { population }) => sum + population, 0);
        const size = Math.min(most, plan.length + extra);
        const numbers = allocate({ strata: plan, size, rule: { kind: 'neyman' }, minimum: 1 });
        const best = varianceOfTotal(plan, numbers);
        for (const [from, n] of numbers.entries()) {
          for (const [to, stratum] of plan.entries()) {
            if (from === to || n <= 1 || numbers[to]! >= stratum.population) continue;
            const moved = numbers.map((number, at) => number + (at === to ? 1 : at === from ? -1 : 0));
            expect(varianceOfTotal(plan, moved)).toBeGreaterThanOrEqual(best * (1 - 1e-12));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('equals Neyman with power 1, and equalises the CVs of large strata with power 0', () => {
    const request = { strata: cities, size: 24, minimum: 2 };
    expect(allocate({ ...request, rule: { kind: 'power', exponent: 1 } })).toEqual([12, 12]);
    const many = cities.map((stratum) => ({ ...stratum, population: stratum.population * 10_000 }));
    const numbers = allocate({ strata: many, size: 5_000, minimum: 2, rule: { kind: 'power', exponent: 0 } });
    const cvs = many.map(({ deviation, mean }, at) => deviation / mean / Math.sqrt(numbers[at]!));
    // n is proportional to S / mean, so CV^2 n is S^2 / mean^2: the ratio of the numbers is that of the relative
    // deviations
    expect(numbers[0]! / numbers[1]!).toBeCloseTo(
      cities[0]!.deviation / 629.375 / (cities[1]!.deviation / 193.3125),
      2,
    );
    expect(cvs.every((cv) => cv < 0.02)).toBe(true);
  });

  it('refuses an impossible size', () => {
    expect(() => allocate({ strata: cities, size: 3, rule: { kind: 'neyman' }, minimum: 2 })).toThrow(
      'size-impossible',
    );
    expect(() => allocate({ strata: cities, size: 65, rule: { kind: 'neyman' }, minimum: 2 })).toThrow(
      'size-impossible',
    );
    expect(() => allocate({ strata: cities, size: 24, rule: { kind: 'power', exponent: 2 }, minimum: 2 })).toThrow(
      'out-of-range',
    );
  });

  it.each([
    ['a mean of 0 under the power rule', { mean: 0 }],
    ['a negative deviation', { deviation: -1 }],
    ['no population', { population: 0 }],
  ])('refuses %s', (_, spoilt) => {
    const [first, second] = cities as [StratumPlan, StratumPlan];
    const rule = { kind: 'power', exponent: 0.5 } as const;
    const request = { strata: [first, { ...second, ...spoilt }], size: 10, rule, minimum: 2 };
    expect(() => allocate(request)).toThrow('methodology.sampling.out-of-range');
  });
});

describe('allocation by largest remainders', () => {
  it('adds up to the size and follows the number of units', () => {
    expect(allocateByRemainders([500, 300, 200], 101, 0)).toEqual([51, 30, 20]);
  });

  it('gives each stratum the minimum, but never more than it has units', () => {
    expect(allocateByRemainders([10, 990], 100, 20)).toEqual([10, 90]);
  });
});
