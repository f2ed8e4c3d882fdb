import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingJudged } from '../../../../test/support/nothing-judged.js';
import { highsSolver } from '../../numeric/highs-solver.js';
import type { LinearSolver } from '../../numeric/linear-program.js';
import { Random } from '../../numeric/random.js';
import { ALL, type CountedBreakdown, type CountedIndicator, type Person } from './counted.js';
import { type Counted, demandsOf, type Figure, type Figures, isSmall } from './figures.js';
import { protectRun } from './protect-run.js';
import { Respondents } from './respondents.js';

const rules = { workers: 5, enterprises: 3 };
let solver: LinearSolver;
beforeAll(async () => {
  solver = await highsSolver();
});

const breakdowns: readonly CountedBreakdown[] = [
  { id: 'park', levels: ['a', 'b', 'c'], question: null },
  { id: 'age', levels: ['young', 'old', 'older'], question: 'age' },
];

function indicator(id: string, questions: readonly string[], more: Partial<CountedIndicator> = {}): CountedIndicator {
  return { id, counts: 'yes-no', sexes: 'all', usesSex: false, questions, breakdowns: [0, 1], ...more };
}

const independent = [
  indicator('union', ['union']),
  indicator('pension', ['insurance']),
  indicator('arrears', ['delay']),
];

function pick<T>(random: Random, of: readonly (readonly [T, number])[]): T {
  let left = random.uniform() * of.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of of) if ((left -= weight) < 0) return value;
  return of[0]![0];
}

/** Rare levels and rare answers, so that there is something to protect. */
function population(seed: number, size: number): Person[] {
  const random = new Random(seed);
  return Array.from({ length: size }, (): Person => {
    const rare = (): 0 | 1 | 2 =>
      pick(random, [
        [0, 3],
        [1, 10],
        [2, 1],
      ] as const);
    return {
      sex: pick(random, [
        [0, 10],
        [1, 12],
      ] as const),
      enterprise: `e${Math.floor(random.uniform() * 12)}`,
      levels: [
        pick(random, [
          ['a', 10],
          ['b', 8],
          ['c', 1.5],
        ] as const),
        pick(random, [
          ['young', 4],
          ['old', 8],
          ['older', 1],
          [null, 1],
        ] as const),
      ],
      standings: [
        pick(random, [
          [0, 1],
          [1, 6],
          [2, 6],
        ] as const),
        pick(random, [
          [1, 1],
          [2, 12],
        ] as const),
        rare(),
      ],
    };
  });
}

async function protectedFigures(
  persons: readonly Person[],
  indicators: readonly CountedIndicator[] = independent,
): Promise<{ figures: Figures; certified: number; closed: number }> {
  const respondents = new Respondents(indicators, breakdowns);
  for (const person of persons) respondents.add(person);
  return protectRun(respondents, solver, { rules, ...nothingJudged });
}

/** All profiles of one person: every combination of sex, levels and response categories. */
function everyWay(indicators: number): { sex: number; levels: Uint8Array; standings: Uint8Array }[] {
  let ways: number[][] = [[]];
  for (const most of [1, 3, 3, ...Array.from({ length: indicators }, () => 2)])
    ways = ways.flatMap((way) => Array.from({ length: most + 1 }, (_, code) => [...way, code]));
  return ways.map(([sex, park, age, ...standings]) => ({
    sex: sex!,
    levels: Uint8Array.of(park!, age!),
    standings: Uint8Array.from(standings),
  }));
}

/**
 * The most that an intruder can consider possible of each small count, by a program of its own over how many persons of every kind
 * there could be: it knows every published count, that empty figures are empty, and that suppressed ones are not.
 */
function leaks(figures: Figures, ways = everyWay(figures.indicators.length)): string[] {
  const rows = new Map<string, Map<number, number>>();
  const add = (key: string, way: number): void => {
    const row = rows.get(key) ?? new Map<number, number>();
    rows.set(key, row.set(way, 1));
  };
  for (const [at, way] of ways.entries())
    for (const [position, standing] of way.standings.entries()) {
      if (standing === 0) continue;
      const count = figures.countAt(position, standing);
      figures.eachOf(way, { indicator: position }, (figure) => {
        add(`${figure}|${count}`, at);
        add(`${figure}|n`, at);
      });
      for (const [rest, { indicator, sex, breakdown }] of figures.left.entries())
        if (indicator === position && (sex === ALL || sex === way.sex) && way.levels[breakdown] === 0)
          add(`left ${rest}|${count}`, at);
    }
  const program = figures.all.flatMap((figure, at) => {
    const of = (part: number | 'n'): [number, number][] => [...(rows.get(`${at}|${part}`) ?? [])];
    if (figure.withheld) return [{ terms: of('n'), low: 1, high: Infinity }];
    return [0, 1].map((part) => ({ terms: of(part), low: figure.counts[part]!, high: figure.counts[part]! }));
  });
  const model = solver.open({ columns: ways.map(() => ({ low: 0, high: Infinity, cost: 0 })), rows: program }, 'costs');
  const found: string[] = [];
  const look = (key: string, counted: Counted): void => {
    for (const { count, more } of counted.persons === 0 ? [] : demandsOf(counted, rules)) {
      const terms = [...(rows.get(`${key}|${count}`) ?? [])];
      for (const [column] of terms) model.change(column, { cost: -1 });
      const { status, objective } = model.minimise();
      for (const [column] of terms) model.change(column, { cost: 0 });
      const most = status === 'unbounded' ? Infinity : status === 'optimal' ? -objective : counted.counts[count]!;
      if (Math.floor(most + 1e-6) < counted.counts[count]! + more) found.push(`${key}|${count}: ${most}`);
    }
  };
  for (const [at, figure] of figures.all.entries()) look(`${at}`, figure);
  for (const [at, rest] of figures.left.entries()) look(`left ${at}`, rest);
  model.close();
  return found;
}

