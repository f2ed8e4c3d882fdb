import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { createApplication } from '../../src/application.js';
import { newId } from '../../src/kernel/ids.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { Database } from '../../src/platform/database/database.js';
import { JobRuns } from '../../src/platform/jobs/job-runs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { type Answer, cookieOf, givenVisitor, visit, type Visitor, visitorPassword } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

interface Ack {
  readonly ok: boolean;
  readonly problem?: { readonly code: string; readonly status: number; readonly title: string };
}

let running: RunningApp;
let other: { url: string; database: Database; runs: JobRuns; close(): Promise<void> };
let workspace: GivenWorkspace;
let visitor: Visitor;
const sockets: Socket[] = [];

beforeAll(async () => {
  running = await startApp({ settings: { WORKERS: 'off' } });
  const settings = readSettings({ DATA_DIR: running.folder, LOG_LEVEL: 'error', DEMO: 'false', WORKERS: 'off' });
  const app = await createApplication({ settings, url: running.test.url });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  other = {
    url: `http://127.0.0.1:${port}`,
    database: app.get(Database),
    runs: app.get(JobRuns),
    close: () => app.close(),
  };
  workspace = await givenWorkspace(running.app.get(Database));
  visitor = await givenVisitor(running, workspace, { role: 'administrator' });
}, 60_000);
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await other?.close();
  await running.close();
});

