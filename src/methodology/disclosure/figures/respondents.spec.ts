import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CountedBreakdown, CountedIndicator, Person, StandingCode } from './counted.js';
import { Respondents } from './respondents.js';

const indicators = ['union', 'pension', 'arrears'].map((id, at): CountedIndicator => ({
  id,
  counts: at === 2 ? 'persons' : 'yes-no',
  sexes: at === 1 ? 'apart' : 'all',
  breakdowns: [0, 1],
}));
const breakdowns: readonly CountedBreakdown[] = [
  { id: 'park', levels: ['a', 'b', 'c'] },
  { id: 'age', levels: ['young', 'old'] },
];

/** With the run that read the answer first. */
type Marked = Person & { readonly mark: number };

const persons = fc.array(
  fc.record({
    sex: fc.integer({ min: 0, max: 1 }),
    enterprise: fc.integer({ min: 0, max: 80 }).map((at) => `e${at}`),
    levels: fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('young', 'old', null)),
    standings: fc.array(fc.constantFrom<StandingCode[]>(0, 1, 2), { minLength: 3, maxLength: 3 }),
    mark: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 300 },
);

function addTo(respondents: Respondents, all: readonly Marked[]): Respondents {
  for (const person of all) respondents.add(person, person.mark);
  return respondents;
}

const respondentsOf = (all: readonly Marked[]): Respondents => addTo(new Respondents(indicators, breakdowns), all);

const isAt = (person: Person, figure: Respondents['addresses']['places'][number]): boolean =>
  person.standings[figure.indicator] !== 0 &&
  (figure.sex === 2 || figure.sex === person.sex) &&
  (figure.breakdown < 0 || person.levels[figure.breakdown] === breakdowns[figure.breakdown]!.levels[figure.level - 1]);

describe('the respondents behind figures', () => {
  it('are counted exactly, with the enterprises of those whom only later runs have read', () => {
    fc.assert(
      fc.property(persons, (all) => {
        const respondents = respondentsOf(all);
        for (const [at, figure] of respondents.addresses.places.entries()) {
          const here = all.filter((person) => isAt(person, figure));
          expect(respondents.countsOf(at).reduce((sum, count) => sum + count, 0)).toBe(here.length);
          for (const run of [-1, 0, 1, 2, 3]) {
            const came = here.filter(({ mark }) => mark > run);
            expect(respondents.newcomersOf(at, run)).toBe(new Set(came.map(({ enterprise }) => enterprise)).size);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are the same when counting continues from a stored state', () => {
    fc.assert(
      fc.property(persons, fc.nat(), (all, cut) => {
        const at = cut % (all.length + 1);
        const continued = new Respondents(indicators, breakdowns);
        continued.restore(respondentsOf(all.slice(0, at)).state());
        addTo(continued, all.slice(at));
        const whole = respondentsOf(all);
        for (const figure of whole.addresses.places.keys()) {
          expect(continued.countsOf(figure)).toEqual(whole.countsOf(figure));
          for (const run of [0, 1, 2]) expect(continued.newcomersOf(figure, run)).toBe(whole.newcomersOf(figure, run));
        }
      }),
    );
  });
});
