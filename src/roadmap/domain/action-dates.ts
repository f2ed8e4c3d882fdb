import { dayPlus } from '../../kernel/day.js';
import { daysBetween } from './lateness.js';
import type { Activity, Dependency } from './schedule.js';
import type { ActionStatus } from './status.js';

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
  const first = firstDay({ startOn, dueOn });
  return {
    id,
    start: first === null ? null : daysBetween(epoch, first),
    length: startOn === null || dueOn === null ? 1 : daysBetween(startOn, dueOn) + 1,
  };
}

/** An action without a start date begins on the day on which it is due. */
const firstDay = ({ startOn, dueOn }: ActionDates): string | null => startOn ?? dueOn;

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
  const planned = firstDay(successor);
  return allowed === null || planned === null ? 0 : Math.max(0, daysBetween(planned, allowed));
}

export interface Predecessor<Action> {
  readonly action: Action;
  readonly dependency: Pick<Dependency, 'kind' | 'lagDays'>;
}

export interface Awaited<Action> {
  readonly action: Action;
  /** ISO day. */
  readonly allowedOn: string;
}

/** The predecessor that lets an action start last, if that is after its dates begin. Dropped ones delay no one. */
export function awaitedBy<Action extends ActionDates & { readonly status: ActionStatus }>(
  dates: ActionDates,
  predecessors: readonly Predecessor<Action>[],
): Awaited<Action> | null {
  return predecessors
    .filter(({ action, dependency }) => action.status !== 'dropped' && daysTooEarly(action, dates, dependency) > 0)
    .map(({ action, dependency }) => ({ action, allowedOn: startAllowedBy(action, dependency)! }))
    .reduce<Awaited<Action> | null>((last, one) => (last && last.allowedOn >= one.allowedOn ? last : one), null);
}

/**
 * Whether other dates have to respect predecessors: entering a first day does; one that is kept may have been left
 * behind by a predecessor that ends later than planned.
 */
export const movesFirstDay = (before: ActionDates, after: ActionDates): boolean => firstDay(before) !== firstDay(after);

/** Days by which a date is later than first agreed, negative if earlier; null if one of them is missing. */
export function slippage(agreedOn: string | null, on: string | null): number | null {
  return agreedOn === null || on === null ? null : daysBetween(agreedOn, on);
}
