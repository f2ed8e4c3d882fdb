import { dayPlus } from '#server/kernel/day.js';

/** Whether a text is a month such as `2026-11`. */
export function isMonth(text: string): boolean {
  return /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month that is this number of months later, or earlier if it is negative. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The days of the weeks, from Monday to Sunday, in which a month lies. */
export function daysOfWeeks(month: string): readonly string[] {
  const first = `${month}-01`;
  // days since Monday
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: string[] = [];
  for (let day = dayPlus(first, -before); day.slice(0, 7) <= month || days.length % 7 > 0; day = dayPlus(day, 1))
    days.push(day);
  return days;
}
