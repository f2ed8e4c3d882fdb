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
  it('does not depend on the order of reading, nor on whether it continues from a stored set', () => {
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

  it('stores for each answer which run was the first to read it, which does not affect equality', () => {
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

  it('has the hash of its sorted ids, and contains nothing of the content of answers', () => {
    const [first, second] = ['1b671a64-40d5-491e-99b0-da01ff1f3341', '2b671a64-40d5-491e-99b0-da01ff1f3341'];
    const bytes = Buffer.from([first, second].join('').replaceAll('-', ''), 'hex');
    const set = setOf([second, first]);
    expect(set.hash()).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(set.toBytes().length).toBe(2 * 20);
  });

  it('shows which answers are new, and whether one of its own was deleted', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const set = setOf(all.slice(at));
        expect(set.readAfter(1, all)).toEqual(all.slice(0, at));
        expect(set.readAfter(0, all)).toEqual(all);
      }),
    );
  });
});
