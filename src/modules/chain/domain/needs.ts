/** Tasks that need the attention of one person, in order of urgency. */

export type NeedKind =
  | 'wave-alarm'
  | 'passphrase-needed'
  | 'decide-rights'
  | 'second-guest'
  | 'late'
  | 'disputed'
  | 'confirm-conclusion'
  | 'object-to-corrigendum'
  | 'accept'
  | 'validate'
  | 'due-soon'
  | 'decide-proposal'
  | 'conclusion-without-action'
  | 'roundtable-ahead';

/** A smaller number is more urgent. */
const rank: Readonly<Record<NeedKind, number>> = {
  'wave-alarm': 0,
  'passphrase-needed': 1,
  'decide-rights': 2,
  'second-guest': 3,
  late: 4,
  disputed: 5,
  'confirm-conclusion': 6,
  'object-to-corrigendum': 7,
  accept: 8,
  validate: 9,
  'due-soon': 10,
  'decide-proposal': 11,
  'conclusion-without-action': 12,
  'roundtable-ahead': 13,
};

export interface Need {
  readonly kind: NeedKind;
  /** Days overdue for `late`, days left for tasks with a date; null otherwise. */
  readonly days: number | null;
}

/** Number of days before a due date or a roundtable when it appears as a task. */
export const nearDays = 14;

export interface OwnedAction {
  readonly status: string;
  readonly daysLate: number;
  readonly dueOn: string | null;
  readonly basis: string | null;
}

const owed: readonly string[] = ['agreed', 'in-progress', 'at-risk', 'disputed'];

function daysFrom(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** The task that an action is for its owner now, if any. */
export function needOfOwner(action: OwnedAction, today: string): Need | null {
  if (action.basis !== null) return null;
  if (action.status === 'proposed')
    return { kind: 'accept', days: action.dueOn === null ? null : daysFrom(today, action.dueOn) };
  if (!owed.includes(action.status)) return null;
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

/** By kind; among the overdue the longest overdue first, among the others the nearest date first. */
export function byUrgency(one: Need, other: Need): number {
  const kinds = rank[one.kind] - rank[other.kind];
  if (kinds !== 0) return kinds;
  const direction = one.kind === 'late' ? -1 : 1;
  return direction * ((one.days ?? Number.MAX_SAFE_INTEGER) - (other.days ?? Number.MAX_SAFE_INTEGER));
}
