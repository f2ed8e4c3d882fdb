import type { ActionStatus } from './status.js';
import { owedStatuses } from './status.js';

/** How precisely a date was agreed: "in 2020" is not 31 December 2020, and is shown as it was said. */
export type DatePrecision = 'day' | 'month' | 'year';
export const datePrecisions: readonly DatePrecision[] = ['day', 'month', 'year'];

const dayMilliseconds = 86_400_000;

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

export interface Due {
  readonly status: ActionStatus;
  /** The last day of the agreed time. */
  readonly dueOn: string | null;
  /** Set when the entry repeats a published text: no one reports on it here, so it cannot be late here. */
  readonly basis: string | null;
}

/** Days since the date first agreed, while the owner still owes the action: a later due date does not make them fewer. */
export function daysPastAgreed(action: Due & { readonly agreedDueOn: string | null }, today: string): number {
  return daysLate({ ...action, dueOn: action.agreedDueOn }, today);
}

/** Days by which the owner is late; 0 when not late. The due day itself is still in time. */
export function daysLate(action: Due, today: string): number {
  if (action.dueOn === null || action.basis !== null || !owedStatuses.includes(action.status)) return 0;
  return Math.max(0, daysBetween(action.dueOn, today));
}
