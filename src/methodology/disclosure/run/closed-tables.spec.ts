import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingJudged } from '../../../../test/support/nothing-judged.js';
import { highsSolver } from '../../numeric/highs-solver.js';
import type { LinearSolver } from '../../numeric/linear-program.js';
import { ALL, type CountedBreakdown, type CountedIndicator, type Person, type StandingCode } from './counted.js';
import type { Figure, Figures } from './figures.js';
import { protectRun } from './protect-run.js';
import { Respondents } from './respondents.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

/** Of questions that decide who is asked, so that no other answers to them are tried. */
function indicator(id: string, more: Partial<CountedIndicator> = {}): CountedIndicator {
  return { id, counts: 'yes-no', sexes: 'all', usesSex: false, questions: ['icse'], breakdowns: [0], ...more };
}

const parks: CountedBreakdown = { id: 'park', levels: ['a', 'b'], question: null };
const sizes: CountedBreakdown = { id: 'size', levels: ['small', 'large'], question: null };
const [women, men] = [0, 1];

/** So many persons alike, of five enterprises. */
function some(persons: number, sex: number, levels: readonly string[], standings: readonly StandingCode[]): Person[] {
  return Array.from({ length: persons }, (_, at) => ({
    sex,
    enterprise: `${levels.join()}${at % 5}`,
    levels,
    standings,
  }));
}

async function protectedFigures(
  persons: readonly Person[],
  {
    indicators,
    breakdowns,
  }: { readonly indicators: readonly CountedIndicator[]; readonly breakdowns: readonly CountedBreakdown[] },
): Promise<(id: string, sex: number, breakdown: number, level: number) => Figure> {
  const respondents = new Respondents(indicators, breakdowns);
  for (const person of persons) respondents.add(person);
  const { figures }: { figures: Figures } = await protectRun(respondents, solver, {
    rules: { workers: 5, enterprises: 3 },
    ...nothingJudged,
  });
  return (id, sex, breakdown, level) =>
    figures.all[
      figures.find({ indicator: indicators.findIndex((each) => each.id === id), sex, breakdown, level: level + 1 })
    ]!;
}

