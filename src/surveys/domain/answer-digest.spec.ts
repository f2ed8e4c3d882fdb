import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedDigest, differences, type GroupSums, newDigest, SumOfAnswers } from './answer-digest.js';

const empty = newDigest({ basis: 'hash', timeZone: 'Asia/Shanghai' });

interface Answer {
  readonly group: string;
  readonly text: string;
}

function sumsOf(answers: readonly Answer[]): GroupSums {
  const sum = new SumOfAnswers();
  for (const { group, text } of answers) sum.add(group, createHash('sha256').update(text).digest());
  return sum.groups;
}

const answers = fc.uniqueArray(fc.record({ group: fc.constantFrom('a', 'b', 'c'), text: fc.string() }), {
  maxLength: 12,
  selector: ({ text }) => text,
});

describe('the digest of the answers of a wave', () => {
  it('after any additions and removals is that of the answers that are left, in whatever order they are read', () => {
    fc.assert(
      fc.property(answers, answers, (some, others) => {
        const added = changedDigest(changedDigest(empty, {}, sumsOf(some)), {}, sumsOf(others));
        const removed = changedDigest(added, sumsOf(some), {});
        expect(differences(removed.groups, sumsOf([...others].reverse()))).toEqual([]);
        expect(removed.version).toBe(empty.version + 3);
        expect(changedDigest(removed, sumsOf(others), {}).groups).toEqual({});
      }),
    );
  });

  it.each<[string, (stored: Answer[]) => Answer[], readonly string[]]>([
    ['was changed', ([, ...rest]) => [{ group: 'a', text: 'other' }, ...rest], ['a']],
    ['was deleted', ([, ...rest]) => rest, ['a']],
    ['was added', (stored) => [...stored, { group: 'c', text: 'new' }], ['c']],
    ['is there twice', (stored) => [...stored, stored[0]!], ['a']],
    ['was moved to another group', ([first, ...rest]) => [{ ...first!, group: 'b' }, ...rest], ['a', 'b']],
  ])('names the groups in which an answer %s, also after a later change by the program', (_what, tamper, groups) => {
    const stored = [
      { group: 'a', text: 'one' },
      { group: 'a', text: 'two' },
      { group: 'b', text: 'three' },
    ];
    const digest = changedDigest(empty, {}, sumsOf(stored));
    const tampered = tamper(stored);
    const named = (signed: GroupSums, found: readonly Answer[]) =>
      differences(signed, sumsOf(found)).map(({ group }) => group);
    expect(named(digest.groups, tampered)).toEqual(groups);
    const later = { group: 'a', text: 'later' };
    expect(named(changedDigest(digest, {}, sumsOf([later])).groups, [...tampered, later])).toEqual(groups);
  });
});
