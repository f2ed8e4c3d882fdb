import { daysBetween } from './lateness.js';
import type { ActionStatus } from './status.js';

/** The sections of the report on the state of the roadmap, what needs discussion first. */
export const stateSections = ['late', 'disputed', 'unanswered', 'without-evidence', 'proposed', 'done'] as const;
export type StateSection = (typeof stateSections)[number];

/** Days in which other groups can respond to a report of completion before the report says that none has. */
export const responseDays = 30;

export interface ReportedAction {
  readonly status: ActionStatus;
  /** Set if the entry repeats a published text; no one reports on it here. */
  readonly basis: string | null;
  readonly daysLate: number;
  readonly evidenceCount: number;
  /** ISO day of the current report of completion. */
  readonly claimedOn: string | null;
}

/** All sections in which an action is listed: one that is disputed and has no evidence is in both. */
export function sectionsOf(action: ReportedAction, today: string): readonly StateSection[] {
  const { status, basis, daysLate, evidenceCount, claimedOn } = action;
  if (basis !== null) return [];
  const waits = status === 'claimed-done' && claimedOn !== null && daysBetween(claimedOn, today) > responseDays;
  const claimed = status === 'claimed-done' || status === 'confirmed' || status === 'disputed';
  const listed: Readonly<Record<StateSection, boolean>> = {
    late: daysLate > 0,
    disputed: status === 'disputed',
    unanswered: waits,
    'without-evidence': claimed && evidenceCount === 0,
    proposed: status === 'proposed',
    done: status === 'confirmed',
  };
  return stateSections.filter((section) => listed[section]);
}