function shown(figures: Figures): Figure[] {
  return figures.all.filter((figure) => figure.persons > 0 && !figure.withheld);
}

describe('protecting a run', () => {
  it.each([11, 12, 13, 14, 15, 16])('leaves no small count to be found out (population %i)', async (seed) => {
    const { figures, certified } = await protectedFigures(population(seed, 400));
    for (const figure of shown(figures)) {
      expect([...figure.counts].some((count) => isSmall(count, rules))).toBe(false);
      expect(figure.enterprises).toBeGreaterThanOrEqual(3);
    }
    expect(figures.all.filter(({ sensitive }) => sensitive).length).toBeGreaterThan(5);
    expect(certified).toBeGreaterThan(0);
    expect(shown(figures).length).toBeGreaterThan(10);
    expect(leaks(figures)).toEqual([]);
  });

  it('is seen to leak where only the small counts are suppressed: the intruder of this test can read', async () => {
    const { figures } = await protectedFigures(population(11, 400));
    for (const figure of figures.all) figure.withheld = figure.sensitive;
    expect(leaks(figures)).not.toEqual([]);
  });

  it('suppresses pairs of breakdowns before it suppresses more of one breakdown', async () => {
    const parts = [1, 2, 3].flatMap((park) => [1, 2, 3].map((age) => [park, age] as const));
    const pair: CountedBreakdown = {
      id: 'park+age',
      levels: parts.map((part) => part.join('+')),
      question: null,
      pair: { of: [0, 1], parts },
    };
    const crossed = independent.map((each) => ({ ...each, breakdowns: [0, 1, 2] }));
    const respondents = new Respondents(crossed, [...breakdowns, pair]);
    for (const person of population(51, 500)) {
      const at = person.levels.map((level, breakdown) => breakdowns[breakdown]!.levels.indexOf(level ?? '') + 1);
      const both = at.includes(0) ? null : at.join('+');
      respondents.add({ ...person, levels: [...person.levels, both] });
    }
    const { figures } = await protectRun(respondents, solver, { rules, ...nothingJudged });
    const alone = await protectedFigures(population(51, 500));
    const withheld = (all: Figures): number =>
      all.all.filter((figure) => figure.breakdown < 2 && figure.withheld).length;
    expect(figures.all.some((figure) => figure.breakdown === 2 && figure.sensitive)).toBe(true);
    expect(withheld(figures)).toBeLessThanOrEqual(withheld(alone.figures) + 3);
    for (const figure of shown(figures)) expect([...figure.counts].some((count) => isSmall(count, rules))).toBe(false);
  });

  it('depends on who answered, not on the order in which', async () => {
    const persons = population(21, 300);
    const [one, other] = [await protectedFigures(persons), await protectedFigures([...persons].reverse())];
    expect(other.figures.all.map(({ withheld }) => withheld)).toEqual(one.figures.all.map(({ withheld }) => withheld));
  });

  it('suppresses nothing where nothing is small', async () => {
    const persons = population(31, 300).map((person): Person => {
      const level = person.enterprise! < 'e5' ? 0 : 1;
      return { ...person, sex: 0, levels: [['a', 'b'][level]!, 'old'], standings: [1, 2, 1] };
    });
    const { figures } = await protectedFigures(persons);
    expect(figures.all.some(({ withheld }) => withheld)).toBe(false);
  });

  it('finds what words tell: all is one part and another, so that neither may give the third away', async () => {
    const words = [indicator('all', ['work']), indicator('one-part', ['work']), indicator('other-part', ['work'])];
    const random = new Random(5);
    const persons = Array.from({ length: 400 }, (_, at): Person => {
      const part = at < 3 ? 'other' : random.uniform() < 0.4 ? 'one' : 'none';
      return {
        sex: at % 2,
        enterprise: `e${at % 9}`,
        levels: [['a', 'b'][at % 2]!, ['young', 'old'][at % 3 === 0 ? 0 : 1]!],
        standings: [part === 'none' ? 1 : 2, part === 'one' ? 2 : 1, part === 'other' ? 2 : 1],
      };
    });
    const { figures } = await protectedFigures(persons, words);
    const total = (position: number): Figure =>
      figures.all[figures.find({ indicator: position, sex: ALL, breakdown: -1, level: 0 })]!;
    expect(total(2).withheld).toBe(true);
    expect([total(0), total(1)].filter(({ withheld }) => withheld)).toHaveLength(1);
  });

  it('finds what the definitions reveal among thousands of profiles', async () => {
    const words = [indicator('all', ['work']), indicator('one-part', ['work']), indicator('other-part', ['work'])];
    const others = Array.from({ length: 12 }, (_, at) => indicator(`other-${at}`, [`question-${at}`]));
    const random = new Random(6);
    const persons = Array.from({ length: 6000 }, (_, at): Person => {
      const part = at % 2000 === 999 ? 'other' : at % 2 === 0 ? 'one' : 'none';
      return {
        sex: at % 2,
        enterprise: `e${at % 9}`,
        levels: [['a', 'b'][at % 2]!, ['young', 'old'][at % 3 === 0 ? 0 : 1]!],
        standings: [
          part === 'none' ? 1 : 2,
          part === 'one' ? 2 : 1,
          part === 'other' ? 2 : 1,
          ...others.map((): 1 | 2 => (random.uniform() < 0.5 ? 1 : 2)),
        ],
      };
    });
    const { figures } = await protectedFigures(persons, [...words, ...others]);
    const total = (position: number): Figure =>
      figures.all[figures.find({ indicator: position, sex: ALL, breakdown: -1, level: 0 })]!;
    expect(total(2).withheld).toBe(true);
    expect([total(0), total(1)].filter(({ withheld }) => withheld)).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'leaves nothing to an intruder who knows what the words mean (population %i)',
    async (seed) => {
      const words = [indicator('all', ['work']), indicator('one-part', ['work']), indicator('other-part', ['work'])];
      const standingOf = { none: [1, 1, 1], one: [2, 2, 1], other: [2, 1, 2] } as const;
      const random = new Random(600 + seed);
      const persons = population(600 + seed, [150, 400, 1200][seed % 3]!).map((person): Person => {
        const part = pick(random, [
          ['none', 10],
          ['one', 8],
          ['other', 0.6 * seed],
        ] as const);
        return { ...person, standings: standingOf[part] };
      });
      const { figures } = await protectedFigures(persons, words);
      const possible = Object.values(standingOf).map((standings) => standings.join());
      expect(figures.all.some(({ sensitive }) => sensitive)).toBe(true);
      expect(
        leaks(
          figures,
          everyWay(words.length).filter(({ standings }) => possible.includes(standings.join())),
        ),
      ).toEqual([]);
    },
  );

  it('leaves nothing to be found out where many indicators are linked and persons have many combinations of response categories', async () => {
    const questions = ['union', 'pension', 'delay', 'leave', 'hours', 'training'];
    const together = questions.map((id) => indicator(id, questions, { breakdowns: [0] }));
    const random = new Random(9);
    const persons = Array.from({ length: 900 }, (_, at): Person => {
      const yes = (share: number): 1 | 2 => (random.uniform() < share ? 2 : 1);
      return {
        sex: at % 2,
        enterprise: `e${at % 12}`,
        levels: [at % 3 === 0 ? 'b' : 'a', 'old'],
        standings: [yes(0.5), yes(0.4), yes(at % 6 === 0 ? 0.02 : 0.2), yes(0.6), yes(0.5), yes(0.3)],
      };
    });
    const ways = new Set(persons.map(({ standings }) => standings.join('')));
    const { figures, certified, closed } = await protectedFigures(persons, together);
    expect(ways.size).toBeGreaterThan(30);
    expect(figures.all.some(({ sensitive }) => sensitive)).toBe(true);
    expect(certified).toBeGreaterThan(0);
    expect(closed).toBe(0);
    expect(
      leaks(
        figures,
        everyWay(together.length).filter(({ standings }) => !standings.includes(0)),
      ),
    ).toEqual([]);
  });

  it('keeps suppressed what an earlier run withheld', async () => {
    const respondents = new Respondents(independent, breakdowns);
    for (const person of population(41, 300)) respondents.add(person);
    const held = (figure: Figure): boolean => figure.indicator === 1 && figure.breakdown === 0 && figure.level === 1;
    const { figures } = await protectRun(respondents, solver, {
      rules,
      ...nothingJudged,
      isHeldBack: held,
    });
    expect(figures.all.filter((figure) => held(figure) && figure.persons > 0).every(({ withheld }) => withheld)).toBe(
      true,
    );
  });
});
