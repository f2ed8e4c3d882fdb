import { dayPlus } from './day.js';

/** A weekday on which no one works, or a weekend day on which work is made up. */
export type SpecialDayKind = 'holiday' | 'working';
export const specialDayKinds: readonly SpecialDayKind[] = ['holiday', 'working'];

/** By ISO day; days that are not in the table are working days from Monday to Friday. */
export type WorkingDayTable = ReadonlyMap<string, SpecialDayKind>;

export function isWorkingDay(day: string, table: WorkingDayTable): boolean {
  const special = table.get(day);
  if (special !== undefined) return special === 'working';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a term of some working days. The day on which the term begins does not count (Civil Code of China,
 * article 201); a term of 0 days ends on that day.
 */
export function dayAfterWorkingDays(from: string, count: number, table: WorkingDayTable): string {
  let day = from;
  for (let left = count; left > 0;) {
    day = dayPlus(day, 1);
    if (isWorkingDay(day, table)) left -= 1;
  }
  return day;
}
