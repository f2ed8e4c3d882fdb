/** What `@socket.io/postgres-adapter` does to its pool, in the order that uses up connections. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { adapterPool } from '../../../src/platform/realtime/adapter-pool.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

describe('the connections of the socket adapter', () => {
  let test: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    test = await createTestDatabase();
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await test.drop();
  });
  const listening = `FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN "a"'`;
  const countBecomes = async (wanted: number) => {
    for (let waited = 0; waited < 200; waited += 1) {
      const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n ${listening}`);
      if (rows[0]!.n === wanted) return wanted;
      await sleep(50);
    }
    return undefined;
  };

  it('are one to listen, however often the adapter connects, and end although it released none', async () => {
    const pool = adapterPool(test.url);
    let ends = 0;
    for (let time = 0; time < 5; time += 1) {
      const client = await pool.connect();
      client.on('end', () => (ends += 1));
      await client.query('LISTEN "a"');
    }
    await Promise.all([pool.connect(), pool.connect()]);
    expect(await countBecomes(0)).toBe(0);
    const last = await pool.connect();
    await last.query('LISTEN "a"');
    expect(await countBecomes(1)).toBe(1);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    // replaced clients don't tell the adapter to connect once more
    expect(ends).toBe(0);
    await pool.end();
    expect(await countBecomes(0)).toBe(0);
  });

  it('are made again after one is cut, and one that is being made does not outlive the end', async () => {
    const pool = adapterPool(test.url);
    const cut = await pool.connect();
    await cut.query('LISTEN "a"');
    const ended = new Promise((resolve) => cut.once('end', resolve));
    await owner.query(`SELECT pg_terminate_backend(pid) ${listening}`);
    await ended;
    await (await pool.connect()).query('LISTEN "a"');
    expect(await countBecomes(1)).toBe(1);
    const late = pool.connect();
    await pool.end();
    expect(await Promise.race([late, sleep(200, 'never')])).toBe('never');
    expect(await countBecomes(0)).toBe(0);
  });
});
