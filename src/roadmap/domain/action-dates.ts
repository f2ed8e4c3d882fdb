import { dayPlus } from '../../kernel/day.js';
import { daysBetween } from './lateness.js';
import type { Activity, Dependency } from './schedule.js';

export interface ActionDates {
  /** ISO days. */
  readonly startOn: string | null;
  readonly dueOn: string | null;
}

const epoch = '1970-01-01';

/** The ISO day of a number of days of the schedule. */
export function dayOf(number: number): string {
  return dayPlus(epoch, number);
}

/** An action without a start date counts as the single day on which it is due; without a due date, as its first day. */
export function activityOf({ id, startOn, dueOn }: ActionDates & { readonly id: string }): Activity {
  const first = startOn ?? dueOn;
  return {
    id,
    start: first === null ? null : daysBetween(epoch, first),
    length: startOn === null || dueOn === null ? 1 : daysBetween(startOn, dueOn) + 1,
  };
}

/** The first day on which a dependency lets the successor start; null if the predecessor has no such date. */
export function startAllowedBy(
  predecessor: ActionDates,
  { kind, lagDays }: Pick<Dependency, 'kind' | 'lagDays'>,
): string | null {
  const { startOn, dueOn } = predecessor;
  if (kind === 'start-start') return startOn === null ? null : dayPlus(startOn, lagDays);
  return dueOn === null ? null : dayPlus(dueOn, lagDays + 1);
}

/** Days by which a successor is planned too early for a dependency; 0 if it is not, or if a date is missing. */
export function daysTooEarly(
  predecessor: ActionDates,
  successor: ActionDates,
  dependency: Pick<Dependency, 'kind' | 'lagDays'>,
): number {
  const allowed = startAllowedBy(predecessor, dependency);
  const planned = successor.startOn ?? successor.dueOn;
  return allowed === null || planned === null ? 0 : Math.max(0, daysBetween(planned, allowed));
}

/** Days by which a date is later than first agreed, negative if earlier; null if one of them is missing. */
export function slippage(agreedOn: string | null, on: string | null): number | null {
  return agreedOn === null || on === null ? null : daysBetween(agreedOn, on);
}
