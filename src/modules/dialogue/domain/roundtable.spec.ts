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

describe('the state of a roundtable', () => {
  const expected: readonly (readonly [RoundtableState, readonly RoundtableState[]])[] = [
    ['draft', ['convened']],
    ['convened', ['draft', 'in-session']],
    ['in-session', ['closed']],
    ['closed', ['reopened']],
    ['reopened', ['closed']],
  ];
  it.each(expected)('%s can change to %j and to no other', (from, to) => {
    expect(nextStates(from)).toEqual(to);
    for (const state of roundtableStates) expect(transitionOf(from, state) !== undefined).toBe(to.includes(state));
  });

  it('requires a reason exactly where others relied on the current state', () => {
    expect(transitions.filter((move) => move.needsReason).map((move) => `${move.from} > ${move.to}`)).toEqual([
      'convened > draft',
      'closed > reopened',
    ]);
  });

  it('is read-only only when closed', () => {
    expect(roundtableStates.filter(isReadOnly)).toEqual(['closed']);
  });

  it('allows conclusions only in session or to complete the record', () => {
    expect(roundtableStates.filter(mayConclude)).toEqual(['in-session', 'reopened']);
  });
});

describe('the days of a roundtable', () => {
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
  it.each(cases)('as %j have the faults %j', (change, faults) => {
    expect(scheduleFaults({ ...plan, ...change })).toEqual(faults);
  });

  it('include both ends and may cross the end of a month', () => {
    expect(dayCount('2019-12-04', '2019-12-06')).toBe(3);
    expect(dayAt('2020-02-28', 2)).toBe('2020-02-29');
  });

  it('are shown under the number of the series', () => {
    expect(roundtableLabel(2)).toBe('RT2');
  });
});
