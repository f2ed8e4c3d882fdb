import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Addresses } from './addresses.js';
import type { CountedBreakdown, CountedIndicator, Person, StandingCode } from './counted.js';
import { type Counted, Figures } from './figures.js';
import { Respondents } from './respondents.js';

const indicators = ['union', 'pension', 'arrears'].map((id, at): CountedIndicator => ({
  id,
  counts: at === 2 ? 'persons' : 'yes-no',
  sexes: at === 1 ? 'apart' : 'all',
  usesSex: false,
  questions: [id],
  breakdowns: [0, 1],
}));
const breakdowns: readonly CountedBreakdown[] = [
  { id: 'park', levels: ['a', 'b', 'c'], question: null },
  { id: 'age', levels: ['young', 'old'], question: 'age' },
];
const few = 6;

const persons = fc.array(
  fc.record({
    sex: fc.integer({ min: 0, max: 1 }),
    enterprise: fc.option(
      fc.integer({ min: 0, max: 80 }).map((at) => `e${at}`),
      { freq: 20 },
    ),
    levels: fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('young', 'old', null)),
    standings: fc.array(fc.constantFrom<StandingCode[]>(0, 1, 2), { minLength: 3, maxLength: 3 }),
  }),
  { maxLength: 300 },
);

/** Which run read the answer of a person first. */
type Marked = Person & { readonly mark: number };

function respondentsOf(all: readonly (Person | Marked)[], most = few): Respondents {
  const respondents = new Respondents(indicators, breakdowns, most);
  addTo(respondents, all);
  return respondents;
}

function addTo(respondents: Respondents, all: readonly (Person | Marked)[]): void {
  for (const person of all) respondents.add(person, 'mark' in person ? person.mark : undefined);
}

/** All that a protection reads. */
const readOf = (respondents: Respondents): unknown => [
  respondents.persons().map(({ sex, levels, standings, count }) => [sex, ...levels, ...standings, count].join()),
  new Figures(respondents).all.map(({ counts, enterprises }) => [...counts, enterprises].join()),
];

const isAt = (person: Person, figure: Figures['all'][number]): boolean =>
  person.standings[figure.indicator] !== 0 &&
  (figure.sex === 2 || figure.sex === person.sex) &&
  (figure.breakdown < 0 || person.levels[figure.breakdown] === breakdowns[figure.breakdown]!.levels[figure.level - 1]);

/** Whose level is not known. */
const isLeft = (person: Person, rest: Figures['left'][number]): boolean =>
  person.standings[rest.indicator] !== 0 &&
  (rest.sex === 2 || rest.sex === person.sex) &&
  person.levels[rest.breakdown] === null;

function expectCounted({ persons, enterprises }: Counted, here: readonly Person[]): void {
  const alone = here.filter(({ enterprise }) => enterprise === null).length;
  expect(persons).toBe(here.length);
  expect(enterprises).toBe(new Set(here.flatMap(({ enterprise }) => enterprise ?? [])).size + alone);
}

describe('respondents of a run', () => {
  it('are the same in any order, and when they go on from what was kept', () => {
    fc.assert(
      fc.property(persons, fc.nat(), (all, cut) => {
        const shuffled = [...all].sort((a, b) =>
          JSON.stringify(a.standings).localeCompare(JSON.stringify(b.standings)),
        );
        const going = new Respondents(indicators, breakdowns, few);
        going.restore(respondentsOf(shuffled.slice(0, cut % (all.length + 1))).state());
        for (const person of shuffled.slice(cut % (all.length + 1))) going.add(person);
        expect(readOf(going)).toEqual(readOf(respondentsOf(all)));
      }),
    );
  });

  it('are counted exactly with their enterprises, however few kinds are kept', () => {
    fc.assert(
      fc.property(persons, (all) => {
        const figures = new Figures(respondentsOf(all));
        for (const figure of figures.all)
          expectCounted(
            figure,
            all.filter((person) => isAt(person, figure)),
          );
        for (const rest of figures.left)
          expectCounted(
            rest,
            all.filter((person) => isLeft(person, rest)),
          );
      }),
    );
  });

  it('are identified by the run that read them first, however many enterprises there were before', () => {
    const marked = fc.record({
      persons,
      marks: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 300, maxLength: 300 }),
    });
    fc.assert(
      fc.property(marked, fc.nat(), ({ persons: some, marks }, cut) => {
        const all = some.map((person, at): Marked => ({ ...person, mark: marks[at]! }));
        const going = new Respondents(indicators, breakdowns, few);
        going.restore(respondentsOf(all.slice(0, cut % (all.length + 1))).state());
        addTo(going, all.slice(cut % (all.length + 1)));
        const figures = new Figures(going);
        const enterprisesOf = (some: readonly Person[]): number =>
          new Set(some.flatMap(({ enterprise }) => enterprise ?? [])).size;
        for (const run of [0, 1, 2, 3]) {
          const came = all.filter(({ mark }) => mark > run);
          for (const [at, figure] of figures.all.entries()) {
            const here = came.filter((person) => isAt(person, figure));
            expect(going.newcomersOf(at, run)).toBe(enterprisesOf(here));
          }
          for (const rest of figures.left) {
            const left = came.filter((person) => isLeft(person, rest));
            expect(going.newcomersOfRest(rest, run)).toBe(enterprisesOf(left));
          }
        }
        expect(readOf(going)).toEqual(readOf(respondentsOf(some)));
      }),
    );
  });

  it('keep someone of each count, with all who are alike', () => {
    fc.assert(
      fc.property(persons, (all) => {
        const [few, every] = [respondentsOf(all), respondentsOf(all, all.length + 1)];
        const told = ({ levels, standings, sex, count }: ReturnType<Respondents['persons']>[number]): string =>
          [sex, ...levels, ...standings, count].join();
        const known = new Set(every.persons().map(told));
        const figures = new Addresses(indicators, breakdowns);
        const countsOf = (people: ReturnType<Respondents['persons']>): Set<number> =>
          new Set(people.flatMap((person) => [...figures.countsWith(person)]));
        for (const person of few.persons()) expect(known).toContain(told(person));
        expect(countsOf(few.persons())).toEqual(countsOf(every.persons()));
      }),
    );
  });

  it('are let go where they are many and no count asks for them', () => {
    const standings: StandingCode[][] = [0, 1, 2].flatMap((a) =>
      [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c] as StandingCode[])),
    );
    const all = Array.from({ length: 2000 }, (_, at): Person => ({
      sex: at % 2,
      enterprise: `e${at % 50}`,
      levels: [['a', 'b', 'c'][(at % 7) % 3]!, ['young', 'old', null][(at % 11) % 3]!],
      standings: standings[at % 27]!,
    }));
    const [kept, every] = [respondentsOf(all).persons().length, respondentsOf(all, 2000).persons().length];
    expect(every).toBeGreaterThan(150);
    expect(kept).toBeLessThan(every / 2);
  });
});
