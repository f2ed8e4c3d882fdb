import { canonicalJson } from '../../kernel/canonical-json.js';
import { newId } from '../../kernel/ids.js';

/** Table, record, version and salted hash; null after deletion. */
export type RecordChange = readonly [table: string, record: string, version: number, hash: string | null];

/** `AuditKey` */
export interface Signer {
  sign(text: string): string;
}

interface Querying {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** A row of changes is read as a whole: bulk loads write several. */
const mostChanges = 1000;

export const signedText = (id: string, workspaceId: string, changes: readonly RecordChange[]): string =>
  canonicalJson(['change', id, workspaceId, changes]);

/**
 * Signs the hashes of all records that this transaction has written, before it commits. The triggers of
 * `events/sql/audit-triggers.ts` note them in a setting of the transaction.
 */
export async function signChanges(client: Querying, key: Signer): Promise<void> {
  const answer = await client.query(`SELECT current_setting('app.changes', true) AS written`);
  // TypeORM returns the rows, pg a result with the rows
  const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as { written: string | null }[];
  const written = rows[0]?.written ?? '';
  if (written === '') return;
  const byWorkspace = new Map<string, RecordChange[]>();
  for (const line of written.split('\n')) {
    const [workspaceId, ...change] = JSON.parse(line) as [string, ...RecordChange];
    const changes = byWorkspace.get(workspaceId) ?? [];
    byWorkspace.set(workspaceId, changes);
    changes.push(change);
  }
  for (const [workspaceId, changes] of byWorkspace)
    for (let at = 0; at < changes.length; at += mostChanges)
      await insert(client, key, { workspaceId, changes: changes.slice(at, at + mostChanges) });
}

interface SignedChanges {
  readonly workspaceId: string;
  readonly changes: readonly RecordChange[];
}

async function insert(client: Querying, key: Signer, { workspaceId, changes }: SignedChanges): Promise<void> {
  const id = newId();
  // account functions write records of a workspace in transactions of none
  await client.query(`SELECT set_config('app.workspace', $1, true)`, [workspaceId]);
  await client.query(
    `WITH change AS (INSERT INTO audit_change VALUES ($1, $2, $3, $4) RETURNING id, workspace_id)
     INSERT INTO audit_change_unsealed SELECT id, workspace_id FROM change`,
    [id, workspaceId, JSON.stringify(changes), key.sign(signedText(id, workspaceId, changes))],
  );
}
