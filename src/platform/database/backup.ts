import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { FileMissing, type FileStorage, isKey } from '../storage/file-storage.js';

/** A backup is a folder: `manifest.json`, one file for each table in COPY's text format, and the stored files. */
export interface Manifest {
  readonly format: 1;
  readonly takenAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly TableEntry[];
}

export type BackedUpFiles = Pick<FileStorage, 'keys' | 'open' | 'restore'>;

interface TableEntry {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly rows: number;
  readonly sha256: string;
}

type Shape = Pick<TableEntry, 'name' | 'columns' | 'key'>;

export interface Comparison {
  readonly equal: boolean;
  readonly tables: number;
  readonly rows: number;
  readonly differences: readonly string[];
}

/**
 * Exports all tables from one snapshot while the server continues to write, then copies the files, which never change
 * once stored.
 */
export async function backUp(ownerUrl: string, files: BackedUpFiles, target: string): Promise<Manifest> {
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new Error(`${target} is not empty: choose a new folder`);
  await mkdir(path.join(target, 'tables'), { recursive: true, mode: 0o700 });
  const manifest = await inSnapshot(ownerUrl, async (client) => {
    const tables: TableEntry[] = [];
    for (const shape of await shapes(client))
      tables.push({
        ...shape,
        ...(await exportTable(client, shape, path.join(target, 'tables', `${shape.name}.copy`))),
      });
    return { format: 1 as const, takenAt: new Date().toISOString(), migrations: await migrationNames(client), tables };
  });
  for await (const key of files.keys()) await exportFile(files, key, path.join(target, 'files', key));
  await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function exportFile(files: BackedUpFiles, key: string, target: string): Promise<void> {
  const content = await files.open(key).catch((error: unknown) => {
    if (error instanceof FileMissing) return undefined;
    throw error;
  });
  if (content === undefined) return;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(content, createWriteStream(target, { mode: 0o600, flush: true }));
}

interface Restoration {
  readonly source: string;
  readonly files: BackedUpFiles;
  /** What else belongs to the installation, such as its keys. */
  readonly beforeCommit: () => Promise<void>;
}

/**
 * Fills an empty, migrated database. Refuses a database that contains rows or has a different schema. The rows are
 * committed last: an interrupted restoration leaves an empty database and can be repeated.
 */
export async function restore(ownerUrl: string, { source, files, beforeCommit }: Restoration): Promise<Comparison> {
  const manifest = JSON.parse(await readFile(path.join(source, 'manifest.json'), 'utf8')) as Manifest;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const here = await migrationNames(client);
    if (JSON.stringify(here) !== JSON.stringify(manifest.migrations))
      throw new Error(
        'the backup has a different schema from this version of the program: restore it with the version that created it',
      );
    await client.query('BEGIN');
    const used = await client.query('SELECT 1 FROM domain_event LIMIT 1');
    if (used.rowCount !== 0) throw new Error('this installation contains data: restore into an empty installation');
    await client.query(`TRUNCATE ${quoted(manifest.tables.map((table) => table.name))}`);
    await withoutGuards(client, manifest.tables, async () => {
      for (const table of manifest.tables)
        await importTable(client, table, path.join(source, 'tables', `${table.name}.copy`));
    });
    await resetSequences(client);
    for (const name of await readdir(path.join(source, 'files'), { recursive: true }).catch(() => []))
      if (isKey(name)) await files.restore(name, createReadStream(path.join(source, 'files', name)));
    await beforeCommit();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  return compare(ownerUrl, manifest);
}

/**
 * Disables triggers and removes foreign keys while `work` runs. Tables are restored in alphabetical order, and the
 * backup already contains what triggers wrote. Recreating the foreign keys at the end checks them. This works for an
 * owner who is not a superuser; `session_replication_role` would need one.
 */
async function withoutGuards(client: pg.Client, tables: readonly Shape[], work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace`);
  const triggers = (state: 'DISABLE' | 'ENABLE') =>
    tables.map(({ name }) => `ALTER TABLE ${pg.escapeIdentifier(name)} ${state} TRIGGER USER`).join(';');
  await client.query(triggers('DISABLE'));
  await client.query(keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`).join(';'));
  await work();
  const add = keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  await client.query(add.join(';'));
  await client.query(triggers('ENABLE'));
}

/** Exports every table again and compares its hash with the manifest's. */
export async function compare(ownerUrl: string, manifest: Manifest): Promise<Comparison> {
  return inSnapshot(ownerUrl, async (client) => {
    const differences: string[] = [];
    let rows = 0;
    for (const table of manifest.tables) {
      const found = await exportTable(client, table);
      rows += found.rows;
      if (found.sha256 !== table.sha256)
        differences.push(`${table.name}: ${found.rows} rows here, ${table.rows} in the backup, or other content`);
    }
    return { equal: differences.length === 0, tables: manifest.tables.length, rows, differences };
  });
}

async function inSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3`);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

async function migrationNames(client: pg.Client): Promise<readonly string[]> {
  const rows = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp, name');
  return rows.rows.map((row) => row.name);
}

async function shapes(client: pg.Client): Promise<readonly Shape[]> {
  const rows = await client.query<Shape>(`
    SELECT c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'migrations' ORDER BY c.relname COLLATE "C"`);
  return rows.rows;
}

const quoted = (names: readonly string[]) => names.map((name) => pg.escapeIdentifier(name)).join(', ');

/**
 * Ordered by primary key, so that equal content gives equal bytes and the backup does not reveal the order of arrival.
 */
async function exportTable(client: pg.Client, shape: Shape, file?: string): Promise<{ rows: number; sha256: string }> {
  const order = shape.key.length > 0 ? quoted(shape.key) : 't::text COLLATE "C"';
  const stream = client.query(
    copyTo(
      `COPY (SELECT ${quoted(shape.columns)} FROM ${pg.escapeIdentifier(shape.name)} t ORDER BY ${order}) TO STDOUT`,
    ),
  );
  const hash = createHash('sha256');
  const meter = countLines(hash);
  if (file === undefined)
    await pipeline(stream, meter.stream, async (source) => {
      for await (const _ of source);
    });
  else await pipeline(stream, meter.stream, createWriteStream(file, { mode: 0o600, flush: true }));
  return { rows: meter.lines(), sha256: hash.digest('hex') };
}

function countLines(hash: Hash): { stream: Transform; lines: () => number } {
  let lines = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) if (byte === 10) lines += 1;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, lines: () => lines };
}

async function importTable(client: pg.Client, table: TableEntry, file: string): Promise<void> {
  const name = pg.escapeIdentifier(table.name);
  await pipeline(createReadStream(file), client.query(copyFrom(`COPY ${name} (${quoted(table.columns)}) FROM STDIN`)));
}

async function resetSequences(client: pg.Client): Promise<void> {
  const owned = await client.query<{ sequence: string; table: string; column: string }>(`
    SELECT s.oid::regclass::text AS sequence, t.oid::regclass::text AS table, a.attname AS column FROM pg_class s
    JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a','i') JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid JOIN pg_namespace n ON n.oid = s.relnamespace
    WHERE s.relkind = 'S' AND n.nspname = 'public'`);
  for (const { sequence, table, column } of owned.rows)
    await client.query(
      `SELECT setval($1::regclass, coalesce((SELECT max(${pg.escapeIdentifier(column)}) FROM ${table}), 0) + 1, false)`,
      [sequence],
    );
}
