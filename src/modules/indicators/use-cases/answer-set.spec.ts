import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerSet } from './answer-set.js';

type Answer = Parameters<AnswerSet['add']>[0];

const answerOf = (id: string, union = '1'): Answer => ({
  id,
  answers: { union_member: union },
  parkId: 'p',
  stratum: 's',
  psu: 'e',
  sizeClass: 'S2',
  wayIn: 'sample_link',
  flags: [],
  modulesOffered: [],
  modulesTaken: [],
  formVersion: '1',
  disposition: 'complete',
});
const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 300 });

function setOf(some: readonly string[]): AnswerSet {
  const set = new AnswerSet();
  for (const id of some) set.add(answerOf(id));
  return set;
}

describe('the set of answers that a run has read', () => {
  it('is the same in whatever order they were read, and when it goes on from what was kept', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const going = AnswerSet.from(setOf(all.slice(at)).toBytes());
        for (const id of all.slice(0, at)) going.add(answerOf(id));
        expect(going.hash()).toBe(setOf(all).hash());
        expect(going.size).toBe(all.length);
      }),
    );
  });

  it('tells which answers are new, and nothing where one of its own is gone', () => {
    fc.assert(
      fc.property(ids, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const set = setOf(all.slice(at));
        expect(set.newAmong(all)).toEqual(all.slice(0, at));
        expect(set.newAmong(all.slice(0, -1))).toBeNull();
      }),
    );
  });

  it('is another where an answer says something else', () => {
    const id = '1b671a64-40d5-491e-99b0-da01ff1f3341';
    const other = new AnswerSet();
    other.add(answerOf(id, '2'));
    expect(other.hash()).not.toBe(setOf([id]).hash());
  });
});
