import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Clock } from '../../src/kernel/clock.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { AuditKey } from '../../src/platform/sealing/index.js';
import { Database } from '../../src/platform/database/database.js';
import type { SubscribersOf } from '../../src/platform/database/transaction.js';
import { entities } from '../../src/schema.js';

export interface TestDatabase {
  /** As the server's role, which cannot bypass row-level security. */
  readonly url: string;
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

function template(role: 'OWNER' | 'SERVER'): string {
  const url = process.env[`TEST_DATABASE_${role}`];
  if (url === undefined) throw new Error('no test database: run through `npm test -- path/to/spec`, which starts one');
  return url;
}

function withName(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

/** One connection as the owner, outside of the databases of tests. */
export async function inTestServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: withName(template('OWNER'), 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A separate database for this file, cloned from the migrated template (about 30 ms). */
export function createTestDatabase(): Promise<TestDatabase> {
  return cloneOf(nameIn(template('OWNER')));
}

/** A copy of the content. Connections to the original are closed. */
export async function copyDatabase({ ownerUrl }: TestDatabase): Promise<TestDatabase> {
  const source = nameIn(ownerUrl);
  await inTestServer((client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [source]),
  );
  return cloneOf(source);
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

/** A database without any migration. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return cloneOf('template1');
}

async function cloneOf(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await inTestServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`));
  return {
    url: withName(template('SERVER'), name),
    ownerUrl: withName(template('OWNER'), name),
    drop: () => inTestServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

export interface OpenDatabase extends TestDatabase {
  readonly database: Database;
  /** SQL as the owner of the tables, without row-level security: to prepare and check data. */
  owner<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openTestDatabase(
  options: { readonly clock?: Clock; readonly subscribersOf?: SubscribersOf } = {},
): Promise<OpenDatabase> {
  const test = await createTestDatabase();
  const source = await createDataSource(test.url, entities).initialize();
  const pool = new pg.Pool({ connectionString: test.ownerUrl, max: 3 });
  // `end` resolves before the server has released the connections; dropping the database then closes the last ones.
  pool.on('error', () => undefined);
  return {
    ...test,
    database: new Database(source, options.clock ?? new SystemClock(), AuditKey.temporary(), options.subscribersOf),
    owner: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pool.query(sql, [...parameters])).rows as Row[],
    close: async () => {
      await source.destroy();
      await pool.end();
      await test.drop();
    },
  };
}

/** Starts all at the same moment and returns each result. */
export function concurrently<T>(
  count: number,
  work: (index: number) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(Array.from({ length: count }, (_, index) => work(index)));
}
