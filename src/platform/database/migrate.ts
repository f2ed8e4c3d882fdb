import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { inBuild } from '../config/in-build.js';
import { SnakeNaming } from './snake-naming.js';

export const serverRole = 'tripartite_server';

type MigrationList = NonNullable<DataSourceOptions['migrations']>;

/** `migrations/` is a project of its own, loaded by URL. */
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

/** Brings the schema up to date: TypeORM's migrations, functions, BullMQ's migrations, then the grants of the server's role. */
export async function migrate(ownerUrl: string, role: string = serverRole): Promise<MigrationReport> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await loadMigrations(),
    namingStrategy: new SnakeNaming(),
    poolSize: 2,
  });
  await source.initialize();
  try {
    const applied = await source.runMigrations({ transaction: 'each' });
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await installFunctions(client);
      await runMigrations(client as never);
      await grant(client, role);
    } finally {
      await client.end();
    }
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await source.destroy();
  }
}

/** Those of `src/database-functions.ts`, which platform loads as it loads migrations: they belong to the contexts. */
async function installFunctions(client: pg.Client): Promise<void> {
  const { databaseFunctions } = await load<{ databaseFunctions: readonly string[] }>('database-functions.js');
  const text = databaseFunctions.join('\n');
  const hash = createHash('sha256').update(text).digest('hex');
  const { rowCount } = await client.query('SELECT 1 FROM database_functions WHERE hash = $1', [hash]);
  if (rowCount === 1) return;
  await client.query(`BEGIN;\n${text}\nDELETE FROM database_functions;
    INSERT INTO database_functions VALUES ('${hash}');\nCOMMIT`);
}

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
  await client.query(`GRANT USAGE ON SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA bullmq TO ${name}`);
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${name}`);
}

/** A table's comment may say `guarded` (no direct access), `append-only`, or `server: SELECT, UPDATE` (exactly these rights). */
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
