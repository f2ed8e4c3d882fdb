import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FrameUnit, sizeClassOf, type Stratum, strataOf } from './frame.js';
import { drawnFrom, expectedOf, planned, type PlannedStratum, type SamplePlan, sampleRules } from './sample.js';

const unit = (at: number, headcount: number, given: Partial<FrameUnit> = {}): FrameUnit => ({
  ...{
    id: `u${at}`,
    parkId: `p${at % 3}`,
    sizeClass: sizeClassOf(headcount),
    psuCode: `C${String(at).padStart(4, '0')}`,
  },
  ...{ headcount, women: Math.floor(headcount / 2), men: headcount - Math.floor(headcount / 2), certainty: false },
  ...given,
});
const units = Array.from({ length: 90 }, (_, at) => unit(at, 5 + ((at * at * 13) % 700), { certainty: at % 41 === 0 }));
const strata: readonly Stratum[] = strataOf(units, (parkId) => parkId);
const certain = strata.filter(({ certainty }) => certainty).length;
const plan = (given: Partial<SamplePlan>) => ({
  ...{ enterprises: 45, rule: 'neyman' as const, minimum: 3, minimumPersons: 5, ...given },
});

/** None if the number of enterprises is impossible. */
function plannedOrNone(list: readonly Stratum[], given: ReturnType<typeof plan>): readonly PlannedStratum[] {
  try {
    return planned(list, 900, given);
  } catch (error) {
    expect(String(error)).toContain('size-impossible');
    return [];
  }
}

describe('a sample of the frame', () => {
  it('has the size and the least numbers that were asked for, and all certainty units, under each rule', () => {
    const rules = fc.constantFrom(...sampleRules);
    fc.assert(
      fc.property(rules, fc.integer({ min: 30, max: 90 }), fc.nat(1000), (rule, enterprises, seed) => {
        const drawn = drawnFrom(planned(strata, 900, plan({ rule, enterprises })), seed);
        expect(drawn.reduce((sum, { sample }) => sum + sample.length, 0)).toBe(enterprises);
        for (const { certainty, sample, units: all, probability, drawn: number, target, headcount } of drawn) {
          expect(new Set(sample).size).toBe(number);
          expect(number).toBeGreaterThanOrEqual(Math.min(3, all.length));
          expect(sample.every((each) => all.includes(each))).toBe(true);
          expect(probability).toBe(certainty ? 1 : number / all.length);
          expect(target).toBeLessThanOrEqual(headcount);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has enough workers in each stratum for answers to be opened, or all its enterprises', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(sizes, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 5, max: 20 }),
        (frame, persons) => {
          const small = frame.flatMap((headcounts, park) =>
            headcounts.map((headcount, at) => unit(100 * park + at, headcount, { parkId: `p${park}` })),
          );
          const list = strataOf(small, (parkId) => parkId);
          for (let enterprises = 1; enterprises <= small.length; enterprises += 1) {
            const given = { ...plan({ enterprises, minimum: 2 }), minimumPersons: persons };
            const plans = plannedOrNone(list, given);
            for (const { sample, units: all } of drawnFrom(plans, enterprises)) {
              const workers = sample.reduce((sum, { headcount }) => sum + headcount, 0);
              expect(workers >= persons || sample.length === all.length).toBe(true);
            }
            if (enterprises === small.length) expect(plans).not.toEqual([]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is the same for the same seed whatever the order of the frame, and another for another seed', () => {
    const idsOf = (list: readonly Stratum[], seed: number) =>
      drawnFrom(planned(list, 900, plan({})), seed).flatMap(({ sample }) => sample.map(({ id }) => id));
    const turned = strata.map((each) => ({ ...each, units: [...each.units].reverse() }));
    const sorted = (ids: readonly string[]) => [...ids].sort();
    expect(sorted(idsOf(turned, 7))).toEqual(sorted(idsOf(strata, 7)));
    expect(sorted(idsOf(strata, 8))).not.toEqual(sorted(idsOf(strata, 7)));
  });

  it('estimates the number of workers without bias by the inverse of the probabilities', () => {
    const plans = planned(strata, 900, plan({ enterprises: 40 }));
    const truth = units.reduce((sum, { headcount }) => sum + headcount, 0);
    const draws = 2000;
    let [sum, squares] = [0, 0];
    for (let seed = 0; seed < draws; seed += 1) {
      const estimate = drawnFrom(plans, seed).reduce(
        (total, { sample, probability }) =>
          total + sample.reduce((all, { headcount }) => all + headcount, 0) / probability,
        0,
      );
      sum += estimate;
      squares += (estimate - truth) ** 2;
    }
    const error = Math.sqrt(squares / draws / draws);
    expect(Math.abs(sum / draws - truth)).toBeLessThan(4 * error);
  });

  it('is every enterprise without a plan, and refused if the size does not fit', () => {
    expect(planned(strata, 900, null).every(({ drawn, units: all }) => drawn === all.length)).toBe(true);
    expect(() => planned(strata, 900, plan({ enterprises: 91 }))).toThrow('size-impossible');
    expect(() => planned(strata, 900, plan({ enterprises: certain }))).toThrow('size-impossible');
  });

  it('is expected to be more precise with more enterprises, and exact in no case', () => {
    const errors = [30, 50, 90].map(
      (enterprises) =>
        expectedOf(planned(strata, 900, plan({ enterprises })), { share: 0.3, correlation: 0.1 }).standardError,
    );
    expect(errors).toEqual([...errors].sort((a, b) => b - a));
    expect(errors.at(-1)).toBeGreaterThan(0);
  });

  it('needs as many answers for its own margin as it has, and fewer for a wider one or a simpler sample', () => {
    const of = (correlation: number) =>
      expectedOf(planned(strata, 900, plan({ enterprises: 50 })), { share: 0.3, correlation });
    const clustered = of(0.1);
    const needed = clustered.needed.map(({ forShare }) => forShare);
    expect(needed).toEqual([...needed].sort((a, b) => a - b));
    const between = clustered.needed.filter(({ size }) => size >= clustered.margin);
    for (const { forShare } of between) expect(forShare).toBeLessThanOrEqual(clustered.answers);
    for (const { size, forShare } of clustered.needed)
      if (size < clustered.margin) expect(forShare).toBeGreaterThan(clustered.answers);
    for (const [at, { forShare, forGap }] of of(0).needed.entries()) {
      expect(forShare).toBeLessThan(clustered.needed[at]!.forShare);
      // a gap of two halves has twice the deviation, and a test with power 80% asks for more than an interval
      expect(forGap).toBeGreaterThan(forShare);
    }
  });
});
