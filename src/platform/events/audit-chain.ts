import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.js';
import { systemActor } from '../../kernel/actor.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Database } from '../database/database.js';
import type { RecordChange } from '../database/sign-changes.js';
import type { ReadTransaction, Transaction } from '../database/transaction.js';
import type { AuditKey } from '../sealing/audit-key.js';
import { eventColumns, toEvent } from './event-row.js';
import type { DomainEvent } from './subscriber.js';

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

/** SHA-256 of the previous seal, the number and signed changes of records. */
function changeHash(previous: string, seq: number, change: SignedChange): string {
  const { id, workspace_id: workspaceId, changes, signature } = change;
  return createHash('sha256')
    .update(canonicalJson([previous, seq, 'change', id, workspaceId, changes, signature]))
    .digest('hex');
}

interface SignedChange {
  readonly id: string;
  readonly workspace_id: string;
  readonly changes: readonly RecordChange[];
  readonly signature: string;
}

type EventRow = Parameters<typeof toEvent>[0];

interface Seal {
  readonly seq: number;
  readonly event: string | null;
  readonly change: string | null;
  readonly hash: string;
}

const batch = 500;
/** A row of changes may name a thousand records. */
const changeBatch = 50;

/** What is signed of a seal: with the database alone, no one can write the chain again. */
const sealText = (workspaceId: string, seq: number, hash: string): string =>
  canonicalJson(['seal', workspaceId, seq, hash]);

/** Seals the newly committed events and changes of one workspace. Returns true if there may be more. */
export async function sealWorkspace(tx: Transaction): Promise<boolean> {
  const locked = await tx.query<{ ok: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('seal:' || $1, 0)) AS ok`,
    [tx.workspaceId],
  );
  if (locked[0]?.ok !== true) return false;
  const [last] = await tx.query<{ seq: string; hash: string }>(
    `SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
  );
  const events = await tx.query<EventRow>(
    `SELECT ${eventColumns} FROM domain_event e WHERE id IN (SELECT event_id FROM event_unsealed)
     ORDER BY recorded_at, id LIMIT ${batch}`,
  );
  const changes = await tx.query<SignedChange>(
    `SELECT id, workspace_id, changes, signature FROM audit_change
     WHERE id IN (SELECT change_id FROM audit_change_unsealed ORDER BY change_id LIMIT ${changeBatch}) ORDER BY id`,
  );
  const seals: Seal[] = [];
  let hash = last?.hash ?? '';
  let seq = Number(last?.seq ?? 0);
  for (const row of events) {
    hash = sealHash(hash, (seq += 1), toEvent(row));
    seals.push({ seq, event: row.id, change: null, hash });
  }
  for (const row of changes) {
    hash = changeHash(hash, (seq += 1), row);
    seals.push({ seq, event: null, change: row.id, hash });
  }
  if (seals.length > 0) await insertSeals(tx, seals);
  return events.length === batch || changes.length === changeBatch;
}

/** Only the last seal is signed: it contains the hash of all before it. */
async function insertSeals(tx: Transaction, seals: readonly Seal[]): Promise<void> {
  const last = seals.at(-1)!;
  await tx.query(
    `WITH event AS (DELETE FROM event_unsealed WHERE event_id = ANY ($3::uuid[])),
       change AS (DELETE FROM audit_change_unsealed WHERE change_id = ANY ($4::uuid[]))
     INSERT INTO audit_seal (workspace_id, seq, event_id, change_id, hash, signature)
     SELECT $1, seq, event, change, hash, CASE WHEN seq = $6 THEN $7 END
     FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::text[]) AS seal (seq, event, change, hash)`,
    [
      tx.workspaceId,
      seals.map((seal) => seal.seq),
      seals.map((seal) => seal.event),
      seals.map((seal) => seal.change),
      seals.map((seal) => seal.hash),
      last.seq,
      tx.auditKey.sign(sealText(tx.workspaceId, last.seq, last.hash)),
    ],
  );
}

