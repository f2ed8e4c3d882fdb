import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { auditedTables } from '../../../src/audited-tables.js';
import { unauditedTables } from '../../support/unaudited-tables.js';
import { type Actor, systemActor } from '../../../src/kernel/actor.js';
import { SystemClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { sealWorkspace, verifyChain } from '../../../src/platform/events/audit-chain.js';
import { exportHashes, verifyAudit } from '../../../src/platform/events/audit-commands.js';
import { verifyRecords } from '../../../src/platform/events/verify-records.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { AuditKey } from '../../../src/platform/sealing/index.js';
import { openTestDatabase, type OpenDatabase } from '../../support/database.js';

/** With rows of random content in every audited table, written by the program as the owner of all tables. */
let test: OpenDatabase;
let source: DataSource;
let asOwner: Database;
let folder: string;
const workspace = newId();
const actor = systemActor(workspace);
const each = 20;

const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: 'md5(random()::text)',
  jsonb: `jsonb_build_object('en', md5(random()::text))`,
  boolean: 'true',
  date: "'2026-01-01'::date + (random() * 30000)::int",
  bytea: 'uuid_send(gen_random_uuid())',
  'timestamp with time zone': 'now()',
  'text[]': 'ARRAY[md5(random()::text)]',
  'uuid[]': 'ARRAY[gen_random_uuid()]',
  'smallint[]': 'ARRAY[1]',
  'numeric(17,2)': '(random() * 30000)::numeric(17,2)',
};

interface Column {
  readonly name: string;
  readonly type: string;
}

async function columnsOf(table: string): Promise<readonly Column[]> {
  return test.owner<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
}

/** SQL that inserts rows with random values, which no constraint refuses any more. */
async function insertion(table: string, count: number): Promise<string> {
  const columns = await columnsOf(table);
  // a table with one row in each workspace needs a workspace for each row
  const alone = auditedTables.find(({ name }) => name === table)?.key?.join() === 'workspace_id';
  const own = table === 'identity_workspace' ? 'id' : 'workspace_id';
  const one = columns.map(({ name, type }) =>
    name === own && table !== 'identity_workspace' && !alone
      ? `'${workspace}'::uuid`
      : (values[type] ?? '(random() * 30000)::int'),
  );
  return `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) SELECT ${one.join(', ')} FROM generate_series(1, ${count})`;
}

const keyOf = (table: string): string => {
  const key = auditedTables.find(({ name }) => name === table)?.key ?? ['id'];
  return key.length === 1 ? `${key[0]}::text` : `concat_ws('/', ${key.join(', ')})`;
};

