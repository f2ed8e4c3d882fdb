/** Two servers with data folders of their own, on one database and one S3-compatible store. */
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { localized } from '../../src/kernel/localized-text.js';
import { Database } from '../../src/platform/database/database.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { OpenAction } from '../../src/roadmap/use-cases/open-action.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type FileStore, startFileStore } from '../support/file-store.js';
import { type DataFolder, dataFolder, type Program, startProgram, stopProgram } from '../support/program.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

const title = localized('Training for welders', '焊工培训');
let store: FileStore;
let one: RunningApp;
let other: Program;
let folder: DataFolder;
let delegate: Visitor;
let facilitator: Visitor;
let evidence: string;
let documents: string;

beforeAll(async () => {
  store = await startFileStore();
  one = await startApp({ settings: { FILES_URL: store.url, WORKERS: 'off', LOG_LEVEL: 'silent' } });
  folder = dataFolder();
  other = await startProgram(folder.path, { DATABASE_URL: one.test.url, FILES_URL: store.url, WORKERS: 'off' });
  const workspace = await givenWorkspace(one.app.get(Database));
  const member = await givenVisitor(one, workspace, { role: 'member', constituency: 'employers' });
  delegate = member;
  facilitator = await givenVisitor(one, workspace, { role: 'facilitator' });
  const here = `/api/workspaces/${workspace.workspaceId}`;
  const opening = { title, ownerOrganisationId: member.actor.organisationId! };
  const action = await one.app.get(OpenAction, { strict: false }).execute(workspace.system, opening);
  evidence = `${here}/roadmap/actions/${action.id}/evidence`;
  const { id } = await one.app.get(CreateRoundtable, { strict: false }).execute(workspace.system, {
    title,
    ...{ startsOn: '2026-03-10', endsOn: '2026-03-10', opensAt: '09:00', timeZone: 'Asia/Shanghai' },
  });
  documents = `${here}/roundtables/${id}/documents`;
}, 120_000);
afterAll(async () => {
  await stopProgram(other);
  folder.remove();
  await one.close();
  await store.remove();
}, 60_000);

const offered = (name: string, content: string): FormData => {
  const body = new FormData();
  body.append('file', new Blob([content]), name);
  return body;
};
const from = (server: string, address: string, { cookie }: Visitor): Promise<Response> =>
  fetch(server + address, { headers: { cookie, 'accept-language': 'zh-CN' } });
/** The id of a file in the answer to an upload. */
const idOf = (body: Record<string, unknown>, name: string): string => {
  const evidence = (body['evidence'] ?? []) as readonly { readonly id: string; readonly fileName: string }[];
  return evidence.find(({ fileName }) => fileName === name)?.id ?? String(body['id']);
};
const filesIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /^(files|uploads)\/./.test(name));

describe('a file that one of two servers received', () => {
  it.each([
    ['evidence', () => evidence, () => delegate, (id: string) => `${evidence}/${id}`],
    [
      'a document',
      () => documents,
      () => facilitator,
      (id: string) => documents.replace(/roundtables.*/, `documents/${id}/file`),
    ],
  ])(
    'as %s is read through the other server, and neither has it in its data folder',
    async (_, where, who, at) => {
      const content = `names\n${'x'.repeat(3_000_000)}`;
      const sent = await who().call('POST', where(), { body: offered('names.txt', content) });
      expect(sent.status).toBe(201);
      for (const server of [one.url, other.url]) {
        const read = await from(server, at(idOf(sent.body, 'names.txt')), who());
        expect([read.status, await read.text()]).toEqual([200, content]);
      }
      expect([filesIn(one.folder), filesIn(folder.path)]).toEqual([[], []]);
    },
    120_000,
  );

  it('and whose type is refused leaves nothing in the store', async () => {
    const before = store.sizes();
    const sent = await delegate.call('POST', evidence, { body: offered('page.pdf', '<html><script>1</script>') });
    expect(sent.status).toBe(415);
    expect(store.sizes()).toEqual(before);
  });

  it('is deleted from the store with its row', async () => {
    const before = store.sizes();
    const sent = await delegate.call('POST', evidence, { body: offered('list.txt', 'names') });
    expect(store.sizes().length).toBe(before.length + 1);
    expect((await delegate.call('DELETE', `${evidence}/${idOf(sent.body, 'list.txt')}`)).status).toBe(204);
    expect(store.sizes()).toEqual(before);
  });
});

describe('the connections by which the servers exchange messages', () => {
  /** More often than a server may have such connections at once. */
  const cuts = 4;

  it('are made again each time they are cut, and no server ends', async () => {
    const owner = new pg.Client({ connectionString: one.test.ownerUrl });
    await owner.connect();
    const listening = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN "socket.io%'`;
    const count = async () => Number((await owner.query(`SELECT count(*) AS n ${listening}`)).rows[0].n);
    try {
      const before = await count();
      expect(before).toBeGreaterThanOrEqual(2);
      for (let cut = 0; cut < cuts; cut += 1) {
        await owner.query(`SELECT pg_terminate_backend(pid) ${listening}`);
        // each server waits a while before it connects again
        while ((await count()) < before) await sleep(50);
      }
      for (const server of [one.url, other.url]) expect((await fetch(`${server}/health/live`)).status).toBe(200);
    } finally {
      await owner.end();
    }
  }, 60_000);
});

describe('a store that is away', () => {
  it('is shown by readiness and refuses files with a message, while everything else works', async () => {
    await store.stop();
    for (const server of [one.url, other.url]) {
      const ready = await fetch(`${server}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'platform.storage.unavailable' }),
      ]);
      expect((await fetch(`${server}/health/live`)).status).toBe(200);
    }
    const sent = await facilitator.call('POST', documents, {
      body: offered('names.txt', 'names'),
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(sent).toMatchObject({ status: 503, body: { title: '文件存储暂时不可用。' } });
    expect(sent.headers.get('retry-after')).toBe('60');
    expect((await facilitator.call('GET', documents.replace(/\/[^/]*\/documents$/, ''))).status).toBe(200);
    // what it says has neither the key nor its secret
    expect(other.output()).toContain('file storage: ');
    expect(other.output()).not.toContain('S3RVER');
    await store.restart();
    for (const server of [one.url, other.url]) expect((await fetch(`${server}/health/ready`)).status).toBe(200);
    expect((await facilitator.call('POST', documents, { body: offered('names.txt', 'names') })).status).toBe(201);
    expect([filesIn(one.folder), filesIn(folder.path)]).toEqual([[], []]);
  }, 60_000);
});
