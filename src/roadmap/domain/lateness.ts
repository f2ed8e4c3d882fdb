import type { ActionStatus } from './status.js';
import { owedStatuses } from './status.js';

/** The precision of an agreed date: "in 2020" is not 31 December 2020, so it is shown as a year. */
export type DatePrecision = 'day' | 'month' | 'year';
export const datePrecisions: readonly DatePrecision[] = ['day', 'month', 'year'];

const dayMilliseconds = 86_400_000;

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

export interface Due {
  readonly status: ActionStatus;
  /** The last day of the agreed period. */
  readonly dueOn: string | null;
  /** Set if the entry repeats a published text. No one reports on it here, so it is never overdue. */
  readonly basis: string | null;
}

/**
 * Days since the due date first agreed, while the owner has not reported completion; moving the due date does not
 * reduce them.
 */
export function daysPastAgreed(action: Due & { readonly agreedDueOn: string | null }, today: string): number {
  return daysLate({ ...action, dueOn: action.agreedDueOn }, today);
}

/** Days by which the action is overdue, else 0. An action is not overdue on its due date. */
export function daysLate(action: Due, today: string): number {
  if (action.dueOn === null || action.basis !== null || !owedStatuses.includes(action.status)) return 0;
  return Math.max(0, daysBetween(action.dueOn, today));
}
