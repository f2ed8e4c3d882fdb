import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, daysLate } from './lateness.js';
import { actionStatuses, owedStatuses } from './status.js';

describe('overdue days', () => {
  it.each([
    ['2026-11-24', 0],
    ['2026-11-25', 0],
    ['2026-11-26', 1],
    ['2027-11-25', 365],
    ['2029-02-28', 826],
  ])('on %s for an action due on 25 November 2026 are %i', (today, days) => {
    expect(daysLate({ status: 'in-progress', dueOn: '2026-11-25', basis: null }, today)).toBe(days);
  });

  it.each(actionStatuses)('are counted for a %s action only while its owner has work to do', (status) => {
    const late = daysLate({ status, dueOn: '2020-01-01', basis: null }, '2020-01-31');
    expect(late).toBe(owedStatuses.includes(status) ? 30 : 0);
  });

  it('are not counted without a date, nor for an action that repeats a published text', () => {
    expect(daysLate({ status: 'agreed', dueOn: null, basis: null }, '2026-11-25')).toBe(0);
    expect(daysLate({ status: 'agreed', dueOn: '2020-12-31', basis: 'seed' }, '2026-11-25')).toBe(0);
  });

  it('are whole days in both directions', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (one, two) => expect(daysBetween(one, two) + daysBetween(two, one)).toBe(0)));
  });
});
