import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finalSets, inSteps, planPools, setsDuringFieldwork, type WaitingAnswer } from './answer-sets.js';

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

describe('during fieldwork, a group', () => {
  it.each([
    [9, 0],
    [10, 5],
    [23, 18],
  ])('with %d answers has %d opened where the minimum is 5', (answers, opened) => {
    const sets = setsDuringFieldwork(waiting('A', answers), 5, same);
    expect(sets.flatMap((set) => set.ids)).toHaveLength(opened);
  });

  it('is opened by its answers alone: refusals do not make it large enough', () => {
    expect(setsDuringFieldwork(waiting('A', 9, { refusals: 30 }), 5, same)).toEqual([]);
  });

  it('keeps a random choice of the minimum, whoever came last', () => {
    expect(setsDuringFieldwork(waiting('A', 10), 5, same)[0]!.ids).toEqual(['A5', 'A6', 'A7', 'A8', 'A9']);
    expect(setsDuringFieldwork(waiting('A', 10), 5, reversed)[0]!.ids).toEqual(['A4', 'A3', 'A2', 'A1', 'A0']);
  });
});

describe('after the last acceptance', () => {
  it('every group with the minimum is opened whole, and small rests of a stratum together', () => {
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

describe('whatever waits', () => {
  it('no set holds, and no group keeps, between one answer and the minimum less one; nothing is lost or doubled', () => {
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

describe('pools planned at the opening of a wave', () => {
  const unit = (psuCode: string, headcount: number, stratum = 'P01-S1', sizeClass = 'S1') => ({
    psuCode,
    headcount,
    stratum,
    sizeClass,
  });

  it('join enterprises that have fewer workers than the minimum, by stratum and size class', () => {
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

  it('leave an enterprise alone that is large enough or has no one to join', () => {
    expect(planPools([unit('a', 5), unit('b', 300)], 5)).toEqual([]);
    expect(planPools([unit('a', 3)], 5)).toEqual([]);
  });
});

describe('a count on the fieldwork page', () => {
  it('moves in steps of the minimum', () => {
    expect([0, 4, 5, 9, 10].map((count) => inSteps(count, 5))).toEqual([0, 0, 5, 5, 10]);
  });
});
