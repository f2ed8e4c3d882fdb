import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody, systemActor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { RequestContext, requestStorage } from '../../../src/platform/observability/request-context.js';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';

const here = systemActor(newId());
let test: OpenDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
  await test.owner(
    'CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL); GRANT ALL ON pair TO PUBLIC; INSERT INTO pair VALUES (1,0),(2,0)',
  );
});
afterAll(() => test.close());

/** Like the interceptor for one request. */
async function request<T>(key: string, work: (context: RequestContext) => Promise<T>): Promise<T> {
  const context = new RequestContext(newId());
  context.begin(async (tx) => {
    const rows = await tx.query<{ taken: boolean }>('SELECT idempotency_claim($1, $2, $3) AS taken', ['o', key, 'h']);
    if (rows[0]?.taken !== true) throw new Error('taken already');
  });
  return requestStorage.run(context, () => work(context));
}

const claims = (key: string) => test.owner('SELECT key FROM idempotency_key WHERE key = $1', [key]);

describe('an Idempotency-Key', () => {
  it('is claimed again when the transaction that claimed it is repeated', async () => {
    let runs = 0;
    const both = new Set<number>();
    const bump = (key: string, first: number, second: number) =>
      request(key, () =>
        test.database.write(here, async (tx) => {
          runs += 1;
          await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first]);
          both.add(first);
          for (let waited = 0; both.size < 2 && waited < 200; waited += 1)
            await new Promise((resolve) => setTimeout(resolve, 5));
          await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second]);
        }),
      );
    await Promise.all([bump('key-one', 1, 2), bump('key-two', 2, 1)]);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect([await claims('key-one'), await claims('key-two')]).toEqual([[{ key: 'key-one' }], [{ key: 'key-two' }]]);
    await expect(request('key-one', () => test.database.write(here, async () => undefined))).rejects.toThrow('taken');
  });

  it('is released by a refusal and claimed by the next transaction of the same request, once', async () => {
    const effect = (tx: Transaction) => tx.query('UPDATE pair SET n = n + 1 WHERE id = 1');
    await request('key-three', async (context) => {
      await expect(test.database.write(here, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect([await claims('key-three'), context.hasCommitted]).toEqual([[], false]);
      await test.database.write(here, effect);
      await test.database.write(here, effect);
      expect([await claims('key-three'), context.hasCommitted]).toEqual([[{ key: 'key-three' }], true]);
    });
  });
});

describe('a lost database connection', () => {
  const kill = (tx: { query(sql: string): Promise<unknown> }) =>
    tx.query('SELECT pg_terminate_backend(pg_backend_pid())');

  it('is answered before the commit with: nothing was saved', async () => {
    await expect(test.database.write(here, kill)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'platform.database.unavailable',
      options: { retryAfter: 2 },
    });
    await expect(test.database.read(nobody, kill)).rejects.toMatchObject({ code: 'platform.database.unavailable' });
  });

  it('is answered during the commit with: the outcome is unknown', async () => {
    await test.owner(`
      CREATE TABLE doomed (id int); GRANT ALL ON doomed TO PUBLIC;
      CREATE FUNCTION doom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON doomed DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION doom();`);
    const lost = test.database.write(here, (tx) => tx.query('INSERT INTO doomed VALUES (1)'));
    await expect(lost).rejects.toMatchObject({ kind: 'unavailable', code: 'platform.database.outcome-unknown' });
  });

  it('is answered after the commit of the effect with: it was saved', async () => {
    await request('key-four', async () => {
      await test.database.write(here, (tx) => tx.query('UPDATE pair SET n = n + 1 WHERE id = 1'));
      await expect(test.database.read(here, kill)).rejects.toMatchObject({
        code: 'platform.database.away-after-saving',
      });
    });
  });
});

describe('a database that stops responding', () => {
  it('makes no request wait, rolls back what was not committed, and is used again as soon as it responds', async () => {
    const began = performance.now();
    const hanging = test.database.write(here, async (tx) => {
      await tx.query('UPDATE pair SET n = 99 WHERE id = 2');
      await tx.query('SELECT pg_sleep(30)');
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    test.database.fallSilent();
    await expect(hanging).rejects.toMatchObject({ code: 'platform.database.unavailable' });
    await expect(test.database.read(here, (tx) => tx.query('SELECT 1'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - began).toBeLessThan(5000);
    test.database.answersAgain();
    const some = Array.from({ length: 30 }, () => test.database.read(here, (tx) => tx.query('SELECT n FROM pair')));
    for (const rows of await Promise.all(some)) expect(rows).not.toContainEqual({ n: 99 });
  });
});
