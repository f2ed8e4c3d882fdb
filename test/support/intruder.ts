import type { OpenDatabase } from './database.js';

/**
 * An intruder who owns the database but not the key: copies every row of every table as often as needed, with
 * transaction ids and positions on disk, and knows who holds which personal link.
 */
export interface Row {
  readonly table: string;
  readonly name: string;
  readonly xmin: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Rows by table, transaction and content: equal content cannot be distinguished by comparing two copies. */
export type Snapshot = ReadonlyMap<string, Row>;

export async function snapshot(database: Pick<OpenDatabase, 'owner'>): Promise<Snapshot> {
  const tables = await database.owner<{ table: string; boxed: boolean }>(
    `SELECT relname AS table, EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'box') AS boxed
     FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND (relname LIKE 'surveys%' OR relname IN ('domain_event', 'event_delivery', 'job_run', 'audit_seal', 'audit_change', 'audit_record', 'idempotency_key'))`,
  );
  const rows = new Map<string, Row>();
  for (const { table, boxed } of tables) {
    // a sealed box can only be compared with itself
    const values = boxed ? `to_jsonb(t) - 'box' || jsonb_build_object('box', md5(t.box))` : 'to_jsonb(t)';
    const found = await database.owner<Pick<Row, 'xmin' | 'values'>>(
      `SELECT xmin::text AS xmin, ${values} AS values FROM ${table} t`,
    );
    for (const row of found) {
      const text = JSON.stringify(row.values);
      const name = `${table} ${row.xmin} ${text}`;
      rows.set(name, { table, name, text, ...row });
    }
  }
  return rows;
}

export interface Change {
  readonly appeared: readonly Row[];
  readonly vanished: ReadonlySet<string>;
}

export function changeBetween(before: Snapshot, after: Snapshot): Change {
  return {
    appeared: [...after.values()].filter((row) => !before.has(row.name)),
    vanished: new Set([...before.keys()].filter((name) => !after.has(name))),
  };
}

export interface Use extends Change {
  /** Hash of the link's code, which the intruder knows. */
  readonly codeHash: string;
  /** Rows that referred to the link before it was used. */
  readonly naming: readonly Row[];
}

/**
 * Readable answers that may have been sent with a link: those created when a row disappeared that had appeared with
 * the use of the link; those that share a transaction with a row that refers to the link or appeared with its use; and
 * rows of any table that contain the answer in readable form. `codes`: the codes by which the link's enterprise is
 * known in answers.
 */
export function candidates(
  use: Use,
  openings: readonly Change[],
  last: Snapshot,
  codes: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const keep = (row: Row): void => {
    if (row.table === 'surveys_response' && codes.includes(String(row.values['psu_code'])))
      found.add(String(row.values['id']));
  };
  for (const { appeared, vanished } of openings)
    if (use.appeared.some((row) => vanished.has(row.name))) appeared.forEach(keep);
  const naming = [...use.naming, ...[...last.values()].filter((row) => row.text.includes(use.codeHash))];
  const transactions = new Set([...naming, ...use.appeared].map((row) => row.xmin));
  for (const row of last.values()) if (transactions.has(row.xmin)) keep(row);
  for (const row of use.appeared) if (/"answers":/.test(row.text)) found.add(row.text);
  return found;
}
