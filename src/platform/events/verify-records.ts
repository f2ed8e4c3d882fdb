import pg from 'pg';
import { type RecordChange, signedText } from '../database/sign-changes.js';
import type { AuditKey } from '../sealing/audit-key.js';
import { type AuditedTable, currentRecords } from './sql/audit-triggers.js';

export interface RecordFault {
  readonly workspaceId: string;
  readonly text: string;
}

interface SignedRecord {
  readonly workspaceId: string;
  readonly version: number;
  readonly hash: string | null;
}

/** Reads with SQL of the program, in the snapshot of the verification and as the owner of the tables. */
export type Query = <Row>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** Records that are signed in another way than by `audit_change`. */
export type Verifier = (query: Query, key: AuditKey) => Promise<readonly RecordFault[]>;

/** By table, then by record. */
type SignedRecords = ReadonlyMap<string, ReadonlyMap<string, SignedRecord>>;

/**
 * Compares the content of all audited records with their last signed hashes. Reads as the owner of the tables, because
 * the server does not see all of them, and in one snapshot: a record and its change are written together.
 */
export async function verifyRecords(
  ownerUrl: string,
  key: AuditKey,
  tables: readonly AuditedTable[],
  verifiers: readonly Verifier[] = [],
): Promise<readonly RecordFault[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`);
    const faults: RecordFault[] = [];
    const signed = await readSigned(client, key, faults);
    for (const table of tables) faults.push(...(await compareTable(client, table, signed)));
    const query: Query = async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[];
    for (const verifier of verifiers) faults.push(...(await verifier(query, key)));
    await client.query('COMMIT');
    return faults;
  } finally {
    await client.end();
  }
}

interface ChangeRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly changes: readonly RecordChange[];
  readonly signature: string;
}

async function readSigned(client: pg.Client, key: AuditKey, faults: RecordFault[]): Promise<SignedRecords> {
  const signed = new Map<string, Map<string, SignedRecord>>();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await client.query<ChangeRow>(
      'SELECT id, workspace_id, changes, signature FROM audit_change WHERE id > $1 ORDER BY id LIMIT 500',
      [after],
    );
    for (const row of rows) {
      if (key.hasSigned(signedText(row.id, row.workspace_id, row.changes), row.signature)) note(signed, row);
      else faults.push({ workspaceId: row.workspace_id, text: `the signature of changes ${row.id} is wrong` });
    }
    if (rows.length < 500) return signed;
    after = rows.at(-1)!.id;
  }
}

/** The highest version counts: transactions commit in another order than they begin. */
function note(signed: Map<string, Map<string, SignedRecord>>, row: ChangeRow): void {
  for (const [table, record, version, hash] of row.changes) {
    const records = signed.get(table) ?? new Map<string, SignedRecord>();
    signed.set(table, records);
    if (version > (records.get(record)?.version ?? 0))
      records.set(record, { workspaceId: row.workspace_id, version, hash });
  }
}

async function compareTable(
  client: pg.Client,
  table: AuditedTable,
  signed: SignedRecords,
): Promise<readonly RecordFault[]> {
  const { rows } = await client.query<{ workspace_id: string; record: string; hash: string }>(currentRecords(table));
  const faults: RecordFault[] = [];
  const records = signed.get(table.name);
  const present = new Set<string>();
  for (const { workspace_id: workspaceId, record, hash } of rows) {
    present.add(record);
    const known = records?.get(record);
    if (known?.hash === hash && known.workspaceId === workspaceId) continue;
    const what = known === undefined || known.hash === null ? 'was added' : 'was changed';
    faults.push({ workspaceId, text: `${table.name} ${record} ${what} without the program` });
  }
  for (const [record, { workspaceId, hash }] of records ?? [])
    if (hash !== null && !present.has(record))
      faults.push({ workspaceId, text: `${table.name} ${record} was deleted without the program` });
  return faults;
}
