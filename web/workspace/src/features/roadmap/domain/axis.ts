import { monthPlus } from './month.js';
import type { Period } from './period.js';

const dayLength = 86_400_000;

/** Days since 1970. */
export const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayLength;
export const isoOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

export interface DatedAction {
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly agreedStartOn: string | null;
  readonly agreedDueOn: string | null;
  readonly basis: string | null;
  readonly createdAt: string;
}

/** First and last day of a bar; null without a due date. An action without a start date begins when it was entered. */
export function barOf({ startOn, dueOn, basis, createdAt }: DatedAction): readonly [number, number] | null {
  if (dueOn === null) return null;
  const end = dayOf(dueOn);
  return [Math.min(dayOf(startOn ?? (basis === null ? createdAt : dueOn)), end), end];
}

/** First and last day first agreed, if one of them was changed since. */
export function baselineOf(action: DatedAction): readonly [number, number] | null {
  const { startOn, dueOn, agreedStartOn, agreedDueOn } = action;
  if (agreedDueOn === null || (agreedDueOn === dueOn && agreedStartOn === startOn)) return null;
  const end = dayOf(agreedDueOn);
  return [Math.min(agreedStartOn === null ? (barOf(action)?.[0] ?? end) : dayOf(agreedStartOn), end), end];
}

/** Firsts of months at intervals that give about six labels without overlap; the first one is not after `from`. */
function monthTicks(from: number, to: number): readonly number[] {
  const first = new Date(from * dayLength);
  const apart = [1, 2, 3, 6, 12, 24, 60].find((months) => (to - from) / (months * 30.4) <= 7) ?? 120;
  const month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: number[] = [];
  for (let at = month - (month % apart); ; at += apart) {
    const day = Date.UTC(Math.floor(at / 12), at % 12, 1) / dayLength;
    if (day > to) return ticks;
    ticks.push(day);
  }
}

/**
 * To the last day of the bars, of the dates first agreed and of other days, today included; from the label before the
 * first of these days, so that each mark is in a labelled period.
 */
export function axisOf(actions: readonly DatedAction[], days: readonly string[], period: Period | null = null): Axis {
  if (period !== null) return axisIn(period);
  const all = [...actions.flatMap((action) => [...(barOf(action) ?? []), ...(baselineOf(action) ?? [])])];
  for (const day of days) all.push(dayOf(day));
  const first = all.reduce((least, day) => Math.min(least, day), Infinity) - 7;
  const to = all.reduce((most, day) => Math.max(most, day), -Infinity) + 14;
  const ticks = monthTicks(first, to);
  const from = ticks[0] ?? first;
  return { from, to, ticks: ticks.filter((tick) => tick < to - (to - from) / 20) };
}

/** The whole months of a period. */
function axisIn({ month, months }: Period): Axis {
  const [from, to] = [dayOf(`${month}-01`), dayOf(`${monthPlus(month, months)}-01`)];
  const ticks = monthTicks(from, to - 1).filter((tick) => tick >= from);
  return { from, to, ticks };
}

/** The part of the axis before a day, 0 to 1; outside a period, less or more. */
export function shareAt({ from, to }: Axis, day: number): number {
  return (day - from) / (to - from);
}
