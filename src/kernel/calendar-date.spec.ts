import { expect, it } from '@jest/globals';
import { isCalendarDate } from './calendar-date.js';

it.each([
  ['2026-11-25', true],
  ['2024-02-29', true],
  ['1900-01-01', true],
  ['2199-12-31', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['0000-01-01', false],
  ['0019-12-04', false],
  ['20266-01-01', false],
  ['+002026-01-01', false],
  ['2026-1-5', false],
  ['2026-01-05T00:00:00Z', false],
  ['2026-01-05\n', false],
  ['２０２６-01-05', false],
  ['infinity', false],
  ['now', false],
  ['May 1 99', false],
  ['', false],
  [20260105, false],
  [null, false],
])('%p is a date of the calendar: %p', (text, expected) => {
  expect(isCalendarDate(text)).toBe(expected);
});
