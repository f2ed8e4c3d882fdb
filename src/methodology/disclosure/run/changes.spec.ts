import { describe, expect, it } from '@jest/globals';
import { Random } from '../../numeric/random.js';
import { changedAnswers, groupsOf, personsAt } from './changes.js';
import type { CountedBreakdown, CountedIndicator, StandingCode } from './counted.js';
import { Figures } from './figures.js';
import { Occurring, type Population } from './occurring.js';
import { Respondents } from './respondents.js';

const questions = ['union', 'pension', 'delay', 'leave', 'hours', 'training'];
const indicators = questions.map((id): CountedIndicator => ({
  id,
  counts: 'yes-no',
  sexes: 'all',
  usesSex: false,
  questions,
  breakdowns: [0],
}));
const breakdowns: readonly CountedBreakdown[] = [{ id: 'park', levels: ['a', 'b'], question: null }];

/** Six indicators that ask the same questions, and persons with all combinations of response categories. */
function respondentsOf(size: number): Respondents {
  const respondents = new Respondents(indicators, breakdowns);
  const random = new Random(3);
  for (let at = 0; at < size; at += 1) {
    const standings = questions.map((): StandingCode => (random.uniform() < 0.5 ? 1 : 2));
    respondents.add({
      sex: at % 2,
      enterprise: `e${at % 7}`,
      levels: [at % 5 === 0 ? null : ['a', 'b'][at % 3 === 0 ? 1 : 0]!],
      standings,
    });
  }
  return respondents;
}

function population(size: number): Population {
  return { indicators, breakdowns, persons: respondentsOf(size).persons() };
}

describe('alternative feasible tables that are tried', () => {
  it('start from many feasible profiles and move few indicators, where the ways are many', () => {
    const people = population(3000);
    const figures = new Figures(respondentsOf(3000));
    const [group] = groupsOf(indicators);
    const wanted = figures.of(0).filter(({ breakdown }) => breakdown < 0);
    const changes = changedAnswers(people, group!, { wanted, occurring: new Occurring(people, new Set()) });
    const apart = changes.map(
      ({ from, standings }) => standings.filter((code, at) => code !== from.standings[at]).length,
    );
    const waysOf = (all: readonly { readonly standings: Uint8Array }[]): number =>
      new Set(all.map(({ standings }) => standings.join(''))).size;
    expect(group).toHaveLength(questions.length);
    expect(waysOf(people.persons)).toBe(64);
    expect(waysOf(changes.map(({ from }) => from))).toBeGreaterThan(32);
    expect(Math.min(...apart)).toBe(1);
    expect(apart.filter((moved) => moved === 1).length).toBeGreaterThan(changes.length / 2);
    expect(Math.max(...apart)).toBeLessThanOrEqual(2);
  });

  it('count the persons of each level once, those of none at the first place', () => {
    const people = population(3000);
    const [park] = personsAt(people);
    expect([...park!]).toEqual([600, 1600, 800]);
  });
});
