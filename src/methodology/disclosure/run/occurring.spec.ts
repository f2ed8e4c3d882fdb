import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingJudged } from '../../../../test/support/nothing-judged.js';
import { highsSolver } from '../../numeric/highs-solver.js';
import type { LinearSolver } from '../../numeric/linear-program.js';
import { ALL, type CountedBreakdown, type CountedIndicator, type Person, type StandingCode } from './counted.js';
import type { Figures } from './figures.js';
import { protectRun } from './protect-run.js';
import { Respondents } from './respondents.js';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

function indicator(id: string, questions: readonly string[], more: Partial<CountedIndicator> = {}): CountedIndicator {
  return { id, counts: 'yes-no', sexes: 'all', usesSex: false, questions, breakdowns: [0], ...more };
}

function some(persons: number, sex: number, level: string, standings: readonly StandingCode[]): Person[] {
  return Array.from({ length: persons }, (_, at) => ({ sex, enterprise: `e${at % 7}`, levels: [level], standings }));
}

async function protectedFigures(
  persons: readonly Person[],
  given: { readonly indicators: readonly CountedIndicator[]; readonly breakdown: CountedBreakdown },
): Promise<Figures> {
  const respondents = new Respondents(given.indicators, [given.breakdown]);
  for (const person of persons) respondents.add(person);
  return (await protectRun(respondents, solver, { rules: { workers: 5, enterprises: 3 }, ...nothingJudged })).figures;
}

const isShown = (figures: Figures, indicator: number, level: number): boolean =>
  !figures.all[figures.find({ indicator, sex: ALL, breakdown: 0, level })]!.withheld;

describe('a feasible table that an intruder considers possible', () => {
  it('has no one who could not have these categories on a level: a technician in environmental work is counted as one', async () => {
    const indicators = [
      indicator('environmental', ['work']),
      indicator('women among technicians', ['work', 'occupation', 'sex'], {
        sexes: 'together',
        usesSex: true,
        breakdowns: [],
      }),
    ];
    const breakdown = { id: 'occupation', levels: ['1', '2', '3'], question: 'occupation' };
    const working = (level: string, no: readonly [number, number], yes: readonly [number, number]): Person[] =>
      [0, 1].flatMap((sex) => [
        ...some(no[sex]!, sex, level, [1, 0]),
        ...some(yes[sex]!, sex, level, [2, level === '3' ? 0 : sex === 0 ? 2 : 1]),
      ]);
    const figures = await protectedFigures(
      [...working('1', [20, 20], [1, 2]), ...working('2', [400, 400], [200, 200]), ...working('3', [25, 25], [12, 12])],
      { indicators, breakdown },
    );
    // technicians are of the first two occupations: 403 in environmental work, which is published in total
    expect(isShown(figures, 0, 1)).toBe(false);
    expect(isShown(figures, 0, 2)).toBe(false);
    expect(isShown(figures, 0, 3)).toBe(true);
  });

  it('has no one who is asked what others are asked, though no other question tells', async () => {
    const indicators = [
      indicator('all', ['icse', 'training']),
      indicator('employees', ['icse', 'training']),
      indicator('others', ['icse', 'visits']),
    ];
    const breakdown = { id: 'park', levels: ['a', 'b'], question: null };
    const working = (persons: number, level: string, isEmployee: boolean): Person[] =>
      [0, 1].flatMap((sex) =>
        ([1, 2] as const).flatMap((standing) =>
          some(persons / 4, sex, level, isEmployee ? [standing, standing, 0] : [standing, 0, standing]),
        ),
      );
    const figures = await protectedFigures(
      [...working(60, 'a', true), ...working(60, 'a', false), ...working(4, 'b', true), ...working(80, 'b', false)],
      { indicators, breakdown },
    );
    expect(isShown(figures, 1, 2)).toBe(false);
    // 84 in all, of whom 80 are no employees
    expect(isShown(figures, 0, 2) && isShown(figures, 2, 2)).toBe(false);
    expect(isShown(figures, 0, 2) || isShown(figures, 2, 2)).toBe(true);
  });
});
