import { dayPlus } from '#server/kernel/day.js';

/** Whether a text is a month such as `2026-11`, from 1900 to 2200. */
export function isMonth(text: string): boolean {
  return /^(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])$/.test(text);
}

/** The month that is this number of months later, or earlier if it is negative. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

interface Due {
  readonly dueOn: string | null;
  readonly duePrecision: 'day' | 'month' | 'year' | null;
}

/** Whether an action is due in a month as a whole, or at an unknown time of its year, and not on one of its days. */
export function isDueWithin({ dueOn, duePrecision }: Due, month: string): boolean {
  if (dueOn === null || duePrecision === 'day' || duePrecision === null) return false;
  return duePrecision === 'year' ? dueOn.slice(0, 4) === month.slice(0, 4) : dueOn.startsWith(month);
}

/** The days of the weeks, from Monday to Sunday, in which a month lies. */
export function daysOfWeeks(month: string): readonly string[] {
  const first = `${month}-01`;
  // days since Monday
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const [year, number] = month.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => dayPlus(first, index - before));
}