async function open(url = running.url, auth: Record<string, unknown> = {}, cookie = visitor.cookie): Promise<Socket> {
  const socket = io(`${url}/workspace`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { cookie, 'accept-language': 'en' },
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}
const ask = async (socket: Socket, name: string, payload: unknown): Promise<Ack> =>
  (await socket.timeout(8000).emitWithAck(name, payload)) as Ack;
const watch = (socket: Socket) => ask(socket, 'watch', { workspaceId: workspace.workspaceId });

describe('two processes on one database', () => {
  it('notify each screen once of a change, whichever process it is connected to', async () => {
    const heard = new Map<string, string[]>();
    for (const url of [running.url, other.url]) {
      const socket = await open(url);
      heard.set(url, []);
      socket.on('changed', ({ subject }: { subject: string }) => heard.get(url)!.push(subject));
      socket.on('job', ({ id }: { id: string }) => heard.get(url)!.push(id));
      expect(await watch(socket)).toEqual({ ok: true });
    }
    const subject = newId();
    const jobId = await other.database.write(workspace.system, async (tx) => {
      await tx.record({ type: 'test.thing.done.v1', subject, payload: {} });
      return tx.startJob('test.job', {});
    });
    await other.runs.begin(workspace.system, jobId);
    await other.runs.progress(workspace.system, jobId, 0.5);
    await other.runs.finish(workspace.system, jobId, { state: 'done' });
    await sleep(1000);
    for (const url of [running.url, other.url])
      expect([...heard.get(url)!].sort()).toEqual([subject, jobId, jobId].sort());
  });
});

describe('a socket whose account may no longer listen', () => {
  const members = () => `/api/workspaces/${workspace.workspaceId}/members`;

  it.each<[string, (gone: Visitor & GivenMember) => Promise<Answer>]>([
    [
      'was removed',
      ({ actor }) => visitor.call('DELETE', `${members()}/${actor.accountId}`, { headers: { 'if-match': '"1"' } }),
    ],
    ['signed out', (gone) => gone.call('POST', '/api/sign-out')],
    [
      'ended the session from another device',
      async (gone) => {
        const another = visit(() => other.url, await cookieOf(other.url, gone.email, visitorPassword));
        return another.call('POST', '/api/me/sessions/end-others');
      },
    ],
  ])('is closed in every process soon after the account %s', async (_, act) => {
    const gone = await givenVisitor(running, workspace, { role: 'observer' });
    const heard: string[] = [];
    const closed: Promise<unknown>[] = [];
    for (const url of [running.url, other.url]) {
      const socket = await open(url, {}, gone.cookie);
      socket.on('changed', ({ type }: { type: string }) => heard.push(type));
      expect(await watch(socket)).toEqual({ ok: true });
      closed.push(new Promise((resolve) => socket.once('disconnect', resolve)));
    }
    expect((await act(gone)).status).toBeLessThan(300);
    await Promise.all(closed);
    heard.length = 0;
    await other.database.write(workspace.system, (tx) =>
      tx.record({ type: 'test.thing.done.v1', subject: newId(), payload: {} }),
    );
    await sleep(500);
    expect(heard).toEqual([]);
  });

  it('stays open if the roles change and still allow listening', async () => {
    const kept = await givenVisitor(running, workspace, { role: 'observer' });
    const socket = await open(other.url, {}, kept.cookie);
    await watch(socket);
    const change = { headers: { 'if-match': '"1"' }, body: { roles: ['member'] } };
    const { status } = await visitor.call('PATCH', `${members()}/${kept.actor.accountId}`, change);
    expect(status).toBe(200);
    await sleep(1500);
    expect(socket.connected).toBe(true);
  });
});

describe('a socket', () => {
  it.each([
    [{ language: 'zh-CN' }, '未找到该工作区，或您无权访问。'],
    [{ language: 'en' }, 'Workspace not found, or you do not have access.'],
    [{ language: 'xx' }, 'Workspace not found, or you do not have access.'],
    [{ language: { $ne: '' } }, 'Workspace not found, or you do not have access.'],
    [{}, 'Workspace not found, or you do not have access.'],
  ])('is answered in the language of its page: %j', async (auth, title) => {
    const ack = await ask(await open(running.url, auth), 'watch', { workspaceId: newId() });
    expect(ack).toMatchObject({ ok: false, problem: { status: 404, title } });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['a list', [[[]]]],
    ['an object instead of an id', { workspaceId: { $ne: null } }],
    ['a NUL byte', { workspaceId: 'a\u0000b' }],
    ['a lone surrogate', { workspaceId: '\ud800' }],
    ['a name that all objects share', JSON.parse('{"__proto__":{"workspaceId":"x"}}')],
    ['deep nesting', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('that sends %s is answered with a problem and continues', async (_, payload) => {
    const socket = await open(running.url, { language: 'zh-CN' });
    const ack = await ask(socket, 'watch', payload);
    expect(ack).toMatchObject({ ok: false, problem: { title: expect.stringMatching(/[\u4e00-\u9fff]/) } });
    expect(ack.problem!.status).toBeLessThan(500);
    expect(await watch(socket)).toEqual({ ok: true });
  });

  it('that sends an unknown command is answered with a problem and continues', async () => {
    const socket = await open(running.url, { language: 'zh-CN' });
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      const ack = await ask(socket, name, { workspaceId: workspace.workspaceId });
      expect([name, ack]).toMatchObject([
        name,
        { ok: false, problem: { status: 404, code: 'platform.realtime.unknown-command', title: '未知命令。' } },
      ]);
    }
    expect(await watch(socket)).toEqual({ ok: true });
  });

  it('that sends tens of thousands of nested levels is answered with a problem', async () => {
    const socket = await open();
    const answers: string[] = [];
    socket.io.engine.on('data', (data: unknown) => answers.push(String(data)));
    const deep = `${'['.repeat(45_000)}${']'.repeat(45_000)}`;
    socket.io.engine.write(`2/workspace,7001["watch",${deep}]`);
    socket.io.engine.write(`2/workspace,7002["nothing",${deep}]`);
    const answer = (id: number) => answers.find((text) => text.startsWith(`3/workspace,${id}`));
    for (let waited = 0; waited < 8000 && (answer(7001) ?? answer(7002)) === undefined; waited += 20) await sleep(20);
    expect(await watch(socket)).toEqual({ ok: true });
    expect(answer(7001)).toMatch(/"ok":false.*too-deep/);
    expect(answer(7002)).toMatch(/"ok":false.*unknown-command/);
  });

  it('that sends more than a command may contain is disconnected, and no one else is', async () => {
    const [loud, quiet] = [await open(), await open()];
    const cut = new Promise((resolve) => loud.once('disconnect', resolve));
    loud.emit('watch', { workspaceId: 'x'.repeat(200_000) });
    await cut;
    expect(await watch(quiet)).toEqual({ ok: true });
  });

  it('that sends data to overflow a parser does no harm', async () => {
    const [deep, quiet] = [await open(), await open()];
    deep.io.engine.write(`2/workspace,7["watch",${'['.repeat(45_000)}${']'.repeat(45_000)}]`);
    deep.io.engine.write('2/workspace,8["watch",{"workspaceId":');
    deep.io.engine.write('51-/workspace,9["watch",{"_placeholder":true,"num":7}]');
    await sleep(300);
    expect(await watch(quiet)).toEqual({ ok: true });
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  });

  it('that sends too many commands is asked to wait, then disconnected, while others are served', async () => {
    const [flood, quiet] = [await open(running.url, { language: 'zh-CN' }), await open()];
    const acks = await Promise.all(Array.from({ length: 400 }, () => watch(flood)));
    const refused = acks.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]!.problem).toMatchObject({
      status: 429,
      code: 'platform.realtime.too-many',
      title: '操作过多，请稍后重试。',
    });
    expect(await watch(quiet)).toEqual({ ok: true });
    await sleep(200);
    expect((await watch(flood)).ok).toBe(true);
    const cut = new Promise((resolve) => flood.once('disconnect', resolve));
    for (let sent = 0; sent < 3000; sent += 1) flood.emit('watch', {});
    await cut;
    expect(await watch(quiet)).toEqual({ ok: true });
  });

  it('from another site is refused', async () => {
    const foreign = io(`${running.url}/workspace`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: 'https://elsewhere.example', cookie: visitor.cookie },
    });
    sockets.push(foreign);
    await expect(
      new Promise<void>((resolve, reject) => {
        foreign.once('connect', resolve);
        foreign.once('connect_error', reject);
      }),
    ).rejects.toBeDefined();
  });
});
