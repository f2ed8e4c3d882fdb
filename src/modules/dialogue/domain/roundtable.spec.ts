import { describe, expect, it } from '@jest/globals';
import type { RoundtableState, ScheduleFault } from './roundtable.js';
import {
  dayAt,
  dayCount,
  isReadOnly,
  mayConclude,
  nextStates,
  roundtableLabel,
  roundtableStates,
  scheduleFaults,
  transitionOf,
  transitions,
} from './roundtable.js';

describe('states of a roundtable', () => {
  const expected: readonly (readonly [RoundtableState, readonly RoundtableState[]])[] = [
    ['draft', ['convened']],
    ['convened', ['draft', 'in-session']],
    ['in-session', ['closed']],
    ['closed', ['reopened']],
    ['reopened', ['closed']],
  ];
  it.each(expected)('%s leads to %j and nowhere else', (from, to) => {
    expect(nextStates(from)).toEqual(to);
    for (const state of roundtableStates) expect(transitionOf(from, state) !== undefined).toBe(to.includes(state));
  });

  it('asks for a reason exactly where others relied on the present state', () => {
    expect(transitions.filter((move) => move.needsReason).map((move) => `${move.from} > ${move.to}`)).toEqual([
      'convened > draft',
      'closed > reopened',
    ]);
  });

  it('refuses writing in a closed one only', () => {
    expect(roundtableStates.filter(isReadOnly)).toEqual(['closed']);
  });

  it('agrees something only while it sits, or to complete its record', () => {
    expect(roundtableStates.filter(mayConclude)).toEqual(['in-session', 'reopened']);
  });
});

describe('days of a roundtable', () => {
  const plan = { startsOn: '2019-12-04', endsOn: '2019-12-06', opensAt: '09:00', timeZone: 'Asia/Shanghai' };
  const cases: readonly (readonly [Partial<typeof plan>, readonly ScheduleFault[]])[] = [
    [{}, []],
    [{ endsOn: '2019-12-04' }, []],
    [{ endsOn: '2019-12-03' }, ['order']],
    [{ endsOn: '2020-12-06' }, ['length']],
    [{ startsOn: '2019-02-29' }, ['day']],
    [{ startsOn: '4 December' }, ['day']],
    [{ opensAt: '24:00' }, ['opens-at']],
    [{ timeZone: 'Suzhou' }, ['time-zone']],
    [{ endsOn: '2019-12-01', opensAt: '9', timeZone: '' }, ['order', 'opens-at', 'time-zone']],
  ];
  it.each(cases)('%j has faults %j', (change, faults) => {
    expect(scheduleFaults({ ...plan, ...change })).toEqual(faults);
  });

  it('counts both ends and goes over the end of a month', () => {
    expect(dayCount('2019-12-04', '2019-12-06')).toBe(3);
    expect(dayAt('2020-02-28', 2)).toBe('2020-02-29');
  });

  it('is called by its place in the series', () => {
    expect(roundtableLabel(2)).toBe('RT2');
  });
});
