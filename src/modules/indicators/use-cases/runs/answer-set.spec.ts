import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerSet } from './answer-set.js';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 300 });

function setOf(some: readonly string[], mark = 1): AnswerSet {
  const set = new AnswerSet();
  for (const id of some) set.add({ id }, mark);
  return set;
}

describe('the set of answers that a run has read', () => {
  it('is the same in whatever order they were read, and when it goes on from what was kept', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const going = AnswerSet.from(setOf(all.slice(at)).toBytes());
        for (const id of all.slice(0, at)) going.add({ id }, 2);
        expect(going.hash()).toBe(setOf(all).hash());
        expect(going.size).toBe(all.length);
      }),
    );
  });

  it('remembers of each answer which run read it first, and is the same set whichever that was', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(4_000_000_000), (all, cut, mark) => {
        const [later, earlier] = [all.slice(0, cut % all.length), all.slice(cut % all.length)];
        const kept = AnswerSet.from(setOf(earlier).toBytes());
        for (const id of later) kept.add({ id }, mark);
        const again = AnswerSet.from(kept.toBytes());
        for (const id of earlier) expect(again.markOf(id)).toBe(1);
        for (const id of later) expect([again.markOf(id), setOf(earlier).markOf(id)]).toEqual([mark, undefined]);
        expect(again.hash()).toBe(setOf(all, 7).hash());
      }),
    );
  });

  it('has the hash of its ids in ascending order, and nothing in it says what an answer says', () => {
    const [first, second] = ['1b671a64-40d5-491e-99b0-da01ff1f3341', '2b671a64-40d5-491e-99b0-da01ff1f3341'];
    const bytes = Buffer.from([first, second].join('').replaceAll('-', ''), 'hex');
    const set = setOf([second, first]);
    expect(set.hash()).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(set.toBytes().length).toBe(2 * 20);
  });

  it('finds which answers are new, and whether one of its own was deleted', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const set = setOf(all.slice(at));
        expect(set.missing(all)).toEqual(all.slice(0, at));
      }),
    );
  });
});
