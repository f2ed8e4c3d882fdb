import type { Actor } from '../../kernel/actor.js';
import type { LapsableVerdict } from './validation.js';

/** A report or a status change; `nextStep` is null for a status change. */
export interface SentReport {
  readonly id: string;
  readonly personId: string | null;
  readonly nextStep: string | null;
  readonly withdrawnAt: Date | null;
}

export type SentReportRefusal = 'not-author' | 'withdrawn' | 'answered';

/**
 * Why a person may not correct or withdraw a report that was sent: only its author may, until another group has
 * answered. An answer counts here also after an edit of the action ended it, because undoing the edit restores it.
 */
export function sentReportRefusal(
  actor: Pick<Actor, 'personId'>,
  report: SentReport,
  given: readonly LapsableVerdict[],
): SentReportRefusal | null {
  if (report.nextStep === null || actor.personId === null || report.personId !== actor.personId) return 'not-author';
  if (report.withdrawnAt !== null) return 'withdrawn';
  const isAnswered = given.some(
    ({ updateId, withdrawnAt, lapsedContent }) =>
      updateId === report.id && (withdrawnAt === null || lapsedContent !== null),
  );
  return isAnswered ? 'answered' : null;
}
