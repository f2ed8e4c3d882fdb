import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { MilestoneContent } from '../domain/milestone.js';
import type { Dependency } from '../domain/schedule.js';
import type { ActionStatus } from '../domain/status.js';

export interface MilestoneRow extends MilestoneContent {
  readonly id: string;
  readonly actionId: string;
  readonly version: number;
}

export interface DependencyRow extends Dependency {
  readonly version: number;
}

export interface LinkedActionRow {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly status: ActionStatus;
  readonly startOn: string | null;
  readonly dueOn: string | null;
}

/** Milestones of one action, or of all, in order of their dates. */
export function milestoneRows(tx: ReadTransaction, actionId: string | null): Promise<readonly MilestoneRow[]> {
  return tx.query<MilestoneRow>(
    `SELECT id, action_id AS "actionId", kind, title, due_on::text AS "dueOn", done_on::text AS "doneOn", version
     FROM roadmap_milestone WHERE $1::uuid IS NULL OR action_id = $1
     ORDER BY due_on NULLS LAST, created_at, id`,
    [actionId],
  );
}

export function dependencyRows(tx: ReadTransaction): Promise<readonly DependencyRow[]> {
  return tx.query<DependencyRow>(
    `SELECT predecessor_id AS "predecessorId", successor_id AS "successorId", kind, lag_days AS "lagDays", version
     FROM roadmap_dependency ORDER BY id`,
  );
}

/** Actions with a predecessor or a successor. */
export function linkedActions(tx: ReadTransaction): Promise<readonly LinkedActionRow[]> {
  return tx.query<LinkedActionRow>(
    `SELECT a.id, a.number, a.title, a.status, a.start_on::text AS "startOn", a.due_on::text AS "dueOn"
     FROM roadmap_action a
     WHERE a.id IN (SELECT predecessor_id FROM roadmap_dependency UNION SELECT successor_id FROM roadmap_dependency)
     ORDER BY a.number`,
  );
}
