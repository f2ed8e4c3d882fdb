import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nobody, systemActor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { sealWorkspace, verifyChain } from '../../../src/platform/events/audit-chain.js';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';

const here = systemActor(newId());
const there = systemActor(newId());
let test: OpenDatabase;

beforeAll(async () => {
  test = await openTestDatabase({ subscribersOf: (type) => (type === 'test.thing.done.v1' ? ['test.listener'] : []) });
});
afterAll(() => test.close());

const count = async (sql: string) => Number((await test.owner<{ count: string }>(sql))[0]?.count);

describe('a transaction', () => {
  it('shows a workspace its own events only', async () => {
    await test.database.write(here, (tx) => tx.record({ type: 'test.thing.done.v1', subject: 'a', payload: {} }));
    const seen = (actor: typeof here) => test.database.read(actor, (tx) => tx.query('SELECT * FROM domain_event'));
    expect(await seen(here)).toHaveLength(1);
    expect(await seen(there)).toHaveLength(0);
    expect(await seen(nobody)).toHaveLength(0);
  });

  it('keeps the order of events that are recorded together', async () => {
    const subjects = Array.from({ length: 20 }, (_, index) => String(index));
    const actor = systemActor(newId());
    await test.database.write(actor, (tx) =>
      tx.recordAll(subjects.map((subject) => ({ type: 'test.thing.counted.v1', subject, payload: {} }))),
    );
    const rows = await test.database.read(actor, (tx) =>
      tx.query<{ subject: string }>('SELECT subject FROM domain_event ORDER BY id'),
    );
    expect(rows.map(({ subject }) => subject)).toEqual(subjects);
  });

  it('refuses to write into another workspace', async () => {
    const foreign = test.database.write(there, (tx) =>
      tx.query(
        `INSERT INTO domain_event (id, workspace_id, type, subject, payload, recorded_at) VALUES ($1,$2,'a.b.v1','x','{}',now())`,
        [newId(), here.workspaceId],
      ),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  it('reads in a read-only transaction', async () => {
    await expect(test.database.read(here, (tx) => tx.query('DELETE FROM event_delivery'))).rejects.toThrow(/read-only/);
  });

  it('stores nothing that was rolled back', async () => {
    const before = await count('SELECT count(*) FROM event_delivery');
    const failed = test.database.write(here, async (tx) => {
      await tx.record({ type: 'test.thing.done.v1', subject: 'b', payload: {} });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await count('SELECT count(*) FROM event_delivery')).toBe(before);
  });

  it('is repeated as a whole when two writers deadlock', async () => {
    await test.owner(
      'CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL); GRANT ALL ON pair TO PUBLIC; INSERT INTO pair VALUES (1,0),(2,0)',
    );
    let runs = 0;
    const both = new Set<number>();
    const bump = (first: number, second: number) =>
      test.database.write(here, async (tx) => {
        runs += 1;
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first]);
        both.add(first);
        for (let waited = 0; both.size < 2 && waited < 200; waited += 1)
          await new Promise((resolve) => setTimeout(resolve, 5));
        await tx.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([bump(1, 2), bump(2, 1)]);
    // at least one retry; under load the second attempt may collide again
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await test.owner('SELECT n FROM pair ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('does not let the server change or delete an event', async () => {
    await expect(test.database.write(here, (tx) => tx.query('DELETE FROM domain_event'))).rejects.toThrow(
      /permission denied/,
    );
    await expect(test.database.write(here, (tx) => tx.query(`UPDATE domain_event SET subject = 'x'`))).rejects.toThrow(
      /permission denied/,
    );
    await expect(test.database.write(here, (tx) => tx.query('SELECT * FROM mail_outbox'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('the audit chain', () => {
  it('verifies after sealing, and reveals a changed event', async () => {
    const actor = systemActor(newId());
    for (let index = 0; index < 5; index += 1)
      await test.database.write(actor, (tx) =>
        tx.record({
          type: 'test.thing.done.v1',
          subject: String(index),
          payload: { index, nested: { b: 1, a: [1.5, null] } },
        }),
      );
    expect(await test.database.write(actor, sealWorkspace)).toBe(false);
    expect(await verifyChain(test.database, actor)).toMatchObject({
      sealed: 5,
      unsealed: 0,
      lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      faults: [],
    });
    await test.owner(`UPDATE domain_event SET payload = '{"index":99}' WHERE workspace_id = $1 AND subject = '2'`, [
      actor.workspaceId,
    ]);
    expect((await verifyChain(test.database, actor)).faults).toEqual([expect.stringContaining('seal 3 does not fit')]);
  });
});
