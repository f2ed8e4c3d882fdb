import type { OpenDatabase } from './database.js';

/**
 * Somebody who owns the database, but not the key: copies every row of every table as often as they like, with transaction ids
 * and places on disk, and knows who holds which personal link.
 */
export interface Row {
  readonly table: string;
  readonly xmin: string;
  readonly ctid: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export type Snapshot = ReadonlyMap<string, Row>;

/** Rows by table and content: what looks the same is the same row to whoever compares two copies. */
export async function snapshot(database: Pick<OpenDatabase, 'owner'>): Promise<Snapshot> {
  const tables = await database.owner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND (relname LIKE 'surveys%' OR relname IN ('domain_event', 'event_delivery', 'job_run', 'audit_seal', 'idempotency_key'))`,
  );
  const rows = new Map<string, Row>();
  for (const { name } of tables) {
    const found = await database.owner<{ xmin: string; ctid: string; values: Record<string, unknown> }>(
      `SELECT xmin::text AS xmin, ctid::text AS ctid, to_jsonb(t) AS values FROM ${name} t`,
    );
    for (const row of found) {
      const text = JSON.stringify(row.values);
      rows.set(`${name} ${row.xmin} ${text}`, { table: name, text, ...row });
    }
  }
  return rows;
}

/** Rows of `after` that were not in `before`. */
export function added(before: Snapshot, after: Snapshot): Row[] {
  return [...after].flatMap(([name, row]) => (before.has(name) ? [] : [row]));
}

export interface Use {
  /** Hash of the link's code, which the intruder knows. */
  readonly codeHash: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** What the file of answers held before and after something was opened. */
export interface Opening {
  readonly before: Snapshot;
  readonly after: Snapshot;
}

const isAnswer = (row: Row): boolean => row.table === 'surveys_response';

/**
 * Readable answers that may be the one sent with a link: those that came into being when a row vanished that had appeared with
 * the use of the link; those that share a transaction with any row that names the link, appeared with its use or vanished then;
 * and rows of any table in which the answer itself can be read.
 */
export function candidates(
  use: Use,
  openings: readonly Opening[],
  last: Snapshot,
  codesOfLink: readonly string[],
): Row[] {
  const appeared = added(use.before, use.after);
  const names = (row: Row): boolean => row.text.includes(use.codeHash);
  const naming = [...use.before.values(), ...last.values()].filter(names);
  const found = new Map<string, Row>();
  const keep = (row: Row): void => {
    const place = row.values['psu_code'];
    if (isAnswer(row) && (place === null || codesOfLink.includes(String(place))))
      found.set(String(row.values['id']), row);
  };
  const ofSubmission = appeared.filter((row) => !row.table.startsWith('surveys_instance_mark'));
  for (const { before, after } of openings) {
    const vanished = ofSubmission.some((row) => {
      const name = `${row.table} ${row.xmin} ${row.text}`;
      return before.has(name) && !after.has(name);
    });
    if (vanished) added(before, after).forEach(keep);
  }
  const transactions = new Set([...naming, ...appeared].map((row) => row.xmin));
  for (const row of last.values()) if (transactions.has(row.xmin)) keep(row);
  for (const row of appeared) if (/"answers":/.test(row.text)) found.set(row.text, row);
  return [...found.values()];
}
