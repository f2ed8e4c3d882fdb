import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysOfWeeks, isDueWithin, isMonth, monthPlus } from './month.js';

describe('the calendar of due dates', () => {
  it('shows whole weeks from Monday to Sunday', () => {
    expect(daysOfWeeks('2026-11').at(0)).toBe('2026-10-26');
    expect(daysOfWeeks('2026-11').at(-1)).toBe('2026-12-06');
    expect(daysOfWeeks('2027-02')).toHaveLength(28);
  });

  it('contains each day of its month once, and at most six days of each neighbour', () => {
    const month = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(month, ([year, number]) => {
        const name = `${year}-${String(number).padStart(2, '0')}`;
        const days = daysOfWeeks(name);
        const own = days.filter((day) => day.startsWith(name));
        expect(own).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate());
        expect(new Set(days).size).toBe(days.length);
        expect(days.length - own.length).toBeLessThanOrEqual(12);
        expect(days.length % 7).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('lists due dates without a day in their month, or in each month of their year', () => {
    const within = (dueOn: string | null, duePrecision: 'day' | 'month' | 'year') =>
      ['2026-05', '2026-12', '2027-12'].filter((month) => isDueWithin({ dueOn, duePrecision }, month));
    expect(within('2026-12-31', 'year')).toEqual(['2026-05', '2026-12']);
    expect(within('2026-12-31', 'month')).toEqual(['2026-12']);
    expect([within('2026-12-31', 'day'), within(null, 'year')]).toEqual([[], []]);
  });

  it('goes to the next and previous month over the end of a year', () => {
    expect([monthPlus('2026-12', 1), monthPlus('2026-01', -1), monthPlus('2026-05', 0)]).toEqual([
      ...['2027-01', '2025-12', '2026-05'],
    ]);
    expect(['2026-13', '2026-1', 'x', '2026-00', '9999-12', '0000-01', '1899-12', '2201-01'].some(isMonth)).toBe(false);
    expect(['2026-11', '1900-01', '2200-12'].every(isMonth)).toBe(true);
    expect(daysOfWeeks('9999-12').length).toBeLessThanOrEqual(42);
  });
});
