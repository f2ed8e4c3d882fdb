/** Full disks, of the uploaded files and of a table of the database, simulated with small file systems in memory. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { describeWhen } from '../support/when.js';
import { givenWorkspace } from '../support/workspace.js';

const mount = (folder: string, size: string) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=777`, 'tmpfs', folder]).status === 0;
const unmount = (folder: string) => spawnSync('umount', ['--lazy', folder]);
const probe = mkdtempSync(path.join(os.tmpdir(), 'tripartite-mount-'));
const mayMount = mount(probe, '1m');
if (mayMount) unmount(probe);
rmSync(probe, { recursive: true, force: true });

describeWhen(
  mayMount ? null : 'file systems in memory cannot be mounted (run as root)',
  'a full disk',
  () => {
    const space = `small_${randomBytes(4).toString('hex')}`;
    const tables = mkdtempSync(path.join(os.tmpdir(), 'tripartite-tables-'));
    let running: RunningApp;
    let owner: pg.Client;
    let facilitator: Visitor;
    let here: string;
    let documents: string;
    const roundtable = (note: string) => ({
      title: { en: 'Training', zh: '培训' },
      note: { en: note, zh: '' },
      ...{ startsOn: '2026-03-10', endsOn: '2026-03-10', timeZone: 'Asia/Shanghai' },
    });
    const upload = async (language = 'en') => {
      const body = new FormData();
      body.append('file', new Blob([`a text\n${'x'.repeat(1_000_000)}`], { type: 'text/plain' }), 'a.txt');
      return facilitator.call('POST', documents, { body, headers: { 'accept-language': language } });
    };
    const create = async (language = 'en') => {
      const answer = await fetch(running.url + here, {
        method: 'POST',
        headers: { 'accept-language': language, 'content-type': 'application/json', cookie: facilitator.cookie },
        body: JSON.stringify(roundtable(randomBytes(8000).toString('hex'))),
      });
      const { status, headers } = answer;
      return { status, headers, body: (await answer.json()) as Record<string, unknown> };
    };
    const readiness = async () => (await fetch(`${running.url}/health/ready`)).status;
    const becomesReady = async () => {
      for (let waited = 0; waited < 60_000 && (await readiness()) !== 200; waited += 250) await sleep(250);
      expect(await readiness()).toBe(200);
    };
    const isRefused = async (send: (language: string) => ReturnType<typeof upload>) => {
      const english = await send('en');
      expect(english).toMatchObject({
        status: 507,
        body: { code: 'platform.storage.full', title: 'The server has no storage space left.' },
      });
      expect(english.headers.get('retry-after')).toBe('60');
      expect((await send('zh')).body).toMatchObject({ title: '服务器存储空间不足。' });
      expect(await readiness()).toBe(507);
      expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
      expect((await facilitator.call('GET', here)).status).toBe(200);
    };
    /** Fills a file system except for a given number of bytes. */
    const fill = (folder: string, left = 0) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(path.join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
    };

    beforeAll(async () => {
      running = await startApp();
      owner = new pg.Client({ connectionString: running.test.ownerUrl });
      await owner.connect();
      const workspace = await givenWorkspace(running.app.get(Database));
      facilitator = await givenVisitor(running, workspace, { role: 'facilitator' });
      here = `/api/workspaces/${workspace.workspaceId}/roundtables`;
      const created = await create();
      expect(created.status).toBe(201);
      documents = `${here}/${String(created.body['id'])}/documents`;
      mount(running.folder, '40m');
      mount(tables, '4m');
      const { uid, gid } = statSync(process.env['TEST_FOLDER']! + '/postgres');
      spawnSync('chown', [`${uid}:${gid}`, tables]);
      chmodSync(tables, 0o700);
      await owner.query(`CREATE TABLESPACE ${space} LOCATION '${tables}'`);
      await owner.query(`ALTER TABLE dialogue_roundtable SET TABLESPACE ${space}`);
    }, 60_000);
    afterAll(async () => {
      await owner.query('ALTER TABLE dialogue_roundtable SET TABLESPACE pg_default');
      await owner.query(`DROP TABLESPACE ${space}`);
      await owner.end();
      unmount(running.folder);
      await running.close();
      unmount(tables);
      rmSync(tables, { recursive: true, force: true });
    });

    it('of the files refuses an upload with a message, shows in readiness, and accepts uploads again when there is space', async () => {
      expect((await upload()).status).toBe(201);
      fill(running.folder);
      await isRefused(upload);
      rmSync(path.join(running.folder, 'filler'));
      expect((await upload()).status).toBe(201);
      await becomesReady();
    }, 120_000);

    it('of the data folder shows in readiness before a write is refused', async () => {
      fill(running.folder, 10_000_000);
      expect(await readiness()).toBe(507);
      rmSync(path.join(running.folder, 'filler'));
      expect(await readiness()).toBe(200);
    }, 60_000);

    it('of the database refuses a write with a message, shows in readiness, and accepts writes again when there is space', async () => {
      fill(tables);
      let answer = await create();
      for (let tried = 0; answer.status === 201 && tried < 200; tried += 1) answer = await create();
      expect(answer.status).toBe(507);
      await isRefused(create);
      rmSync(path.join(tables, 'filler'));
      expect((await create()).status).toBe(201);
      await becomesReady();
    }, 120_000);
  },
  false,
);
