import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { CreateRoundtable } from '../../../src/modules/dialogue/use-cases/create-roundtable.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { backUp, type Manifest, restore } from '../../../src/platform/database/backup.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.js';
import { inTestServer, openTestDatabase, type OpenDatabase } from '../../support/database.js';
import { directory, givenMember, givenWorkspace } from '../../support/workspace.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-restore-'));
const files = new FolderStorage(readSettings({ DATA_DIR: folder }));
const backup = path.join(folder, 'backup');
const name = `plain_${randomBytes(6).toString('hex')}`;
let source: OpenDatabase;
let ownerUrl: string;
let client: pg.Client;

beforeAll(async () => {
  source = await openTestDatabase();
  const workspace = await givenWorkspace(source.database);
  for (const role of ['facilitator', 'member'] as const) await givenMember(source.database, workspace, { role });
  await new CreateRoundtable(source.database, directory, new IdentityFacade()).execute(workspace.system, {
    title: { en: 'First', zh: '第一次' },
    ...{ startsOn: '2026-03-10', endsOn: '2026-03-11', timeZone: 'Asia/Shanghai' },
  });
  await backUp(source.ownerUrl, files, backup);
  // as in README.md and docker/create-roles.sh: the role that owns the tables is not a superuser
  const password = randomBytes(12).toString('hex');
  await inTestServer(async (admin) => {
    await admin.query(
      `CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '${password}'`,
    );
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  const url = new URL(source.ownerUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  ownerUrl = url.href;
  await migrate(ownerUrl);
  client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await source.close();
  await inTestServer(async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${name}`);
  });
  rmSync(folder, { recursive: true, force: true });
});

const restoration = (beforeCommit = async (): Promise<void> => undefined) => ({ source: backup, files, beforeCommit });

/** Constraints with their definitions, and triggers with their states. */
const guards = `
  SELECT conrelid::regclass::text AS of, conname AS name, pg_get_constraintdef(oid) AS what FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`;

it('a backup with a row that refers to nothing is refused, and the installation stays empty', async () => {
  const manifest = JSON.parse(readFileSync(path.join(backup, 'manifest.json'), 'utf8')) as Manifest;
  const { columns } = manifest.tables.find((table) => table.name === 'identity_membership')!;
  const file = path.join(backup, 'tables', 'identity_membership.copy');
  const before = readFileSync(file);
  const [first, ...others] = before.toString().split('\n');
  const row = first!.split('\t');
  row[columns.indexOf('account_id')] = '01900000-0000-7000-8000-00000000dead';
  writeFileSync(file, [row.join('\t'), ...others].join('\n'));
  await expect(restore(ownerUrl, restoration())).rejects.toMatchObject({ code: '23503' });
  writeFileSync(file, before);
  expect((await client.query('SELECT 1 FROM identity_workspace')).rowCount).toBe(0);
  expect((await client.query(guards)).rows).toEqual(await source.owner(guards));
});

it('a restoration that is interrupted before its keys are restored leaves an empty installation', async () => {
  const interrupted = async () => {
    throw new Error('interrupted');
  };
  await expect(restore(ownerUrl, restoration(interrupted))).rejects.toThrow('interrupted');
  expect((await client.query('SELECT 1 FROM domain_event')).rowCount).toBe(0);
});

it('a backup can be restored by a role that owns the tables and is not a superuser, with all constraints and triggers', async () => {
  expect(await restore(ownerUrl, restoration())).toMatchObject({ equal: true, differences: [] });
  const there = (await client.query(guards)).rows;
  expect(there.length).toBeGreaterThan(200);
  expect(there).toEqual(await source.owner(guards));
  await expect(restore(ownerUrl, restoration())).rejects.toThrow('contains data');
});