describe('a small count whose table is closed', () => {
  it('is not revealed by a figure of women and men together of which one part is theirs', async () => {
    const indicators = [
      indicator('environmental'),
      // more is published of it, so that the other is suppressed first
      indicator('output', { breakdowns: [0, 1] }),
      indicator('process'),
      indicator('women among environmental', { sexes: 'together', usesSex: true }),
    ];
    const jobs = { output: [2, 2, 1], process: [2, 1, 2], none: [1, 1, 1] } as const;
    const working = (job: keyof typeof jobs, park: string, [ofWomen, ofMen]: readonly [number, number]): Person[] =>
      [ofWomen, ofMen].flatMap((persons, sex) =>
        ['small', 'large'].flatMap((size, at) => {
          const share = job === 'none' ? 0 : sex === women ? 2 : 1;
          return some(Math.floor((persons + at) / 2), sex, [park, size], [...jobs[job], share]);
        }),
      );
    const at = await protectedFigures(
      [
        ...['output', 'process', 'none'].flatMap((job) => working(job as keyof typeof jobs, 'a', [9, 9])),
        ...working('output', 'b', [10, 20]),
        ...working('process', 'b', [10, 2]),
        ...working('none', 'b', [5, 8]),
      ],
      { indicators, breakdowns: [parks, sizes] },
    );
    expect([...at('process', men, 0, 1).counts].slice(0, 2)).toEqual([28, 2]);
    const isShown = (id: string, sex: number): boolean => !at(id, sex, 0, 1).withheld;
    expect(isShown('process', men)).toBe(false);
    // two process jobs of men are their environmental jobs but output jobs
    expect(isShown('output', men) && isShown('environmental', men)).toBe(false);
    expect(isShown('output', men) && isShown('women among environmental', ALL)).toBe(false);
    expect(isShown('output', men) || isShown('women among environmental', ALL)).toBe(true);
  });

  it('is not known to be small because all others gave other answers of a list', async () => {
    const answers = { first: [2, 1, 1], second: [1, 2, 1], third: [1, 1, 2], none: [1, 1, 1] } as const;
    const giving = (persons: number, park: string, answer: keyof typeof answers): Person[] => [
      ...some(Math.ceil(persons / 2), women, [park], answers[answer]),
      ...some(Math.floor(persons / 2), men, [park], answers[answer]),
    ];
    const at = await protectedFigures(
      [
        ...giving(15, 'a', 'first'),
        ...giving(15, 'a', 'second'),
        ...giving(15, 'a', 'third'),
        ...giving(10, 'a', 'none'),
        ...giving(20, 'b', 'first'),
        ...giving(20, 'b', 'second'),
        ...giving(2, 'b', 'third'),
        ...giving(2, 'b', 'none'),
      ],
      { indicators: ['first', 'second', 'third'].map((id) => indicator(id)), breakdowns: [parks] },
    );
    const isShown = (id: string): boolean => !at(id, ALL, 0, 1).withheld;
    expect(isShown('third')).toBe(false);
    // of 44 persons 20 and 20: at most four
    expect([isShown('first'), isShown('second')].filter(Boolean)).toHaveLength(1);
  });

  it('is not revealed by the figures of one breakdown of which it is a part', async () => {
    const parts = [1, 2].flatMap((park) => [1, 2].map((size) => [park, size] as const));
    const pair: CountedBreakdown = {
      id: 'park+size',
      levels: ['a+small', 'a+large', 'b+small', 'b+large'],
      question: null,
      pair: { of: [0, 1], parts },
    };
    const working = (persons: number, [park, size]: readonly [string, string], standing: 1 | 2): Person[] => [
      ...some(Math.ceil(persons / 2), women, [park, size, `${park}+${size}`], [standing]),
      ...some(Math.floor(persons / 2), men, [park, size, `${park}+${size}`], [standing]),
    ];
    const at = await protectedFigures(
      [
        ...([1, 2] as const).flatMap((standing) => working(40, ['a', 'large'], standing)),
        ...([1, 2] as const).flatMap((standing) => working(40, ['b', 'small'], standing)),
        ...working(40, ['b', 'large'], 1),
        ...working(3, ['b', 'large'], 2),
      ],
      { indicators: [indicator('union', { breakdowns: [0, 1, 2] })], breakdowns: [parks, sizes, pair] },
    );
    const isShown = (breakdown: number, level: number): boolean => !at('union', ALL, breakdown, level).withheld;
    expect(at('union', ALL, 2, 0).persons).toBe(0);
    expect([...at('union', ALL, 2, 3).counts].slice(0, 2)).toEqual([40, 3]);
    expect(isShown(2, 3)).toBe(false);
    // no one of park a is in a small enterprise: those in large ones but those of park a are those of park b
    expect(isShown(0, 0) && isShown(1, 1)).toBe(false);
    expect(isShown(0, 0) || isShown(1, 1)).toBe(true);
  });

  it('is not revealed by the same indicator over all levels but one', async () => {
    const occupations: CountedBreakdown = { id: 'occupation', levels: ['one', 'two', 'nine'], question: 'isco' };
    const working = (persons: number, occupation: string, standing: 1 | 2): Person[] =>
      [women, men].flatMap((sex) => some(persons, sex, [occupation], [standing, occupation === 'nine' ? 0 : standing]));
    const union = indicator('union', { questions: ['union_member'] });
    const others = indicator('union of others', { questions: ['union_member', 'isco'], breakdowns: [] });
    const at = await protectedFigures(
      [
        ...([1, 2] as const).flatMap((standing) => [...working(30, 'one', standing), ...working(20, 'two', standing)]),
        ...working(2, 'nine', 1),
        ...working(1, 'nine', 2),
      ],
      { indicators: [union, others], breakdowns: [occupations] },
    );
    const isShown = (id: string, breakdown: number, level: number): boolean => !at(id, ALL, breakdown, level).withheld;
    expect([...at('union', ALL, 0, 2).counts].slice(0, 2)).toEqual([4, 2]);
    expect(isShown('union', 0, 2)).toBe(false);
    expect(isShown('union', -1, -1)).toBe(true);
    expect(isShown('union of others', -1, -1)).toBe(false);
  });
});
