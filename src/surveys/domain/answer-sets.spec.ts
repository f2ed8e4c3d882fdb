import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalSets, inSteps, joinedCodes, planPools, setsDuringFieldwork, type WaitingAnswer } from './answer-sets.js';

const same = <T>(items: readonly T[]): T[] => [...items];
const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();

function waiting(
  group: string,
  answers: number,
  options: { refusals?: number; stratum?: string | null; version?: string } = {},
): WaitingAnswer[] {
  const { refusals = 0, stratum = 'P01-S1', version = '1' } = options;
  return Array.from({ length: answers + refusals }, (_, index) => ({
    id: `${version === '1' ? '' : version}${group}${index}`,
    group: version === '1' ? group : `${version} ${group}`,
    code: stratum === null ? null : group,
    version,
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
    expect(pools.map(({ codes, ids }) => [codes, ids.length])).toEqual([[['B', 'C'], 6]]);
    expect(unopened).toHaveLength(8);
  });

  it('joins a pool that is just large enough, because the members of a pool become one primary sampling unit', () => {
    const rows = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((group, at) => waiting(group, [4, 3, 3, 2, 1, 1][at]!));
    const { pools, unopened } = finalSets(rows, 5);
    expect(pools.map(({ codes, ids }) => [codes, ids.length])).toEqual([
      [['A', 'F'], 5],
      [['B', 'E', 'D', 'C'], 9],
    ]);
    expect(unopened).toEqual([]);
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

describe('the remainders of several versions', () => {
  it('leave the code of an enterprise that has a whole set of another version, which cannot join a pool', () => {
    const old = [...waiting('A', 4), ...waiting('B', 3), ...waiting('C', 3), ...waiting('D', 3)];
    const rows = [...old, ...waiting('A', 5, { version: '2' })];
    const { sets, pools, unopened } = finalSets(rows, 5, new Map([['2', new Set(['B'])]]));
    expect(sets.map(({ group }) => group)).toEqual(['2 A']);
    expect(pools.map(({ codes }) => codes)).toEqual([['C', 'D']]);
    expect(unopened).toHaveLength(7);
  });

  it('are combined with the same enterprises in each version, where these are enough', () => {
    const first = ['A', 'B', 'C', 'D'].flatMap((group) => waiting(group, 3));
    const second = ['B', 'C', 'A', 'D'].flatMap((group) => waiting(group, 3, { version: '2' }));
    const { pools } = finalSets([...first, ...second], 5);
    expect(joinedCodes(pools.map(({ codes }) => codes)).map((codes) => codes.length)).toEqual([2, 2]);
  });

  it('give an enterprise that is in two pools one code with all others of both', () => {
    expect(joinedCodes([['a', 'b'], ['c', 'd'], ['e'], ['d', 'b', 'f']])).toEqual([['e'], ['a', 'b', 'c', 'd', 'f']]);
    expect(joinedCodes([])).toEqual([]);
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
