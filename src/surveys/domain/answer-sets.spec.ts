import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalSets, inSteps, joinedGroups, planPools, setsDuringFieldwork, type WaitingAnswer } from './answer-sets.js';

const same = <T>(items: readonly T[]): T[] => [...items];
const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();

function waiting(
  group: string,
  answers: number,
  options: { refusals?: number; stratum?: string | null } = {},
): WaitingAnswer[] {
  const { refusals = 0, stratum = 'P01-S1' } = options;
  return Array.from({ length: answers + refusals }, (_, index) => ({
    id: `${group}${index}`,
    group,
    stratum,
    refused: index >= answers,
  }));
}

describe('a group during fieldwork', () => {
  it.each([
    [9, 0],
    [10, 5],
    [23, 18],
  ])('with %d waiting answers has %d opened if the minimum is 5', (answers, opened) => {
    const sets = setsDuringFieldwork(waiting('A', answers), 5, same);
    expect(sets.flatMap((set) => set.ids)).toHaveLength(opened);
  });

  it('needs enough answers, because refusals do not count towards the minimum', () => {
    expect(setsDuringFieldwork(waiting('A', 9, { refusals: 30 }), 5, same)).toEqual([]);
  });

  it('continues to hold a random choice of the minimum, whoever answered last', () => {
    expect(setsDuringFieldwork(waiting('A', 10), 5, same)[0]!.ids).toEqual(['A5', 'A6', 'A7', 'A8', 'A9']);
    expect(setsDuringFieldwork(waiting('A', 10), 5, reversed)[0]!.ids).toEqual(['A4', 'A3', 'A2', 'A1', 'A0']);
  });
});

describe('a group after the last acceptance', () => {
  it('is opened as a whole if it has the minimum, and small remainders of a stratum are opened together', () => {
    const rows = [
      ...waiting('A', 7),
      ...waiting('B', 3),
      ...waiting('C', 2, { refusals: 1 }),
      ...waiting('D', 4, { stratum: 'P01-S2' }),
      ...waiting('poster', 4, { stratum: null }),
    ];
    const { sets, pools, unopened } = finalSets(rows, 5);
    expect(sets.map(({ group, ids }) => [group, ids.length])).toEqual([['A', 7]]);
    expect(pools.map(({ groups, ids }) => [groups, ids.length])).toEqual([[['B', 'C'], 6]]);
    expect(unopened).toHaveLength(8);
  });
});

const groupOf = fc.record({
  answers: fc.integer({ min: 0, max: 30 }),
  refusals: fc.integer({ min: 0, max: 6 }),
  stratum: fc.constantFrom('P01-S1', 'P01-S2', null),
});

describe('waiting answers', () => {
  it('are never in a set, or left in a group, in a number between one and the minimum minus one; none is lost or duplicated', () => {
    fc.assert(
      fc.property(fc.array(groupOf, { maxLength: 8 }), fc.integer({ min: 5, max: 9 }), (groups, minimum) => {
        const rows = groups.flatMap((group, index) => waiting(`G${index}-`, group.answers, group));
        const answers = (ids: readonly string[]): number =>
          rows.filter((row) => ids.includes(row.id) && !row.refused).length;
        for (const set of setsDuringFieldwork(rows, minimum, reversed)) {
          const left = rows.filter((row) => row.group === set.group && !set.ids.includes(row.id));
          expect(answers(set.ids)).toBeGreaterThanOrEqual(minimum);
          expect(answers(left.map((row) => row.id))).toBe(minimum);
        }
        const final = finalSets(rows, minimum);
        const opened = [...final.sets, ...final.pools];
        for (const set of opened) expect(answers(set.ids)).toBeGreaterThanOrEqual(minimum);
        const all = [...opened.flatMap((set) => set.ids), ...final.unopened];
        expect(all.sort()).toEqual(rows.map((row) => row.id).sort());
      }),
    );
  });
});

describe('pools of the remainders of several versions', () => {
  it('give an enterprise that is in two of them one code with all others of both', () => {
    expect(joinedGroups([['a', 'b'], ['c', 'd'], ['e'], ['d', 'b', 'f']])).toEqual([['e'], ['a', 'b', 'c', 'd', 'f']]);
    expect(joinedGroups([])).toEqual([]);
  });
});

describe('pools planned when a wave opens', () => {
  const unit = (psuCode: string, headcount: number, stratum = 'P01-S1', sizeClass = 'S1') => ({
    psuCode,
    headcount,
    stratum,
    sizeClass,
  });

  it('combine enterprises that have fewer workers than the minimum, by stratum and size class', () => {
    const units = [
      unit('a', 3),
      unit('b', 4),
      unit('c', 12),
      unit('d', 2, 'P02-S1'),
      unit('e', 9, 'P02-S1'),
      unit('f', 30, 'P02-S1'),
    ];
    expect(planPools(units, 5)).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ]);
  });

  it('do not include an enterprise that is large enough, or for which there is no other', () => {
    expect(planPools([unit('a', 5), unit('b', 300)], 5)).toEqual([]);
    expect(planPools([unit('a', 3)], 5)).toEqual([]);
  });
});

describe('a count on the fieldwork page', () => {
  it('changes by multiples of the minimum', () => {
    expect([0, 4, 5, 9, 10].map((count) => inSteps(count, 5))).toEqual([0, 0, 5, 5, 10]);
  });
});
