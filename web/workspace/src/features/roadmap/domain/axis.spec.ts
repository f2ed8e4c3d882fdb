import { describe, expect, it } from '@jest/globals';
import { axisOf, barOf, baselineOf, dayOf, isoOf, shareAt } from './axis.js';
import { periodOf } from './period.js';

const action = {
  ...{ startOn: '2026-02-01', dueOn: '2026-06-30', agreedStartOn: '2026-02-01', agreedDueOn: '2026-04-30' },
  ...{ basis: null, createdAt: '2026-01-05T08:00:00Z' },
};

describe('the axis of the timeline', () => {
  it('covers bars, dates first agreed and other days, with its beginning and firsts of months as ticks', () => {
    const axis = axisOf([{ ...action, agreedDueOn: '2026-09-30' }], ['2025-12-31']);
    expect([isoOf(axis.from), isoOf(axis.to)]).toEqual(['2025-11-01', '2026-10-14']);
    expect(axis.ticks.map(isoOf)).toEqual([
      '2025-11-01',
      '2026-01-01',
      '2026-03-01',
      '2026-05-01',
      '2026-07-01',
      '2026-09-01',
    ]);
    expect(shareAt(axis, axis.from)).toBe(0);
    expect(shareAt(axis, axis.to)).toBe(1);
  });

  it('covers the whole months of a period, whatever lies outside', () => {
    const axis = axisOf([action], ['2030-01-01'], { month: '2026-11', months: 3 });
    expect([isoOf(axis.from), isoOf(axis.to)]).toEqual(['2026-11-01', '2027-02-01']);
    expect(axis.ticks.map(isoOf)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
    expect(shareAt(axis, dayOf('2026-10-01'))).toBeLessThan(0);
  });

  it('shows a period around today unless the address names a month', () => {
    expect(periodOf('year', undefined, '2026-11-25')).toEqual({ month: '2026-07', months: 12 });
    expect(periodOf('quarter', '2027-01', '2026-11-25')).toEqual({ month: '2027-01', months: 3 });
    expect(periodOf('half', 'x', '2026-11-25')).toEqual({ month: '2026-09', months: 6 });
    expect(periodOf('all', '2027-01', '2026-11-25')).toBeNull();
  });

  it('has a bar from the start, or from the day of entry, to the due date', () => {
    expect(barOf(action)).toEqual([dayOf('2026-02-01'), dayOf('2026-06-30')]);
    expect(barOf({ ...action, startOn: null })).toEqual([dayOf('2026-01-05'), dayOf('2026-06-30')]);
    expect(barOf({ ...action, startOn: null, basis: 'seed' })).toEqual([dayOf('2026-06-30'), dayOf('2026-06-30')]);
    expect(barOf({ ...action, dueOn: null })).toBeNull();
  });

  it('has a bar of the dates first agreed only if one of them was changed', () => {
    expect(baselineOf(action)).toEqual([dayOf('2026-02-01'), dayOf('2026-04-30')]);
    expect(baselineOf({ ...action, agreedDueOn: action.dueOn })).toBeNull();
    expect(baselineOf({ ...action, agreedDueOn: action.dueOn, startOn: '2026-03-01' })).not.toBeNull();
    expect(baselineOf({ ...action, agreedDueOn: null })).toBeNull();
  });
});
