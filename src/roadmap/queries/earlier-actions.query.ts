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

// a date was what the first later edit says it was before, or is as it is now
const beforeEdit = (field: 'dueOn' | 'duePrecision'): string => `
  SELECT true AS edited, e.payload #>> '{changes,${field},from}' AS was FROM domain_event e
  WHERE e.workspace_id = a.workspace_id AND e.subject = a.id::text AND e.recorded_at >= $1
    AND e.type = '${roadmapEvents.actionEdited}' AND e.payload -> 'changes' ? '${field}'
  ORDER BY e.recorded_at, e.id LIMIT 1`;

const sql = `
SELECT a.id, a.created_at >= $1 AS "isNew",
  (SELECT CASE told.status WHEN 'planned' THEN 'agreed' ELSE told.status END FROM (
     SELECT coalesce(e.payload ->> 'to', e.payload ->> 'status') AS status, e.recorded_at, e.id FROM domain_event e
     WHERE e.workspace_id = a.workspace_id AND e.subject = a.id::text AND e.recorded_at < $1 AND e.type = ANY ($2)) told
   WHERE told.status IS NOT NULL ORDER BY told.recorded_at DESC, told.id DESC LIMIT 1) AS status,
  CASE WHEN due.edited THEN due.was ELSE a.due_on::text END AS "dueOn",
  CASE WHEN exact.edited THEN exact.was ELSE a.due_precision END AS "duePrecision"
FROM roadmap_action a
LEFT JOIN LATERAL (${beforeEdit('dueOn')}) due ON true
LEFT JOIN LATERAL (${beforeEdit('duePrecision')}) exact ON true`;

/** All actions as they were before an instant, by id. */
export async function earlierActions(tx: ReadTransaction, before: Date): Promise<ReadonlyMap<string, EarlierAction>> {
  const rows = await tx.query<EarlierAction & { readonly id: string }>(sql, [before, telling]);
  return new Map(rows.map(({ id, ...then }) => [id, then]));
}

/**
 * Numbers of actions that were there before an instant and were removed since, because what created them was undone.
 */
export async function removedActions(tx: ReadTransaction, before: Date): Promise<readonly number[]> {
  const rows = await tx.query<{ number: number }>(
    `SELECT (e.payload ->> 'number')::int AS number FROM domain_event e
     WHERE e.type = $2 AND e.recorded_at < $1 AND NOT EXISTS (SELECT FROM roadmap_action a WHERE a.id::text = e.subject)
       AND NOT EXISTS (SELECT FROM roadmap_import i WHERE i.imported_at = e.recorded_at AND i.undone_at < $1)
     ORDER BY 1`,
    [before, roadmapEvents.actionOpened],
  );
  return rows.map(({ number }) => number);
}
