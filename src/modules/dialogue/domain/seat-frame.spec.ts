import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { constituencies } from '../../../kernel/actor.js';
import { plannedSeats, seatFrameOf } from './seat-frame.js';
import { seatFunctions, seatKinds } from './seating.js';

const seat = fc.record({
  kind: fc.constantFrom(...seatKinds),
  function: fc.constantFrom(null, ...seatFunctions),
  constituency: fc.constantFrom(null, ...constituencies),
});

describe('the frame of seats of a template', () => {
  it('counts seats by group and kind, and by group and function, without people', () => {
    const titular = { kind: 'titular', constituency: 'workers' } as const;
    const seats = [
      { ...titular, function: 'spokesperson' as const },
      { ...titular, function: null },
      { kind: 'resource-person' as const, constituency: null, function: 'chair' as const },
    ];
    expect(seatFrameOf(seats)).toEqual([
      { constituency: 'workers', kind: 'titular', function: null, count: 2 },
      { constituency: 'workers', kind: null, function: 'spokesperson', count: 1 },
      { constituency: null, kind: 'resource-person', function: null, count: 1 },
      { constituency: null, kind: null, function: 'chair', count: 1 },
    ]);
    expect(plannedSeats(seatFrameOf(seats), seats.slice(1)).map(({ count, assigned }) => [count, assigned])).toEqual([
      [2, 1],
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
  });

  it('is filled by the seats from which it was made, in any order', () => {
    fc.assert(
      fc.property(fc.array(seat), (seats) => {
        const planned = plannedSeats(seatFrameOf(seats), seats.toReversed());
        expect(planned.every(({ count, assigned }) => count === assigned)).toBe(true);
        const ofKinds = planned.filter(({ kind }) => kind !== null);
        expect(ofKinds.reduce((sum, { count }) => sum + count, 0)).toBe(seats.length);
      }),
    );
  });
});
