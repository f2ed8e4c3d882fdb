/** What waits for one person, in the order in which it hurts others to wait. */

export type NeedKind =
  'late' | 'disputed' | 'validate' | 'due-soon' | 'decide-proposal' | 'conclusion-without-action' | 'roundtable-ahead';

/** A smaller number is more urgent. */
const rank: Readonly<Record<NeedKind, number>> = {
  late: 0,
  disputed: 1,
  validate: 2,
  'due-soon': 3,
  'decide-proposal': 4,
  'conclusion-without-action': 5,
  'roundtable-ahead': 6,
};

export interface Need {
  readonly kind: NeedKind;
  /** Days late for `late`, days left for what has a date; null otherwise. */
  readonly days: number | null;
}

/** Days ahead in which a due date or a roundtable is near. */
export const nearDays = 14;

export interface OwnedAction {
  readonly status: string;
  readonly daysLate: number;
  readonly dueOn: string | null;
  readonly basis: string | null;
}

const owed: readonly string[] = ['planned', 'in-progress', 'at-risk', 'disputed'];

function daysFrom(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** What an action asks of its owner now, or nothing. */
export function needOfOwner(action: OwnedAction, today: string): Need | null {
  if (!owed.includes(action.status) || action.basis !== null) return null;
  if (action.daysLate > 0) return { kind: 'late', days: action.daysLate };
  const days = action.dueOn === null ? null : daysFrom(today, action.dueOn);
  if (action.status === 'disputed') return { kind: 'disputed', days };
  return days !== null && days <= nearDays ? { kind: 'due-soon', days } : null;
}

export function isNear(today: string, day: string): boolean {
  const days = daysFrom(today, day);
  return days >= 0 && days <= nearDays;
}

export function daysUntil(today: string, day: string): number {
  return daysFrom(today, day);
}

/** By kind; the latest first among the late, the nearest first among the rest. */
export function byUrgency(one: Need, other: Need): number {
  const kinds = rank[one.kind] - rank[other.kind];
  if (kinds !== 0) return kinds;
  const direction = one.kind === 'late' ? -1 : 1;
  return direction * ((one.days ?? Number.MAX_SAFE_INTEGER) - (other.days ?? Number.MAX_SAFE_INTEGER));
}
