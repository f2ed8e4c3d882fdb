import { describe, expect, it } from '@jest/globals';
import { dayIn, dayPlus, instantOf, minuteOfDay, startOfDay } from './day.js';

describe('the day of an instant', () => {
  it('depends on the time zone', () => {
    const lateEvening = new Date('2026-11-24T20:00:00Z');
    expect(dayIn(lateEvening, 'Asia/Shanghai')).toBe('2026-11-25');
    expect(dayIn(lateEvening, 'Europe/Zurich')).toBe('2026-11-24');
  });
});

describe('a day in a time zone', () => {
  it.each([
    ['2026-12-04', 'Asia/Shanghai', '2026-12-03T16:00:00.000Z'],
    ['2026-03-29', 'Europe/Geneva', ''],
    ['2026-03-29', 'Europe/Zurich', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Zurich', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Zurich', '2026-10-25T23:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-07-01', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
  ])('%s in %s begins at %s', (day, where, instant) => {
    if (instant === '') expect(() => startOfDay(day, where)).toThrow(RangeError);
    else expect(startOfDay(day, where).toISOString()).toBe(instant);
  });
});

describe('an hour of a day in a time zone', () => {
  it.each([
    ['2026-12-04', 480, 'Asia/Shanghai', '2026-12-04T00:00:00.000Z'],
    ['2026-03-29', 480, 'Europe/Zurich', '2026-03-29T06:00:00.000Z'],
    ['2026-10-25', 480, 'Europe/Zurich', '2026-10-25T07:00:00.000Z'],
    ['2026-03-08', 1350, 'America/New_York', '2026-03-09T02:30:00.000Z'],
  ])('%s at minute %d in %s is one instant, and is read back as the same minute', (day, minute, where, instant) => {
    const at = instantOf(day, minute, where);
    expect(at.toISOString()).toBe(instant);
    expect([dayIn(at, where), minuteOfDay(at, where)]).toEqual([day, minute]);
  });

  it('that clocks skip in spring is an hour of the same day', () => {
    const skipped = instantOf('2026-03-29', 150, 'Europe/Zurich');
    expect(dayIn(skipped, 'Europe/Zurich')).toBe('2026-03-29');
    expect([90, 210]).toContain(minuteOfDay(skipped, 'Europe/Zurich'));
  });
});

describe('days added to a day', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-03-28', 7, '2026-04-04'],
  ])('%s and %d make %s', (day, days, sum) => {
    expect(dayPlus(day, days)).toBe(sum);
  });
});
