import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayPlus } from '#server/kernel/day.js';
import { gripAt, movedDates, moveOf } from './moved-dates.js';

const entered = { agreedStartOn: null, agreedDueOn: null, basis: null, createdAt: '2026-01-05T08:00:00Z' };
const dated = fc
  .record({ first: fc.integer({ min: 0, max: 900 }), length: fc.nat(400), open: fc.boolean() })
  .map(({ first, length, open }) => {
    const start = dayPlus('2026-01-05', first);
    return { ...entered, startOn: open ? null : start, dueOn: dayPlus(start, length) };
  });
const noModifier = { altKey: false, ctrlKey: false, metaKey: false };
const days = fc.integer({ min: -1000, max: 1000 });

describe('the dates of a bar that is moved', () => {
  it('never end before they start, and an action without a start date gets one only if its start is moved', () => {
    fc.assert(
      fc.property(dated, fc.constantFrom('whole', 'start', 'end'), days, (action, grip, by) => {
        const moved = movedDates(action, grip, by);
        if (moved.startOn !== null) expect(moved.startOn <= moved.dueOn).toBe(true);
        if (grip !== 'start') expect(moved.startOn === null).toBe(action.startOn === null);
        if (grip === 'start') expect(moved.dueOn).toBe(action.dueOn);
      }),
    );
  });

  it('are the same again after a whole bar was moved there and back', () => {
    fc.assert(
      fc.property(dated, days, (action, by) => {
        const back = movedDates({ ...action, ...movedDates(action, 'whole', by) }, 'whole', -by);
        expect(back).toEqual({ startOn: action.startOn, dueOn: action.dueOn });
      }),
    );
  });
});

describe('what moves a bar', () => {
  it.each([
    ['ArrowRight', false, { grip: 'whole', days: 1 }],
    ['ArrowLeft', true, { grip: 'whole', days: -7 }],
    ['ArrowUp', true, { grip: 'end', days: 7 }],
    ['ArrowDown', false, { grip: 'end', days: -1 }],
    ['Tab', false, null],
  ])('is the key %s', (key, shiftKey, move) => {
    expect(moveOf({ ...noModifier, key, shiftKey })).toEqual(move);
  });

  it.each(['altKey', 'ctrlKey', 'metaKey'])('is no arrow with %s', (modifier) => {
    expect(moveOf({ ...noModifier, key: 'ArrowLeft', shiftKey: false, [modifier]: true })).toBeNull();
  });

  it('is the pointer: an end of a wide bar, or a narrow bar as a whole', () => {
    expect([gripAt(2, 100), gripAt(50, 100), gripAt(97, 100), gripAt(1, 20)]).toEqual([
      ...['start', 'whole', 'end', 'whole'],
    ]);
  });
});