/** Whether the last signed seal was signed with this key; true if there is none. */
export async function isSignedBy(tx: ReadTransaction, key: AuditKey): Promise<boolean> {
  const [last] = await tx.query<{ seq: string; hash: string; signature: string }>(
    'SELECT seq, hash, signature FROM audit_seal WHERE signature IS NOT NULL ORDER BY seq DESC LIMIT 1',
  );
  return last === undefined || key.hasSigned(sealText(tx.workspaceId, Number(last.seq), last.hash), last.signature);
}

export interface ChainReport {
  readonly workspaceId: string;
  /** Sealed events. */
  readonly sealed: number;
  /** Number of the last seal, of an event or of changes of records. */
  readonly lastSeq: number;
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

type SealRow = EventRow & {
  readonly seq: string;
  readonly hash: string;
  readonly signature: string | null;
  readonly change_id: string | null;
  readonly changes: readonly RecordChange[] | null;
  readonly changed_in: string | null;
  readonly change_signature: string | null;
};

const sealedRows = `
  SELECT s.seq, s.hash, s.signature, s.event_id AS id, e.workspace_id, e.type, e.subject, e.actor_id, e.payload, e.recorded_at,
    s.change_id, c.changes, c.workspace_id AS changed_in, c.signature AS change_signature
  FROM audit_seal s LEFT JOIN domain_event e ON e.id = s.event_id LEFT JOIN audit_change c ON c.id = s.change_id
  WHERE s.seq > $1 ORDER BY s.seq LIMIT 1000`;

/** Recomputes the chain of one workspace from its events and changes. */
export async function verifyChain(database: Database, actor: Actor): Promise<ChainReport> {
  return database.read(actor, async (tx) => {
    const faults: string[] = [];
    let previous = '';
    let expected = 1;
    let signed = true;
    for (let after = 0; ;) {
      const rows = await tx.query<SealRow>(sealedRows, [after]);
      for (const row of rows) {
        after = Number(row.seq);
        if (after !== expected) faults.push(`seal ${expected} is missing`);
        faults.push(...faultsOf(row, previous));
        signed = row.signature !== null;
        if (signed && !database.auditKey.hasSigned(sealText(tx.workspaceId, after, row.hash), row.signature!))
          faults.push(`the signature of seal ${after} is wrong`);
        previous = row.hash;
        expected = after + 1;
      }
      if (rows.length < 1000) break;
    }
    if (!signed) faults.push(`the last seal ${expected - 1} is not signed`);
    return {
      workspaceId: tx.workspaceId,
      ...(await countEvents(tx)),
      lastSeq: expected - 1,
      lastHash: previous,
      faults,
    };
  });
}

function faultsOf(row: SealRow, previous: string): readonly string[] {
  const seq = Number(row.seq);
  if (row.change_id !== null) return changeFaults(row, previous);
  if (row.type === null) return [`the event of seal ${seq} is missing`];
  return sealHash(previous, seq, toEvent(row)) === row.hash ? [] : [`seal ${seq} does not fit its event ${row.id}`];
}

function changeFaults(row: SealRow, previous: string): readonly string[] {
  const { seq, change_id: id, changes, changed_in: workspace, change_signature: signature } = row;
  if (changes === null) return [`the changes of seal ${seq} are missing`];
  const change = { id: id!, workspace_id: workspace!, changes, signature: signature! };
  return changeHash(previous, Number(seq), change) === row.hash ? [] : [`seal ${seq} does not fit its changes ${id}`];
}

async function countEvents(tx: ReadTransaction): Promise<{ readonly sealed: number; readonly unsealed: number }> {
  const [counts] = await tx.query<{ sealed: number; unsealed: number }>(
    `SELECT (SELECT count(event_id) FROM audit_seal)::int AS sealed,
       (SELECT count(*) FROM domain_event e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id))::int AS unsealed`,
  );
  return counts!;
}

export async function workspaceActors(database: Database): Promise<readonly Actor[]> {
  const rows = await database.read(systemActor(null), (tx) => tx.query<{ id: string }>(`SELECT workspace_ids() AS id`));
  return rows.map((row) => systemActor(row.id));
}
