import type { ReadTransaction } from '../../platform/database/index.js';
import type { EarlierAction } from '../domain/comparison.js';
import { roadmapEvents } from '../domain/events.js';

/** Events that tell the status of an action: `status` when it was entered, `to` when it changed. */
const telling: readonly string[] = [
  roadmapEvents.actionOpened,
  roadmapEvents.actionEdited,
  roadmapEvents.actionStatusChanged,
  roadmapEvents.actionUpdated,
  roadmapEvents.actionConfirmed,
  roadmapEvents.actionDisputed,
  roadmapEvents.verdictWithdrawn,
  roadmapEvents.verdictReopened,
];

// a due date is known from its recorded changes; one that was filled in later from the day on which it was agreed
const sql = `
SELECT a.id, a.created_at >= $1 AS "isNew",
  (SELECT CASE told.status WHEN 'planned' THEN 'agreed' ELSE told.status END FROM (
     SELECT coalesce(e.payload ->> 'to', e.payload ->> 'status') AS status, e.recorded_at, e.id FROM domain_event e
     WHERE e.workspace_id = a.workspace_id AND e.subject = a.id::text AND e.recorded_at < $1 AND e.type = ANY ($2)) told
   WHERE told.status IS NOT NULL ORDER BY told.recorded_at DESC, told.id DESC LIMIT 1) AS status,
  CASE WHEN agreed.agreed_at >= $1 THEN NULL WHEN moved.from_on IS NULL THEN a.due_on ELSE moved.from_on END::text AS "dueOn",
  coalesce(moved.from_precision, a.due_precision) AS "duePrecision"
FROM roadmap_action a
LEFT JOIN roadmap_baseline agreed ON agreed.action_id = a.id
LEFT JOIN LATERAL (
  SELECT d.from_on, d.from_precision FROM roadmap_due_change d WHERE d.action_id = a.id AND d.changed_at >= $1
  ORDER BY d.changed_at, d.id LIMIT 1
) moved ON true`;

/** All actions as they were before an instant, by id. */
export async function earlierActions(tx: ReadTransaction, before: Date): Promise<ReadonlyMap<string, EarlierAction>> {
  const rows = await tx.query<EarlierAction & { readonly id: string }>(sql, [before, telling]);
  return new Map(rows.map(({ id, ...then }) => [id, then]));
}

/** Numbers of actions that were entered before an instant and were removed since, because an import was undone. */
export async function removedActions(tx: ReadTransaction, before: Date): Promise<readonly number[]> {
  const rows = await tx.query<{ number: number }>(
    `SELECT (e.payload ->> 'number')::int AS number FROM domain_event e
     WHERE e.type = $2 AND e.recorded_at < $1 AND NOT EXISTS (SELECT FROM roadmap_action a WHERE a.id::text = e.subject)
     ORDER BY 1`,
    [before, roadmapEvents.actionOpened],
  );
  return rows.map(({ number }) => number);
}
