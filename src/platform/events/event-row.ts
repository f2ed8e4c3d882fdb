import type { ReadTransaction } from '../database/transaction.js';
import type { DomainEvent } from './subscriber.js';

interface EventRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly type: string;
  readonly subject: string;
  readonly actor_id: string | null;
  readonly payload: Record<string, unknown>;
  readonly recorded_at: Date;
}

export function toEvent(row: EventRow): DomainEvent {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    type: row.type,
    subject: row.subject,
    actorId: row.actor_id,
    payload: row.payload,
    recordedAt: row.recorded_at,
  };
}

export const eventColumns = 'id, workspace_id, type, subject, actor_id, payload, recorded_at';

/** In the order of the ids given. */
export async function readEvents(tx: ReadTransaction, ids: readonly string[]): Promise<readonly DomainEvent[]> {
  const rows = await tx.query<EventRow>(
    `SELECT ${eventColumns} FROM domain_event WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
    [ids],
  );
  return rows.map(toEvent);
}

/** Enough events for a gap of seconds; a client that has missed more reloads the page. */
const mostCaughtUp = 1000;

export async function readEventsSince(tx: ReadTransaction, since: Date): Promise<readonly DomainEvent[]> {
  const rows = await tx.query<EventRow>(
    `SELECT ${eventColumns} FROM domain_event WHERE recorded_at >= $1 ORDER BY recorded_at, id LIMIT ${mostCaughtUp}`,
    [since],
  );
  return rows.map(toEvent);
}