async function allowEverything(): Promise<void> {
  const constraints = await test.owner<{ drop: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'c', 'u') ORDER BY contype = 'u', contype = 'c'`,
  );
  for (const { drop } of constraints) await test.owner(drop);
  const indexes = await test.owner<{ drop: string }>(
    `SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS drop FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary`,
  );
  for (const { drop } of indexes) await test.owner(drop);
}

async function faults(): Promise<readonly string[]> {
  return (await verifyRecords(test.ownerUrl, asOwner.auditKey, auditedTables)).map(({ text }) => text);
}

/** As a superuser whose statements fire no triggers, in one transaction. */
const silently = (sql: string): Promise<unknown> =>
  test.owner(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

beforeAll(async () => {
  test = await openTestDatabase();
  source = await createDataSource(test.ownerUrl, [], 2).initialize();
  asOwner = new Database(source, new SystemClock(), test.database.auditKey);
  folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-audit-'));
  await allowEverything();
  for (const { name } of auditedTables) {
    const sql = await insertion(name, each);
    await asOwner.write(actor, (tx) => tx.query(sql));
  }
});
afterAll(async () => {
  await source.destroy();
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

describe('every table', () => {
  const listed = async (): Promise<readonly string[]> => {
    const tables = await test.owner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    const known = [...auditedTables.map(({ name }) => name), ...Object.keys(unauditedTables)];
    return [
      ...tables.filter(({ name }) => !known.includes(name)).map(({ name }) => `${name} is in neither list`),
      ...known.filter((name) => !tables.some((table) => table.name === name)).map((name) => `${name} does not exist`),
      ...known.filter((name, index) => known.indexOf(name) !== index).map((name) => `${name} is listed twice`),
    ];
  };

  it('is audited or listed with the reason why it is not', async () => {
    expect(await listed()).toEqual([]);
    expect(Object.values(unauditedTables).every((reason) => reason.length > 5)).toBe(true);
  });

  it('is checked: a new table that is in neither list is found', async () => {
    await test.owner('CREATE TABLE seed_unlisted (id uuid)');
    expect(await listed()).toEqual(['seed_unlisted is in neither list']);
    await test.owner('DROP TABLE seed_unlisted');
  });
});

describe('records that the program wrote', () => {
  it('have no fault, also after legal changes and deletions, and after the same key was used again', async () => {
    expect(await faults()).toEqual([]);
    const [place] = await test.owner<{ row: object; id: string }>(
      'SELECT id, to_jsonb(t) AS row FROM directory_place t LIMIT 1',
    );
    const write = (sql: string, parameters: readonly unknown[]) =>
      asOwner.write(actor, (tx) => tx.query(sql, parameters));
    await write(`UPDATE directory_place SET name = '{"en": "Renamed"}' WHERE id = $1`, [place!.id]);
    await write('DELETE FROM directory_place WHERE id = $1', [place!.id]);
    expect(await faults()).toEqual([]);
    await write('INSERT INTO directory_place SELECT * FROM jsonb_populate_record(NULL::directory_place, $1)', [
      place!.row,
    ]);
    await write('UPDATE identity_api_token SET used_at = $1', [new Date()]);
    expect(await faults()).toEqual([]);
  });

  it('keep neither salt nor hash once they are deleted, and a new salt after each change', async () => {
    const salts = () =>
      test.owner(`SELECT salt, hash FROM audit_record WHERE table_name = 'identity_person' ORDER BY salt`);
    const before = await salts();
    await asOwner.write(actor, (tx) => tx.query(`UPDATE identity_person SET name = '{"en": "Other"}'`));
    const after = await salts();
    expect(after).toHaveLength(before.length);
    expect(after).not.toEqual(expect.arrayContaining([before[0]]));
    const sql = await insertion('identity_person', each);
    await asOwner.write(actor, (tx) => tx.query('DELETE FROM identity_person'));
    expect(
      await test.owner(`SELECT DISTINCT salt, hash FROM audit_record WHERE table_name = 'identity_person'`),
    ).toEqual([{ salt: null, hash: null }]);
    await asOwner.write(actor, (tx) => tx.query(sql));
    expect(await faults()).toEqual([]);
  });

  it('written by several transactions at once have no fault', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        asOwner.write(actor, (tx) => tx.query('UPDATE roadmap_action SET progress = $1', [index])),
      ),
    );
    expect(await faults()).toEqual([]);
  });

  it('leave nothing signed of a transaction that failed', async () => {
    const count = () => test.owner('SELECT count(*) FROM audit_change');
    const before = await count();
    await expect(
      asOwner.write(actor, async (tx) => {
        await tx.query('UPDATE roadmap_action SET progress = 77');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await count()).toEqual(before);
    expect(await faults()).toEqual([]);
  });
});

describe('twenty forgeries', () => {
  it.each(auditedTables.map(({ name }) => name))('of %s by a superuser without triggers are found', async (name) => {
    const columns = await columnsOf(name);
    const table = auditedTables.find((audited) => audited.name === name)!;
    const fixed = [...(table.key ?? ['id']), ...(table.ignored ?? []), 'workspace_id'];
    const free = columns.find(
      ({ name: column, type }) =>
        !fixed.includes(column) &&
        type in values &&
        type !== 'date' &&
        type !== 'boolean' &&
        type !== 'timestamp with time zone',
    );
    // a row that is only its key can be added and deleted, not changed
    const changed = free ?? columns.find(({ name: column }) => !fixed.includes(column));
    const later = changed?.type === 'timestamp with time zone' ? `now() + interval '1 day'` : undefined;
    const next = later ?? values[changed?.type ?? ''] ?? '30001 + (random() * 30000)::int';
    const rows = await test.owner<{ key: string }>(`SELECT ${keyOf(name)} AS key FROM ${name} ORDER BY 1`);
    const [altered, removed] = [rows.slice(0, changed === undefined ? 0 : 7), rows.slice(7, 13)].map((some) =>
      some.map(({ key }) => key),
    ) as [string[], string[]];
    const among = (keys: readonly string[]): string =>
      `${keyOf(name)} IN (${keys.map((key) => `'${key}'`).join(', ')})`;
    const change = changed === undefined ? '' : `UPDATE ${name} SET ${changed.name} = ${next} WHERE ${among(altered)};`;
    await silently(`${change}
      DELETE FROM ${name} WHERE ${among(removed)}; ${await insertion(name, 7)}`);
    const found = (await faults()).filter((text) => text.startsWith(`${name} `));
    const known = new Set(rows.map(({ key }) => key));
    const added = (await test.owner<{ key: string }>(`SELECT ${keyOf(name)} AS key FROM ${name}`))
      .map(({ key }) => key)
      .filter((key) => !known.has(key));
    expect(added).toHaveLength(7);
    expect([...found].sort()).toEqual(
      [
        ...altered.map((key) => `${name} ${key} was changed without the program`),
        ...removed.map((key) => `${name} ${key} was deleted without the program`),
        ...added.map((key) => `${name} ${key} was added without the program`),
      ].sort(),
    );
  });
});

async function openWorkspace(): Promise<{ readonly fixture: OpenDatabase; readonly own: Actor }> {
  const fixture = await openTestDatabase();
  const own = systemActor(newId());
  await fixture.owner(
    `INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ($1, 'one', '{"en": "One"}', 'region', 'Asia/Shanghai', now())`,
    [own.workspaceId],
  );
  return { fixture, own };
}

async function faultsOfPlaces(fixture: OpenDatabase): Promise<readonly string[]> {
  const places = auditedTables.filter(({ name }) => name === 'directory_place');
  return (await verifyRecords(fixture.ownerUrl, fixture.database.auditKey, places)).map(({ text }) => text);
}

describe('someone who has the database and not the key', () => {
  it('is found when triggers hash the change, since no one signs it', async () => {
    const before = (await faults()).length;
    await test.owner(
      `UPDATE roadmap_plan SET title = '{"en": "Mine"}' WHERE id NOT IN (SELECT record::uuid FROM audit_record WHERE table_name = 'roadmap_plan' AND hash IS NULL)`,
    );
    expect((await faults()).length).toBeGreaterThan(before);
  });

  it('is found with changes and seals of another key, and with an older signed state', async () => {
    const { fixture, own } = await openWorkspace();
    const place = newId();
    const write = (database: Database, name: string) =>
      database.write(own, (tx) =>
        tx.query(
          `INSERT INTO directory_place (id, workspace_id, level, name, basis) VALUES ($1, $2, 'park', $3, 'entered')
           ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
          [place, own.workspaceId, JSON.stringify({ en: name })],
        ),
      );
    const found = () => faultsOfPlaces(fixture);
    await write(fixture.database, 'East');
    const old = await fixture.owner(
      `SELECT to_jsonb(t) AS row, (SELECT to_jsonb(r) FROM audit_record r WHERE record = t.id::text) AS record FROM directory_place t`,
    );
    await write(fixture.database, 'West');
    await fixture.database.write(own, sealWorkspace);
    expect(await found()).toEqual([]);
    expect((await verifyChain(fixture.database, own)).faults).toEqual([]);
    const { row, record } = old[0] as { row: object; record: object };
    await fixture.owner(
      'BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM directory_place; DELETE FROM audit_record; COMMIT',
    );
    const other = await createDataSource(fixture.url, [], 1).initialize();
    await fixture.owner('ALTER TABLE directory_place DISABLE TRIGGER USER');
    await fixture.owner('INSERT INTO directory_place SELECT * FROM jsonb_populate_record(NULL::directory_place, $1)', [
      row,
    ]);
    await fixture.owner('INSERT INTO audit_record SELECT * FROM jsonb_populate_record(NULL::audit_record, $1)', [
      record,
    ]);
    await fixture.owner('ALTER TABLE directory_place ENABLE TRIGGER USER');
    expect(await found()).toEqual([`directory_place ${place} was changed without the program`]);
    const thief = new Database(other, new SystemClock(), AuditKey.temporary());
    await write(thief, 'North');
    expect((await found()).join()).toMatch(/the signature of changes .* is wrong,directory_place .* was changed/);
    await thief.write(own, sealWorkspace);
    expect((await verifyChain(fixture.database, own)).faults).toEqual(['the signature of seal 3 is wrong']);
    await other.destroy();
    await fixture.close();
  });

  it('is found by an exported hash when the end of the chain was cut off', async () => {
    const { fixture, own } = await openWorkspace();
    const record = (subject: string) =>
      fixture.database.write(own, (tx) => tx.record({ type: 'test.thing.done.v1', subject, payload: {} }));
    await record('1');
    await fixture.database.write(own, sealWorkspace);
    await record('2');
    await fixture.database.write(own, sealWorkspace);
    const file = path.join(folder, 'hashes.jsonl');
    await exportHashes(fixture.database, file, () => undefined);
    const asked = { database: fixture.database, ownerUrl: fixture.ownerUrl, tables: [], against: file };
    expect(await verifyAudit(asked, () => undefined)).toBe(0);
    await fixture.owner('DELETE FROM audit_seal WHERE seq = 2');
    expect((await verifyChain(fixture.database, own)).faults).toEqual([]);
    const said: string[] = [];
    expect(await verifyAudit(asked, (line) => said.push(line))).toBe(1);
    expect(said.join('\n')).toContain(`the chain of ${own.workspaceId} was cut off or replaced: seal 2 of `);
    await writeFile(file, `{"seq": 2, "signature": "AA=="}\n`);
    await expect(verifyAudit(asked, () => undefined)).rejects.toThrow('was not signed with the key');
    await fixture.close();
  });
});

