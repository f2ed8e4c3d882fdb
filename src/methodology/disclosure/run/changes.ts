/**
 * Which alternative feasible tables are tried: persons with other answers to a question that few indicators ask, and persons on other
 * levels of one breakdown. Only combinations that someone in the sample shows are taken, because an intruder can't exclude those.
 */
import { type CountedBreakdown, type CountedIndicator, UNKNOWN } from './counted.js';
import type { Figure } from './figures.js';
import { codes, type Occurring, type Population } from './occurring.js';
import type { Change } from './other-worlds.js';
import type { Alike } from './respondents.js';

/** A question is one that few indicators ask up to so many of them. */
const FEW = 6;

/** Persons taken for each way of changing (and sex): enough for a feasible table to be found, few enough for a quick program. */
const TAKEN = 150;
const TAKEN_IN_ALL = 1500;
/** Feasible profiles that are tried from each: their number is squared, and the nearest move least of what is published. */
const MOST_WAYS = 10;
const TAKEN_FOR_LEVELS = 140;
const TAKEN_WITHOUT_LEVEL = 30;
/** Answered by everyone and asked by nearly every indicator: it decides who is asked, not the response category. */
const frameQuestions: ReadonlySet<string> = new Set(['consent', 'consent_health', 'emp_status', 'icse', 'sex']);

/** How many persons there are on each level of each breakdown. */
export function personsAt({ breakdowns, persons }: Population): readonly Int32Array[] {
  const at = breakdowns.map(({ levels }) => new Int32Array(levels.length + 1));
  for (const { levels, count } of persons)
    for (const [breakdown, level] of levels.entries()) at[breakdown]![level]! += count;
  return at;
}

/** Indicators that hang together by questions which few ask. The rest hang together with nearly everything. */
export function groupsOf(indicators: readonly CountedIndicator[]): readonly (readonly number[])[] {
  const asking = askingOf(indicators);
  const root = [...indicators.keys()];
  const find = (at: number): number => (root[at] === at ? at : (root[at] = find(root[at]!)));
  const grouped = new Set<number>();
  for (const asks of asking.values()) {
    if (asks.length > FEW) continue;
    for (const at of asks) {
      grouped.add(at);
      root[find(at)] = find(asks[0]!);
    }
  }
  const groups = new Map<number, number[]>();
  for (const at of [...grouped].sort((a, b) => a - b)) groups.set(find(at), [...(groups.get(find(at)) ?? []), at]);
  return [...groups.values()];
}

function askingOf(indicators: readonly CountedIndicator[]): ReadonlyMap<string, readonly number[]> {
  const asking = new Map<string, number[]>();
  for (const [at, { questions }] of indicators.entries())
    for (const question of questions)
      if (!frameQuestions.has(question)) asking.set(question, [...(asking.get(question) ?? []), at]);
  return asking;
}

/** How many of the wanted addresses a person is at. */
function touches(person: Alike, wanted: readonly Figure[]): number {
  let score = 0;
  for (const { breakdown, level } of wanted) if (breakdown < 0 || person.levels[breakdown] === level) score += 1;
  return score;
}

interface Choice<T> {
  readonly key: (item: T) => string;
  readonly merit: (item: T) => number;
  readonly most: number;
}

/** By a key, the first so many of each in order of merit; what is equal stays in order. */
function best<T>(items: readonly T[], { key, merit, most }: Choice<T>): T[] {
  const groups = new Map<string, { item: T; merit: number }[]>();
  for (const item of items) {
    const of = key(item);
    const group = groups.get(of) ?? [];
    groups.set(of, group);
    group.push({ item, merit: merit(item) });
  }
  return [...groups.values()].flatMap((group) =>
    group
      .sort((a, b) => b.merit - a.merit)
      .slice(0, most)
      .map(({ item }) => item),
  );
}

interface Way {
  readonly standing: string;
  /** In how many indicators it is another, where that decides; 0 where all ways are tried. */
  readonly apart: number;
}

/** All other feasible profiles where they are few, else those that are others in the fewest indicators. Order is kept. */
function waysFrom(own: string, standings: Iterable<string>): readonly Way[] {
  const others = [...standings].filter((standing) => standing !== own);
  if (others.length <= MOST_WAYS) return others.map((standing) => ({ standing, apart: 0 }));
  const apart = (standing: string): number => [...standing].filter((code, at) => code !== own[at]).length;
  const ways = others.map((standing) => ({ standing, apart: apart(standing) }));
  const nearest = new Set([...ways].sort((a, b) => a.apart - b.apart).slice(0, MOST_WAYS));
  return ways.filter((way) => nearest.has(way));
}

