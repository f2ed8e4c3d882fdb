import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Combination, combinationKey, type KeyVariable, suppressLocally } from './local-suppression.js';

interface Person {
  readonly values: readonly string[];
  readonly enterprise: string;
}

/** Counted person by person. */
function combinationsOf(people: readonly Person[]): Combination[] {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const key = combinationKey(person.values);
    found.set(key, [...(found.get(key) ?? []), person]);
  }
  return [...found.values()].map((same) => ({
    ...{ values: same[0]!.values, records: same.length },
    enterprises: [...new Set(same.map(({ enterprise }) => enterprise))],
  }));
}

const plain = (count: number): KeyVariable[] => Array.from({ length: count }, () => ({ cost: 1, dependents: [] }));
const people = fc.array(
  fc.record({
    values: fc.tuple(...['ab', 'abc', 'abcdef'].map((codes) => fc.constantFrom(...codes))),
    enterprise: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
  }),
  { maxLength: 120 },
);

describe('local suppression', () => {
  it('leaves at least k records from enough enterprises in every combination that is shown', () => {
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        (given, records, enterprises) => {
          const shown = suppressLocally(combinationsOf(given), plain(3), { records, enterprises });
          const whole = new Set(given.map(({ enterprise }) => enterprise));
          const isEnough = given.length === 0 || (given.length >= records && whole.size >= enterprises);
          expect(shown !== null).toBe(isEnough);
          if (shown === null) return;
          const displayed = new Map<string, Person[]>();
          for (const person of given) {
            const key = combinationKey(shown.get(combinationKey(person.values))!);
            displayed.set(key, [...(displayed.get(key) ?? []), person]);
          }
          for (const same of displayed.values()) {
            expect(same.length).toBeGreaterThanOrEqual(records);
            expect(new Set(same.map(({ enterprise }) => enterprise)).size).toBeGreaterThanOrEqual(enterprises);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('changes nothing that is safe except to protect others, and gives the same result in any order', () => {
    fc.assert(
      fc.property(people, (given) => {
        const least = { records: 3, enterprises: 1 };
        const combinations = combinationsOf(given);
        const shown = suppressLocally(combinations, plain(3), least);
        expect(suppressLocally([...combinations].reverse(), plain(3), least)).toEqual(shown);
        if (combinations.some(({ records }) => records < 3)) return;
        for (const { values } of combinations) expect(shown!.get(combinationKey(values))).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  const of = (values: string, records: number): Combination => ({
    ...{ values: [...values], records, enterprises: ['e1', 'e2'] },
  });
  const least = { records: 5, enterprises: 2 };

  it('suppresses the variable that costs fewest values', () => {
    const square = [of('ax', 3), of('ay', 3), of('bx', 3), of('by', 3)];
    const dear = { cost: 40, dependents: [] };
    const second = suppressLocally(square, [dear, ...plain(1)], least)!;
    expect(second.get(combinationKey(['a', 'x']))).toEqual(['a', null]);
    const first = suppressLocally(square, [...plain(1), dear], least)!;
    expect(first.get(combinationKey(['a', 'x']))).toEqual([null, 'x']);
  });

  it('suppresses with a variable those that were asked only after some of its answers', () => {
    const keys = [{ cost: 2, dependents: [1] }, ...plain(1)];
    const shown = suppressLocally(
      [of('ax', 2), of('b', 3)].map((each) => ({ ...each, values: [each.values[0]!, each.values[1] ?? ''] })),
      keys,
      least,
    )!;
    expect([...shown.values()]).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('hides in which combination the many records of one enterprise are', () => {
    const one = { ...of('ax', 50), enterprises: ['e1'] };
    const shown = suppressLocally([one, of('ay', 40), of('bz', 70)], plain(2), least)!;
    expect(shown.get(combinationKey(['b', 'z']))).toEqual(['b', 'z']);
    expect(shown.get(combinationKey(['a', 'x']))).toEqual(['a', null]);
  });
});
