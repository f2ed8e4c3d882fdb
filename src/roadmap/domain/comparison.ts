import { slippage } from './action-dates.js';
import type { DatePrecision } from './lateness.js';
import type { ActionStatus } from './status.js';

/** What is different from an earlier day. */
export const differences = ['new', 'status', 'due'] as const;
export type Difference = (typeof differences)[number];

/** An action on an earlier day, as far as history tells. */
export interface EarlierAction {
  /** It was entered later. */
  readonly isNew: boolean;
  /** Null if no event tells. */
  readonly status: ActionStatus | null;
  readonly dueOn: string | null;
  readonly duePrecision: DatePrecision | null;
}

interface DatedAction {
  readonly status: ActionStatus;
  readonly dueOn: string | null;
}

export interface ComparedAction {
  readonly differences: readonly Difference[];
  /** Days by which the due date is later than on that day, negative if earlier; null if one of them is missing. */
  readonly dueMovedBy: number | null;
}

export function compared(now: DatedAction, then: EarlierAction): ComparedAction {
  const found: Readonly<Record<Difference, boolean>> = {
    new: then.isNew,
    status: !then.isNew && then.status !== null && then.status !== now.status,
    due: !then.isNew && then.dueOn !== now.dueOn,
  };
  return {
    differences: differences.filter((difference) => found[difference]),
    dueMovedBy: found.due ? slippage(then.dueOn, now.dueOn) : null,
  };
}
