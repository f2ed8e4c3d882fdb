import { readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';

/**
 * The tables of the demonstration as `cli backup` wrote them when migration 265 was the last one, as JSON and
 * compressed by Brotli; without passwords. Records were not hashed at that time.
 */
interface StoredDemonstration {
  readonly migrations: readonly string[];
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    /** In the text format of COPY. */
    readonly rows: string;
  }[];
}

/** A database with the schema and the demonstration of migration 265. */
export async function demonstration265(): Promise<TestDatabase> {
  const file = new URL('demonstration-265.json.br', import.meta.url);
  const stored = JSON.parse(brotliDecompressSync(readFileSync(file)).toString('utf8')) as StoredDemonstration;
  const database = await createEmptyDatabase();
  await migrateTo(database.ownerUrl, stored.migrations);
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    // tables are filled in alphabetical order, without foreign keys and triggers
    await client.query('SET session_replication_role = replica');
    for (const { name, columns, rows } of stored.tables) {
      const into = `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
      await client.query(`DELETE FROM ${pg.escapeIdentifier(name)}`);
      await pipeline(Readable.from([rows]), client.query(copyFrom(`COPY ${into} FROM STDIN`)));
    }
  } finally {
    await client.end();
  }
  return database;
}

async function migrateTo(ownerUrl: string, names: readonly string[]): Promise<void> {
  const wanted = migrations.filter((Migration) => names.includes(new Migration().name!));
  if (wanted.length !== names.length) throw new Error('a migration that the stored demonstration needs is missing');
  const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations: [...wanted] });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
