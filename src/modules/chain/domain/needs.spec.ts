import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Need, NeedKind } from './needs.js';
import { byUrgency, isNear, needOfOwner } from './needs.js';

const today = '2026-11-25';
const action = { status: 'in-progress', daysLate: 0, dueOn: '2027-06-30', basis: null };

describe('the task that an action is for its owner', () => {
  it.each([
    ['nothing while the date is far', {}, null],
    ['to hurry when it is near', { dueOn: '2026-12-01' }, { kind: 'due-soon', days: 6 }],
    ['to hurry on the day itself', { dueOn: today }, { kind: 'due-soon', days: 0 }],
    ['to explain when it is late', { dueOn: '2026-11-20', daysLate: 5 }, { kind: 'late', days: 5 }],
    [
      'to accept it when it is proposed, also when it is late',
      { status: 'proposed', daysLate: 5 },
      { kind: 'accept', days: 217 },
    ],
    ['to answer a dispute', { status: 'disputed' }, { kind: 'disputed', days: 217 }],
    ['nothing while others judge its claim', { status: 'claimed-done', dueOn: '2026-12-01' }, null],
    ['nothing once it is confirmed', { status: 'confirmed', dueOn: '2026-12-01' }, null],
    ['nothing when it repeats a published text', { dueOn: '2026-12-01', basis: 'seed' }, null],
    ['nothing without a date', { dueOn: null }, null],
  ])('%s', (_, changes, need) => {
    expect(needOfOwner({ ...action, ...changes }, today)).toEqual(need);
  });

  it('is shown up to two weeks ahead, and not for the past', () => {
    expect(isNear(today, '2026-12-09')).toBe(true);
    expect(isNear(today, '2026-12-10')).toBe(false);
    expect(isNear(today, '2026-11-24')).toBe(false);
  });
});

describe('the order of tasks', () => {
  const kinds: readonly NeedKind[] = [
    'wave-alarm',
    'passphrase-needed',
    'decide-rights',
    'second-guest',
    'late',
    'disputed',
    'confirm-conclusion',
    'object-to-corrigendum',
    'accept',
    'validate',
    'due-soon',
    'roundtable-ahead',
  ];
  const need: fc.Arbitrary<Need> = fc.record({
    kind: fc.constantFrom(...kinds),
    days: fc.option(fc.integer({ min: 0, max: 400 })),
  });

  it('is a total order: sorting twice changes nothing, and kinds are never mixed', () => {
    fc.assert(
      fc.property(fc.array(need), (needs) => {
        const sorted = [...needs].sort(byUrgency);
        expect([...sorted].sort(byUrgency)).toEqual(sorted);
        const places = sorted.map(({ kind }) => kinds.indexOf(kind));
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }),
    );
  });

  it('puts the longest overdue first and the nearest date first', () => {
    const late: Need[] = [
      { kind: 'late', days: 2 },
      { kind: 'late', days: 40 },
    ];
    expect([...late].sort(byUrgency)[0]?.days).toBe(40);
    const due: Need[] = [
      { kind: 'due-soon', days: 9 },
      { kind: 'due-soon', days: 1 },
    ];
    expect([...due].sort(byUrgency)[0]?.days).toBe(1);
  });
});
