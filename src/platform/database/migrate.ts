import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { inBuild } from '../config/in-build.js';
import { StartRefused } from '../config/start-refused.js';
import type { AuditKey } from '../sealing/audit-key.js';
import { sqlState } from './constraint.js';
import { type Signer, signChanges } from './sign-changes.js';
import { SnakeNaming } from './snake-naming.js';

export const serverRole = 'tripartite_server';

type MigrationList = (new () => MigrationInterface)[];

/** `migrations/` is a separate TypeScript project, so it is loaded by URL. */
export async function loadMigrations(): Promise<MigrationList> {
  return (await load<{ migrations: MigrationList }>('migrations/index.js')).migrations;
}

async function load<Module>(name: string): Promise<Module> {
  const file = inBuild(name);
  if (!existsSync(file)) throw new Error('the migrations are not built: run `npm run build`');
  return (await import(pathToFileURL(file).href)) as Module;
}

export interface MigrationReport {
  readonly applied: readonly string[];
}

/** Number of the advisory lock that the migrating process holds; any number that is not used elsewhere. */
const migrationLock = 7_413_201_611;

export interface MigrationOptions {
  /** Receives the grants. */
  readonly role?: string;
  /** Signs the hashes of records that exist; an empty installation has none. */
  readonly auditKey?: AuditKey;
}

/**
 * Brings the schema up to date: TypeORM's migrations, functions, hashes of records, BullMQ's migrations, then the
 * grants of the server's role. An advisory lock makes processes that start at the same time run one after the other; it is released with its
 * connection, even if the process is killed.
 */
export async function migrate(ownerUrl: string, options: MigrationOptions = {}): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await noteSuspects(client);
    const applied = await applyMigrations(ownerUrl);
    const installed = await installFunctions(client);
    if (installed || applied.length > 0) await hashUnseen(client, options.auditKey);
    await runMigrations(client as never);
    await grant(client, options.role ?? serverRole);
    return { applied };
  } finally {
    await client.end();
  }
}

async function applyMigrations(ownerUrl: string): Promise<readonly string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await loadMigrations(),
    namingStrategy: new SnakeNaming(),
    poolSize: 2,
  });
  await source.initialize();
  try {
    return (await source.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/**
 * For a process that does not have the owner's password: checks that `cli migrate` has brought the schema up to date.
 */
export async function demandMigrated(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const known = await loadMigrations();
    const missing = known.filter((Migration) => !applied.has(new Migration().name!)).length;
    if (missing > 0) throw notMigrated(`${missing} of ${known.length} migrations are missing`);
  } catch (error) {
    // undefined_table, insufficient_privilege
    if (['42P01', '42501'].includes(sqlState(error) ?? '')) throw notMigrated('it has not been created');
    throw error;
  } finally {
    await client.end();
  }
}

function notMigrated(reason: string): StartRefused {
  return new StartRefused(
    `The database schema is not up to date: ${reason}. Run \`node dist/cli.js migrate\` with DATABASE_OWNER_URL, or set DATABASE_OWNER_URL for this process.`,
  );
}

/**
 * Installs the functions of `src/database-functions.ts`. They belong to the contexts, so platform loads the list
 * dynamically, as it does migrations.
 */
async function installFunctions(client: pg.Client): Promise<boolean> {
  const { text, hash } = await functions();
  if (await areInstalled(client, hash)) return false;
  await client.query(`BEGIN;\n${text}\nDELETE FROM database_functions;
    INSERT INTO database_functions VALUES ('${hash}');\nCOMMIT`);
  return true;
}

interface DatabaseFunctions {
  readonly databaseFunctions: readonly string[];
  readonly hashesOfUnseenRecords: readonly string[];
}

async function functions(): Promise<{ readonly text: string; readonly hash: string }> {
  const { databaseFunctions } = await load<DatabaseFunctions>('database-functions.js');
  const text = databaseFunctions.join('\n');
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

async function areInstalled(client: pg.Client, hash: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM database_functions WHERE hash = $1', [hash]);
  return rowCount === 1;
}

/**
 * Before an update, lists the records that differ from their hashes. Migrations change rows, whose hashes are computed
 * again after them; these records keep the hashes that they have, so that `audit verify` still finds them.
 */
async function noteSuspects(client: pg.Client): Promise<void> {
  await client.query('CREATE TEMP TABLE audit_suspect (table_name text, record text)');
  const { rows } = await client.query<{ known: boolean }>(
    `SELECT to_regproc('audit_differences') IS NOT NULL AS known`,
  );
  if (rows[0]?.known !== true || !(await isUpdate(client))) return;
  await client.query('INSERT INTO audit_suspect SELECT * FROM audit_differences()');
}

async function isUpdate(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
  return rows.length < (await loadMigrations()).length || !(await areInstalled(client, (await functions()).hash));
}

/** Hashes and signs records that exist when their table becomes an audited one, and rows that migrations changed. */
async function hashUnseen(client: pg.Client, auditKey: AuditKey | undefined): Promise<void> {
  const { hashesOfUnseenRecords } = await load<DatabaseFunctions>('database-functions.js');
  await client.query(
    `BEGIN; SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`,
  );
  try {
    for (const statement of hashesOfUnseenRecords) await client.query(statement);
    await signChanges(client, auditKey ?? noKey);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

const noKey: Signer = {
  sign: () => {
    throw new StartRefused('This database contains records: the key of AUDIT_KEY_FILE is needed to sign their hashes.');
  },
};

async function grant(client: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const tables = await client.query<{ name: string; guard: string | null }>(
    `SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS guard FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r','p') AND c.relname <> 'migrations'`,
  );
  await client.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name}`);
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name}`);
  for (const table of tables.rows) await client.query(grantFor(table.name, table.guard, name));
  await client.query(`GRANT SELECT ON migrations TO ${name}`);
  await client.query(`GRANT USAGE ON SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${name}`);
}

/**
 * The rights of the server's role on a table. The table's comment may say `guarded` (no direct access), `append-only`,
 * or `server: SELECT, UPDATE` (exactly these rights).
 */
function grantFor(table: string, comment: string | null, role: string): string {
  const name = pg.escapeIdentifier(table);
  const rights = rightsOf(comment ?? '');
  return `REVOKE ALL ON ${name} FROM ${role};${rights === '' ? '' : ` GRANT ${rights} ON ${name} TO ${role}`}`;
}

function rightsOf(comment: string): string {
  if (comment.startsWith('guarded')) return '';
  if (comment.startsWith('append-only')) return 'SELECT, INSERT';
  return /^server: ([A-Z, ]+)/.exec(comment)?.[1] ?? 'SELECT, INSERT, UPDATE, DELETE';
}
