import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { TestPasskey } from '../support/passkey.js';
import { codeAt } from '../support/totp.js';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { type RunningApp, startApp } from '../support/app.js';
import { cookieOf, givenVisitor, visit, type Visitor, visitorPassword } from '../support/visitor.js';
import { type GivenMember, givenWorkspace, type GivenWorkspace } from '../support/workspace.js';

const publicOrigin = 'https://tripartite.example';
const needed = { status: 403, code: 'identity.second-factor.needed' };

describe('a workspace that asks for a second factor, over HTTP and sockets', () => {
  const security = jest.spyOn(Logger.prototype, 'security');
  const sockets: Socket[] = [];
  let running: RunningApp;
  let workspace: GivenWorkspace;
  let visitor: Visitor & GivenMember;
  let secret: string;

  beforeAll(async () => {
    running = await startApp({ settings: { WORKERS: 'off', PUBLIC_URL: publicOrigin } });
    workspace = await givenWorkspace(running.app.get(Database));
    visitor = await givenVisitor(running, workspace, { role: 'administrator' });
  }, 60_000);
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    security.mockRestore();
    await running.close();
  });

  const here = () => `/api/workspaces/${workspace.workspaceId}`;
  const anotherSession = async (): Promise<Visitor> =>
    visit(() => running.url, await cookieOf(running.url, visitor.email, visitorPassword));

  async function open({ cookie }: Visitor): Promise<Socket> {
    const socket = io(`${running.url}/workspace`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, 'accept-language': 'en' },
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return socket;
  }
  const watch = (socket: Socket): Promise<unknown> =>
    socket.timeout(8000).emitWithAck('watch', { workspaceId: workspace.workspaceId });

  it('closes a socket that listens without it when the setting is turned on, and refuses what comes after', async () => {
    const socket = await open(visitor);
    expect(await watch(socket)).toEqual({ ok: true });
    const closed = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
    const changed = await visitor.call('PATCH', here(), {
      body: { secondFactor: true },
      headers: { 'if-match': '"1"' },
    });
    expect(changed.status).toBe(200);
    await Promise.race([
      closed,
      sleep(8000).then(() => {
        throw new Error('the socket stayed open');
      }),
    ]);
    expect((await visitor.call('GET', `${here()}/organisations`)).body).toMatchObject(needed);
    expect(await watch(await open(visitor))).toMatchObject({ ok: false, problem: needed });
  });

  it('lets in who sets up an app, and no other session of the account', async () => {
    const begun = await visitor.call('POST', '/api/me/second-factor/apps');
    secret = begun.body['secret'] as string;
    const body = { factorId: begun.body['factorId'], label: 'Phone', code: codeAt(secret, new Date()) };
    expect((await visitor.call('POST', '/api/me/second-factor/apps/confirm', { body })).status).toBe(201);
    expect((await visitor.call('GET', `${here()}/organisations`)).status).toBe(200);
    expect(await watch(await open(visitor))).toEqual({ ok: true });
    const other = await anotherSession();
    expect((await other.call('GET', `${here()}/organisations`)).body).toMatchObject(needed);
    expect(await watch(await open(other))).toMatchObject({ ok: false, problem: needed });
    const token = { workspaceId: workspace.workspaceId, label: 'a program', scopes: ['administrator'], days: 1 };
    expect((await other.call('POST', '/api/me/api-tokens', { body: token })).body).toMatchObject(needed);
  });

  it('writes a code that is replayed, and one of two minutes ago, to the security log', async () => {
    const code = codeAt(secret, new Date(Date.now() + 30_000));
    const first = await anotherSession();
    const second = await anotherSession();
    security.mockClear();
    expect((await first.call('POST', '/api/me/second-factor/enter/app', { body: { code } })).status).toBe(204);
    const replayed = await second.call('POST', '/api/me/second-factor/enter/app', { body: { code } });
    expect(replayed.body).toMatchObject({ status: 400, title: 'This code has been used.' });
    const old = { code: codeAt(secret, new Date(Date.now() - 120_000)) };
    const late = await second.call('POST', '/api/me/second-factor/enter/app', { body: old });
    expect(late.body).toMatchObject({ status: 400, title: 'This code is incorrect or has expired.' });
    expect((await second.call('GET', `${here()}/organisations`)).body).toMatchObject(needed);
    const line = { event: 'second-factor.app', account: visitor.actor.accountId };
    expect(security.mock.calls.map(([facts]) => facts)).toEqual([
      { ...line, outcome: 'done' },
      { ...line, outcome: 'identity.second-factor.used-code' },
      { ...line, outcome: 'identity.second-factor.wrong-code' },
    ]);
  });

  it('lets in a passkey, and writes one of another origin to the security log', async () => {
    const begin = (path: string, as: Visitor) => as.call('POST', `/api/me/second-factor/${path}/begin`);
    const asked = async (path: string, as: Visitor) =>
      (await begin(path, as)).body['options'] as { readonly challenge: string };
    const passkey = new TestPasskey(publicOrigin);
    const made = { label: 'Laptop', passkey: passkey.created(await asked('passkeys', visitor)) };
    const added = await visitor.call('POST', '/api/me/second-factor/passkeys', { body: made });
    expect(added).toMatchObject({ status: 201, body: { recoveryCodes: [] } });

    const other = await anotherSession();
    const enter = async (origin: string) => {
      const body = { passkey: passkey.signed(await asked('enter/passkey', other), origin) };
      return other.call('POST', '/api/me/second-factor/enter/passkey', { body });
    };
    security.mockClear();
    const refused = await enter('https://tripartite.elsewhere.example');
    expect(refused.body).toMatchObject({ status: 403, title: 'This passkey was used on another website.' });
    expect((await other.call('GET', `${here()}/organisations`)).body).toMatchObject(needed);
    expect((await enter(publicOrigin)).status).toBe(204);
    expect((await other.call('GET', `${here()}/organisations`)).status).toBe(200);
    const line = { event: 'second-factor.passkey', account: visitor.actor.accountId };
    expect(security.mock.calls.map(([facts]) => facts)).toEqual([
      { ...line, outcome: 'identity.second-factor.passkey-other-origin' },
      { ...line, outcome: 'done' },
    ]);
  });
});
