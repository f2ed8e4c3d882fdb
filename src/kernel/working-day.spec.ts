import { describe, expect, it } from '@jest/globals';
import { dayAfterWorkingDays, isWorkingDay, type SpecialDayKind, type WorkingDayTable } from './working-day.js';

const days = (kind: SpecialDayKind, among: string): (readonly [string, SpecialDayKind])[] =>
  among.split(' ').map((day) => [day, kind] as const);

/** Notice of the General Office of the State Council of 12 November 2024 on the holidays of 2025, its second half. */
const china: WorkingDayTable = new Map([
  ...days('holiday', '2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05 2025-05-31 2025-06-01 2025-06-02'),
  ...days('holiday', '2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08'),
  ...days('working', '2025-04-27 2025-09-28 2025-10-11'),
]);
const none: WorkingDayTable = new Map();

describe('working days', () => {
  it.each([
    ['a Friday', '2025-09-26', none, true],
    ['no Saturday', '2025-09-27', none, false],
    ['no Sunday', '2025-09-28', none, false],
    ['no Saturday that is missing in the table', '2025-09-27', china, false],
    ['a Sunday on which work is made up', '2025-09-28', china, true],
    ['no Wednesday that is a holiday', '2025-10-01', china, false],
    ['no Sunday in a holiday', '2025-10-05', china, false],
    ['a Saturday on which work is made up', '2025-10-11', china, true],
  ] as const)('include %s (%s)', (_, day, table, expected) => {
    expect(isWorkingDay(day, table)).toBe(expected);
  });

  it.each([
    ['2025-09-26', 0, none, '2025-09-26'],
    ['2025-09-26', 1, none, '2025-09-29'],
    ['2025-09-27', 1, none, '2025-09-29'],
    ['2025-09-26', 10, none, '2025-10-10'],
    ['2025-09-26', 1, china, '2025-09-28'],
    ['2025-09-30', 1, china, '2025-10-09'],
    ['2025-10-10', 1, china, '2025-10-11'],
    ['2025-09-26', 10, china, '2025-10-16'],
    ['2025-04-25', 20, china, '2025-05-27'],
    ['2025-12-31', 1, none, '2026-01-01'],
    ['2024-02-28', 1, none, '2024-02-29'],
  ] as const)('of a term that begins on %s are counted to its end: %i days', (from, count, table, expected) => {
    expect(dayAfterWorkingDays(from, count, table)).toBe(expected);
  });
});
