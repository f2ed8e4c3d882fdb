import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import { systemActor } from '../../kernel/actor.js';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { eventColumns, toEvent } from './event-row.js';
import type { DomainEvent } from './subscriber.js';

/** JSON with sorted keys, so that the same content gives the same bytes after a round trip through jsonb. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).filter(([, inner]) => inner !== undefined);
    return `{${entries
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of the previous seal, the number and all content of the event. */
export function sealHash(previous: string, seq: number, event: DomainEvent): string {
  const content = canonicalJson([
    previous,
    seq,
    event.id,
    event.workspaceId,
    event.type,
    event.subject,
    event.actorId,
    event.payload,
    event.recordedAt.toISOString(),
  ]);
  return createHash('sha256').update(content).digest('hex');
}

const batch = 500;

/** Seals the newly committed events of one workspace. Returns true if there may be more. */
export async function sealWorkspace(tx: Transaction): Promise<boolean> {
  const locked = await tx.query<{ ok: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('seal:' || $1, 0)) AS ok`,
    [tx.workspaceId],
  );
  if (locked[0]?.ok !== true) return false;
  const last = await tx.query<{ seq: string; hash: string }>(
    `SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
  );
  const rows = await tx.query<Parameters<typeof toEvent>[0]>(
    `SELECT ${eventColumns} FROM domain_event e WHERE id IN (SELECT event_id FROM event_unsealed)
     ORDER BY recorded_at, id LIMIT ${batch}`,
  );
  let seq = Number(last[0]?.seq ?? 0);
  let hash = last[0]?.hash ?? '';
  const seals: { seq: number; id: string; hash: string }[] = [];
  for (const row of rows) {
    seq += 1;
    hash = sealHash(hash, seq, toEvent(row));
    seals.push({ seq, id: row.id, hash });
  }
  if (seals.length > 0)
    await tx.query(
      `WITH sealed AS (DELETE FROM event_unsealed WHERE event_id = ANY ($3::uuid[]))
       INSERT INTO audit_seal (workspace_id, seq, event_id, hash) SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::text[])`,
      [tx.workspaceId, seals.map((seal) => seal.seq), seals.map((seal) => seal.id), seals.map((seal) => seal.hash)],
    );
  return rows.length === batch;
}

export interface ChainReport {
  readonly workspaceId: string;
  readonly sealed: number;
  /** Events that are not sealed yet. */
  readonly unsealed: number;
  /**
   * Hash of the last seal; empty if there is none. A copy of it kept elsewhere reveals whether the chain was
   * rewritten.
   */
  readonly lastHash: string;
  /** Inconsistencies that were found; empty if the chain is intact. */
  readonly faults: readonly string[];
}

/** Recomputes the chain of one workspace from its events. */
export async function verifyChain(database: Database, actor: Actor): Promise<ChainReport> {
  return database.read(actor, async (tx) => {
    const faults: string[] = [];
    let previous = '';
    let expected = 1;
    for (let after = 0; ;) {
      const rows = await tx.query<Parameters<typeof toEvent>[0] & { seq: string; hash: string }>(
        `SELECT s.seq, s.hash, s.event_id AS id, e.workspace_id, e.type, e.subject, e.actor_id, e.payload, e.recorded_at
         FROM audit_seal s LEFT JOIN domain_event e ON e.id = s.event_id WHERE s.seq > $1 ORDER BY s.seq LIMIT 1000`,
        [after],
      );
      for (const row of rows) {
        const seq = Number(row.seq);
        if (seq !== expected) faults.push(`seal ${expected} is missing`);
        if (row.type === null) faults.push(`the event of seal ${seq} is missing`);
        else if (sealHash(previous, seq, toEvent(row)) !== row.hash)
          faults.push(`seal ${seq} does not fit its event ${row.id}`);
        previous = row.hash;
        expected = seq + 1;
        after = seq;
      }
      if (rows.length < 1000) break;
    }
    const open = await tx.query<{ count: string }>(
      `SELECT count(*) FROM domain_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id)`,
    );
    const unsealed = Number(open[0]?.count ?? 0);
    return { workspaceId: tx.workspaceId, sealed: expected - 1, unsealed, lastHash: previous, faults };
  });
}

export async function workspaceActors(database: Database): Promise<readonly Actor[]> {
  const rows = await database.read(systemActor(null), (tx) => tx.query<{ id: string }>(`SELECT workspace_ids() AS id`));
  return rows.map((row) => systemActor(row.id));
}