/** Persons by their response categories in some indicators, and among these by those in others. */
function byStanding(
  persons: readonly Alike[],
  first: readonly number[],
  second: readonly number[],
): ReadonlyMap<string, ReadonlyMap<string, readonly Alike[]>> {
  const all = new Map<string, Map<string, Alike[]>>();
  for (const person of persons) {
    const [one, other] = [codes(person.standings, first), codes(person.standings, second)];
    const some = all.get(one) ?? new Map<string, Alike[]>();
    all.set(one, some);
    const alike = some.get(other) ?? [];
    some.set(other, alike);
    alike.push(person);
  }
  return all;
}

interface Candidate extends Change {
  readonly way: string;
  /** Wanted addresses that the person is at. */
  readonly score: number;
  /** In how many indicators the response category would differ, where that decides. */
  readonly apart: number;
}

/**
 * Persons as they would be with other answers to the questions of a group: they have the response categories in the group's indicators of
 * someone who has the same categories in all other indicators that share a question with the group.
 */
export function changedAnswers(
  population: Population,
  group: readonly number[],
  given: { readonly wanted: readonly Figure[]; readonly occurring: Occurring },
): readonly Change[] {
  const asking = askingOf(population.indicators);
  const related = new Set(
    group.flatMap((at) => population.indicators[at]!.questions.flatMap((question) => asking.get(question) ?? [])),
  );
  const others = [...related].filter((at) => !group.includes(at)).sort((a, b) => a - b);
  const asked = population.persons.filter(({ standings }) => group.some((at) => standings[at] !== 0));
  const scores = new Map(asked.map((person) => [person, touches(person, given.wanted)]));
  const changes: Candidate[] = [];
  for (const ways of byStanding(asked, others, group).values())
    for (const [own, persons] of ways)
      for (const { standing: other, apart } of waysFrom(own, ways.keys())) {
        const wayOf = [0, 1].map((sex) => `${own}>${other}|${sex}`);
        for (const from of persons) {
          const standings = from.standings.slice();
          for (const [at, indicator] of group.entries()) standings[indicator] = Number(other[at]);
          const way = wayOf[from.sex]!;
          const change = { from, levels: from.levels, standings, way, score: scores.get(from)!, apart };
          if (given.occurring.has(change)) changes.push(change);
        }
      }
  return bestInAll(best(changes, { key: ({ way }) => way, merit: ({ score }) => score, most: TAKEN }));
}

/** Those of most merit, what is equal as it comes; of these that are too many, those that move least. */
function bestInAll(changes: readonly Candidate[]): readonly Change[] {
  const taken = new Set([...changes].sort((a, b) => b.score - a.score || a.apart - b.apart).slice(0, TAKEN_IN_ALL));
  return changes.filter((change) => taken.has(change)).sort((a, b) => b.score - a.score);
}

/** Positions of the levels that a person would have on another level of a breakdown; pairs follow their parts. */
function onLevel(
  breakdowns: readonly CountedBreakdown[],
  from: Alike,
  to: { breakdown: number; level: number },
): Uint8Array {
  const levels = from.levels.slice();
  levels[to.breakdown] = to.level;
  for (const [at, { pair }] of breakdowns.entries()) {
    if (pair === undefined || !pair.of.includes(to.breakdown)) continue;
    const [first, second] = [levels[pair.of[0]]!, levels[pair.of[1]]!];
    levels[at] = pair.parts.findIndex(([one, other]) => one === first && other === second) + 1;
  }
  return levels;
}

/** Persons as they would be on the other of two levels of a breakdown, or on `level` where theirs is not known. */
export function changedLevels(
  population: Population,
  between: { readonly breakdown: number; readonly level: number; readonly other: number },
  given: { readonly wanted: readonly Figure[]; readonly occurring: Occurring },
): Change[] {
  const { breakdown, level, other } = between;
  const wanted = [...new Set(given.wanted.map(({ indicator }) => indicator))];
  const merit = ({ standings }: Alike): number => wanted.filter((at) => standings[at]! > 0).length;
  const here = population.persons.filter(({ levels }) => levels[breakdown] === level || levels[breakdown] === other);
  const without = population.persons.filter(({ levels }) => levels[breakdown] === UNKNOWN);
  const key = ({ levels, sex }: Alike): string => `${levels[breakdown]!}|${sex}`;
  const taken = [
    ...best(here, { key, merit, most: TAKEN_FOR_LEVELS }),
    ...best(without, { key, merit, most: TAKEN_WITHOUT_LEVEL }),
  ];
  return taken
    .map((from): Change => {
      const to = from.levels[breakdown] === level ? other : level;
      return {
        from,
        levels: onLevel(population.breakdowns, from, { breakdown, level: to }),
        standings: from.standings,
      };
    })
    .filter((change) => given.occurring.has(change));
}
