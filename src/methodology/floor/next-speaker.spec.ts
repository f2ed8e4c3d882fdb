import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain, spokenTime } from './explain.js';
import { nextSpeaker, type FloorUsed, type Waiting } from './next-speaker.js';

const minute = 60_000;
const wait = (personId: string, overrides: Partial<Waiting> = {}): Waiting => ({
  personId,
  constituency: 'workers',
  organisationId: 'union',
  sex: 'not-stated',
  pointOfOrder: false,
  raisedAt: 0,
  ...overrides,
});
const spoke = (personId: string, minutes: number, overrides: Partial<FloorUsed> = {}): FloorUsed => ({
  personId,
  constituency: 'workers',
  organisationId: 'union',
  sex: 'not-stated',
  milliseconds: minutes * minute,
  ...overrides,
});
const sentence = (waiting: readonly Waiting[], used: readonly FloorUsed[]): string =>
  explain(nextSpeaker(waiting, used)!, (id) => ({ en: id.toUpperCase(), zh: id })).en;

describe('nextSpeaker', () => {
  const used = [
    spoke('g1', 10, { constituency: 'government', organisationId: 'ministry', sex: 'male' }),
    spoke('e1', 6, { constituency: 'employers', organisationId: 'cec', sex: 'male' }),
    spoke('w1', 4, { sex: 'female' }),
  ];

  it('proposes no one if no one is waiting', () => {
    expect(nextSpeaker([], used)).toBeNull();
  });

  it('proposes the waiting group with the least speaking time, and says so', () => {
    const waiting = [wait('g2', { constituency: 'government' }), wait('w2', { raisedAt: 9 })];
    expect(nextSpeaker(waiting, used)?.personId).toBe('w2');
    expect(sentence(waiting, used)).toBe('Workers have used 4 of 20 minutes, the least of the three groups.');
  });

  it('skips a group that is not waiting, however little it has spoken', () => {
    const waiting = [wait('g2', { constituency: 'government' }), wait('e2', { constituency: 'employers' })];
    expect(nextSpeaker(waiting, used)?.personId).toBe('e2');
    expect(sentence(waiting, used)).toBe('Employers have used 6 of 20 minutes, the least of the groups waiting.');
  });

  it('then chooses the organisation with the least speaking time', () => {
    const waiting = [
      wait('e2', { constituency: 'employers', organisationId: 'cec' }),
      wait('e3', { constituency: 'employers', organisationId: 'acfic', raisedAt: 5 }),
    ];
    expect(nextSpeaker(waiting, used)?.personId).toBe('e3');
    expect(sentence(waiting, used)).toBe(
      'Employers have used 6 of 20 minutes. Of the organisations of this group that are waiting, ACFIC has used the least (0 of 6 minutes).',
    );
  });

  it('then chooses the sex that has spoken less in the whole session', () => {
    const waiting = [wait('m', { sex: 'male' }), wait('f', { sex: 'female', raisedAt: 5 })];
    expect(nextSpeaker(waiting, used)?.personId).toBe('f');
    expect(sentence(waiting, used)).toBe(
      'Workers have used 4 of 20 minutes, the least of the three groups. Overall, women have spoken for 4 min, men for 16 min.',
    );
  });

  it('never defers a person who did not state a sex', () => {
    const waiting = [wait('n', { raisedAt: 1 }), wait('m', { sex: 'male' }), wait('f', { sex: 'female', raisedAt: 5 })];
    expect(nextSpeaker(waiting, used)?.personId).toBe('n');
  });

  it('then chooses first-time speakers, then the order of request', () => {
    expect(nextSpeaker([wait('w1'), wait('w3', { raisedAt: 5 })], used)?.personId).toBe('w3');
    expect(nextSpeaker([wait('w3', { raisedAt: 5 }), wait('w4', { raisedAt: 4 })], used)?.personId).toBe('w4');
    expect(sentence([wait('w1'), wait('w3')], used)).toBe(
      'Workers have used 4 of 20 minutes, the least of the three groups. This person has not spoken yet; others waiting have.',
    );
    expect(sentence([wait('w3')], used)).toBe(
      'Workers have used 4 of 20 minutes, the least of the three groups. No one else is waiting.',
    );
    expect(sentence([wait('w3', { raisedAt: 5 }), wait('w4', { raisedAt: 4 })], [])).toBe(
      'None of the three groups has spoken yet. Of 2 people with an equal claim, this person asked first.',
    );
  });

  it('says which groups are equal, and that a point of order or the groups have priority', () => {
    const level = [spoke('g1', 2, { constituency: 'government' }), spoke('w1', 2)];
    const waiting = [wait('g2', { constituency: 'government', raisedAt: 1 }), wait('w2')];
    expect(sentence(waiting, level)).toBe(
      'Workers have used 2 of 4 minutes, as much as government. Of 2 people with an equal claim, this person asked first.',
    );
    expect(sentence([...waiting, wait('o', { constituency: null })], level)).toMatch(
      /^Members of the three groups speak before guests\. /,
    );
    expect(sentence([wait('w2', { pointOfOrder: true }), wait('g2', { constituency: 'government' })], level)).toBe(
      'A point of order comes before contributions.',
    );
  });

  it('puts a point of order before all, and groups before guests', () => {
    const guest = wait('a', { constituency: null, raisedAt: 1 });
    expect(nextSpeaker([guest, wait('w2', { raisedAt: 9 })], used)?.personId).toBe('w2');
    expect(nextSpeaker([{ ...guest, pointOfOrder: true }, wait('w2')], used)?.personId).toBe('a');
  });

  it('never gives the order of request alone as the reason, and explains in both languages', () => {
    const waiter = fc.record({
      personId: fc.uuid(),
      constituency: fc.constantFrom('government' as const, 'employers' as const, 'workers' as const, null),
      organisationId: fc.constantFrom('a', 'b', null),
      sex: fc.constantFrom('female' as const, 'male' as const, 'not-stated' as const),
      pointOfOrder: fc.boolean(),
      raisedAt: fc.nat(5),
    });
    const unique = fc.uniqueArray(waiter, { selector: (one) => one.personId, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(unique, fc.array(waiter.map((one) => spoke(one.personId, one.raisedAt, one))), (waiting, shares) => {
        const next = nextSpeaker(waiting, shares)!;
        const { en, zh } = explain(next, (id) => ({ en: id, zh: id }));
        expect(en).toMatch(/^[A-Z].*\.$/);
        expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
        if (next.group !== null) expect(en).toMatch(/have used|has used|has spoken yet/);
      }),
    );
  });

  it('depends on who is waiting and not on the order of the lists', () => {
    const waiter = fc.record({
      personId: fc.uuid(),
      constituency: fc.constantFrom('government' as const, 'employers' as const, 'workers' as const, null),
      organisationId: fc.constantFrom('a', 'b', null),
      sex: fc.constantFrom('female' as const, 'male' as const, 'not-stated' as const),
      pointOfOrder: fc.boolean(),
      raisedAt: fc.nat(5),
    });
    const share = waiter.map((one) => spoke(one.personId, one.raisedAt, one));
    const unique = fc.uniqueArray(waiter, { selector: (one) => one.personId, minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(unique, fc.array(share), (waiting, shares) => {
        const forward = nextSpeaker(waiting, shares);
        expect(nextSpeaker([...waiting].reverse(), [...shares].reverse())).toEqual(forward);
        expect(waiting.map((one) => one.personId)).toContain(forward?.personId);
      }),
    );
  });
});

describe('spokenTime', () => {
  it.each([
    [4_400, '4 s', '4秒'],
    [120_000, '2 min', '2分钟'],
    [185_000, '3 min 5 s', '3分5秒'],
  ])('says %d ms as %s', (milliseconds, en, zh) => {
    expect(spokenTime(milliseconds)).toEqual({ en, zh });
  });
});
