import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Database } from '../../src/platform/database/database.js';
import { Logger } from '../../src/platform/observability/logger.js';
import { RequestLog } from '../../src/platform/observability/request-log.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor, visitorPassword } from '../support/visitor.js';
import { type GivenMember, givenWorkspace } from '../support/workspace.js';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-/;

describe('what an operator sees', () => {
  let running: RunningApp;
  let visitor: Visitor & GivenMember;
  let workspaceId: string;
  let metricsPort: number;
  const security = jest.spyOn(Logger.prototype, 'security');
  const info = jest.spyOn(Logger.prototype, 'info');
  beforeAll(async () => {
    metricsPort = await freePort();
    running = await startApp({
      settings: { METRICS_PORT: String(metricsPort), HOST: '127.0.0.1', LOG_LEVEL: 'fatal' },
    });
    const workspace = await givenWorkspace(running.app.get(Database));
    ({ workspaceId } = workspace);
    visitor = await givenVisitor(running, workspace, { role: 'administrator' });
  }, 60_000);
  afterAll(async () => {
    security.mockRestore();
    info.mockRestore();
    await running.close();
  });

  const signIn = (password: string) =>
    fetch(`${running.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: visitor.email, password }),
    });
  const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();

  it('logs sign-ins, failures and tokens with ids, and never an email address', async () => {
    security.mockClear();
    const signedIn = (await (await signIn(visitorPassword)).json()) as { accountId: string };
    await signIn('another password');
    await visitor.call('POST', '/api/me/api-tokens', {
      body: { workspaceId, label: 'a program', scopes: ['administrator'], days: 30 },
    });
    const lines = security.mock.calls.map(([facts]) => facts);
    expect(lines).toEqual([
      { event: 'sign-in', outcome: 'done', account: signedIn.accountId },
      { event: 'sign-in', outcome: 'identity.sign-in.not-recognised', account: null },
      { event: 'token.issued', outcome: 'done', account: signedIn.accountId },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/@|another password/);
  });

  it('measures requests by the pattern of their route, without any id', async () => {
    await visitor.call('GET', `/api/workspaces/${workspaceId}/organisations`);
    const text = await metrics();
    expect(text).toContain('route="/api/workspaces/:workspaceId/organisations",status="200"');
    expect(text).toMatch(/tripartite_database_connections [1-9]/);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).not.toMatch(anyId);
  });

  it('neither logs nor counts a request of the phone page before the hour is over', async () => {
    info.mockClear();
    for (const code of ['AAAA', 'BBBB']) await fetch(`${running.url}/api/phone/${code}`);
    const phoneLines = () => info.mock.calls.filter(([, facts]) => JSON.stringify(facts).includes('/api/phone'));
    expect(phoneLines()).toEqual([]);
    expect(await metrics()).not.toMatch(/tripartite_phone_requests_total\{/);
    running.app.get(RequestLog).writeHour();
    expect(phoneLines()).toEqual([
      ['phone requests of the last hour', { method: 'GET', route: expect.any(String), status: 404, count: 2 }],
    ]);
    expect(await metrics()).toMatch(/tripartite_phone_requests_total\{method="GET",.*\} 2/);
  });
});