describe('an update of the program', () => {
  it('hashes and signs records that exist, and keeps those suspect that differed before', async () => {
    const { fixture, own } = await openWorkspace();
    const [honest, forged] = [newId(), newId()];
    for (const id of [honest, forged])
      await fixture.database.write(own, (tx) =>
        tx.query(
          `INSERT INTO directory_place (id, workspace_id, level, name, basis) VALUES ($1, $2, 'park', '{"en": "East"}', 'entered')`,
          [id, own.workspaceId],
        ),
      );
    await fixture.owner('ALTER TABLE directory_place DISABLE TRIGGER USER');
    await fixture.owner(`UPDATE directory_place SET note = '{"en": "Forged"}' WHERE id = $1`, [forged]);
    // as a migration without triggers changes rows, and a table becomes an audited one
    await fixture.owner(`DELETE FROM database_functions`);
    const found = () => faultsOfPlaces(fixture);
    await expect(migrate(fixture.ownerUrl)).resolves.toEqual({ applied: [] });
    expect(await found()).toEqual([`directory_place ${forged} was changed without the program`]);
    await fixture.owner(
      'DELETE FROM audit_change_unsealed; DELETE FROM audit_change; DELETE FROM audit_record; DELETE FROM database_functions; DROP FUNCTION audit_differences()',
    );
    await expect(migrate(fixture.ownerUrl)).rejects.toThrow('the key of AUDIT_KEY_FILE is needed');
    await fixture.owner('DROP FUNCTION audit_differences(); DELETE FROM database_functions');
    await migrate(fixture.ownerUrl, { auditKey: fixture.database.auditKey });
    expect(await found()).toEqual([]);
    await fixture.close();
  });
});
