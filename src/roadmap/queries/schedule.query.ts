import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionFilter } from '../domain/action-filter.js';
import type { MilestoneContent } from '../domain/milestone.js';
import type { Dependency } from '../domain/schedule.js';
import type { ActionStatus } from '../domain/status.js';
import { actionConditions } from './action-conditions.js';

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

/** Milestones of these actions, in order of their dates. */
export function milestoneRows(tx: ReadTransaction, actionIds: readonly string[]): Promise<readonly MilestoneRow[]> {
  return tx.query<MilestoneRow>(
    `SELECT id, action_id AS "actionId", kind, title, due_on::text AS "dueOn", done_on::text AS "doneOn", version
     FROM roadmap_milestone WHERE action_id = ANY ($1::uuid[])
     ORDER BY due_on NULLS LAST, created_at, id`,
    [actionIds],
  );
}

/** ISO days. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** From the first to the last day of the actions that match the filter: planned, first agreed, and of their milestones. */
export async function periodOf(tx: ReadTransaction, filter: ActionFilter, today: string): Promise<Period | null> {
  const { where, parameters } = actionConditions(filter, today);
  const [period] = await tx.query<Period | { readonly from: null }>(
    `SELECT least(min(a.start_on), min(a.due_on), min(agreed.start_on), min(agreed.due_on), min(m.first),
         min((a.created_at AT TIME ZONE 'UTC')::date) FILTER (WHERE a.start_on IS NULL AND a.basis IS NULL))::text AS "from",
       greatest(max(a.due_on), max(agreed.due_on), max(m.last))::text AS "to"
     FROM roadmap_action a LEFT JOIN roadmap_baseline agreed ON agreed.action_id = a.id
     LEFT JOIN (SELECT action_id, min(coalesce(done_on, due_on)) AS first, max(coalesce(done_on, due_on)) AS last
       FROM roadmap_milestone GROUP BY action_id) m ON m.action_id = a.id
     WHERE ${where}`,
    parameters,
  );
  return period === undefined || period.from === null ? null : period;
}

export function dependencyRows(tx: ReadTransaction): Promise<readonly DependencyRow[]> {
  return tx.query<DependencyRow>(
    `SELECT predecessor_id AS "predecessorId", successor_id AS "successorId", kind, lag_days AS "lagDays", version
     FROM roadmap_dependency ORDER BY id`,
  );
}

/** A predecessor of an action with its number. */
export interface LinkToPredecessor extends Dependency {
  readonly predecessorNumber: number;
}

/** What these actions depend on. */
export function predecessorLinks(tx: ReadTransaction, successorIds: readonly string[]): Promise<LinkToPredecessor[]> {
  return tx.query<LinkToPredecessor>(
    `SELECT d.predecessor_id AS "predecessorId", d.successor_id AS "successorId", d.kind, d.lag_days AS "lagDays",
       (SELECT p.number FROM roadmap_action p WHERE p.id = d.predecessor_id) AS "predecessorNumber"
     FROM roadmap_dependency d WHERE d.successor_id = ANY ($1::uuid[]) ORDER BY d.id`,
    [successorIds],
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
