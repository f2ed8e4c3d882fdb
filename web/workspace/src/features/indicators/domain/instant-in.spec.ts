import { describe, expect, it } from '@jest/globals';
import { instantIn } from './instant-in.js';

describe('the instant of a day and time in a time zone', () => {
  it.each([
    ['2019-04-16', '09:30', 'Asia/Shanghai', '2019-04-16T01:30:00.000Z'],
    ['2019-01-01', '00:00', 'Asia/Shanghai', '2018-12-31T16:00:00.000Z'],
    ['2026-03-29', '01:30', 'Europe/Zurich', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '03:30', 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '23:00', 'America/New_York', '2026-10-26T03:00:00.000Z'],
  ])('is found: %s %s in %s', (day, time, zone, instant) => {
    expect(instantIn(day, time, zone)).toBe(instant);
  });
});
