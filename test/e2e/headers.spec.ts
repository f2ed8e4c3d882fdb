import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, visitorPassword } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';
import { strictPolicy } from '../support/workspace-build.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.close());

type Policy = ReadonlyMap<string, readonly string[]>;

function parse(policy: string): Policy {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...sources]) => [name, sources]));
}

/** Pictures, and PDF files in a frame, that a page has fetched itself. */
const fromMemory: readonly string[] = ['img-src data:', 'img-src blob:', 'frame-src blob:'];

/** Directives of a policy that allow other hosts, inline code, or code from text. */
const loose = (policy: Policy): readonly string[] =>
  [...policy].flatMap(([name, sources]) =>
    sources
      .filter((source) => !["'self'", "'none'"].includes(source))
      .map((source) => `${name} ${source}`)
      .filter((part) => !fromMemory.includes(part)),
  );

describe('every answer of the server', () => {
  it.each(['/health/live', '/api/me', '/', '/s/anything', '/api/nowhere'])(
    'has strict headers for %s',
    async (address) => {
      const { headers } = await fetch(`${running.url}${address}`);
      const policy = parse(headers.get('content-security-policy') ?? '');
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('script-src')).toEqual(["'self'"]);
      expect(policy.get('style-src')).toEqual(["'self'"]);
      expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
      expect(policy.get('base-uri')).toEqual(["'none'"]);
      expect(loose(policy)).toEqual([]);
      const camera = address === '/s/anything' ? '(self)' : '()';
      expect(headers.get('permissions-policy')).toBe(`camera=${camera}, geolocation=(), microphone=()`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('lets only its own pages show the preview of a questionnaire in a frame', async () => {
    const { headers } = await fetch(`${running.url}/s/preview`);
    expect(parse(headers.get('content-security-policy') ?? '').get('frame-ancestors')).toEqual(["'self'"]);
  });

  it.each(['/api/me', '/api/phone/nowhere', '/api/nowhere'])('is never stored for %s', async (address) => {
    const { headers } = await fetch(`${running.url}${address}`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each(
    ['/assets/nothing.js', '/s/assets/nothing.js', '/assets', '/assets/', '/nothing.png', '/health', '/health/nothing']
      .map((address): [string, string] => ['GET', address])
      .concat([
        ['POST', '/'],
        ['DELETE', '/assets/nothing.js'],
        ['PUT', '/s/anything'],
        ['POST', '/nowhere'],
        ['GET', '/api/nowhere'],
      ]),
  )('is a problem with a text for %s %s', async (method, address) => {
    const answer = await fetch(`${running.url}${address}`, { method, headers: { 'accept-language': 'zh-CN' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'platform.http.not-found', title: '未找到该页面或资源。' });
  });

  it.each(['/', '/s/anything'])('is the page of a client at %s', async (address) => {
    const answer = await fetch(`${running.url}${address}`);
    expect(answer.headers.get('content-type')).toMatch('text/html');
    expect(await answer.text()).toMatch(/<script [^>]*src="\/(?:s\/)?assets\//);
  });

  it('has exactly the policy with which the browser tests of the workspace run', async () => {
    const { headers } = await fetch(`${running.url}/health/live`);
    const real = parse(headers.get('content-security-policy') ?? '');
    for (const name of ['script-src', 'style-src', 'img-src', 'connect-src'])
      expect([name, parse(strictPolicy).get(name)]).toEqual([name, real.get(name)]);
  });

  it('is checked: a loose policy is found', () => {
    expect(loose(parse("script-src 'self' 'unsafe-inline'; img-src data: https://tiles.example.org"))).toEqual([
      "script-src 'unsafe-inline'",
      'img-src https://tiles.example.org',
    ]);
  });
});

describe('the server behind a proxy with HTTPS', () => {
  let proxied: RunningApp;
  beforeAll(async () => {
    proxied = await startApp({ settings: { TRUSTED_PROXIES: '1' } });
  }, 60_000);
  afterAll(() => proxied.close());
  const secure = { 'x-forwarded-proto': 'https' };

  it('asks for HTTPS from now on in every answer, but not over plain HTTP', async () => {
    for (const address of ['/', '/api/me', '/health/live', '/assets/nothing.js']) {
      const over = await fetch(`${proxied.url}${address}`, { headers: secure });
      expect(over.headers.get('strict-transport-security')).toBe('max-age=31536000');
      const plain = await fetch(`${proxied.url}${address}`);
      expect(plain.headers.get('strict-transport-security')).toBeNull();
      const pretended = await fetch(`${running.url}${address}`, { headers: secure });
      expect(pretended.headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('sets cookies for this host only, and accepts none that another host could have set', async () => {
    const workspace = await givenWorkspace(proxied.app.get(Database));
    const { email } = await givenVisitor(proxied, workspace);
    const signedIn = await fetch(`${proxied.url}/api/sign-in`, {
      method: 'POST',
      headers: { ...secure, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: visitorPassword }),
    });
    expect(signedIn.status).toBe(200);
    const session = signedIn.headers.getSetCookie().find((one) => one.startsWith('__Host-tripartite_session='));
    expect(session).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/);
    expect(session).not.toContain('Domain');
    const cookie = session!.split(';')[0]!;
    const me = async (value: string, headers: Record<string, string> = secure) =>
      (await fetch(`${proxied.url}/api/me`, { headers: { ...headers, cookie: value } })).status;
    expect(await me(cookie)).toBe(200);
    expect(await me(cookie.replace('__Host-', ''))).toBe(401);
    expect(await me(cookie.replace('__Host-', ''), {})).toBe(200);
    const watch = async (value: string) => {
      const socket = io(`${proxied.url}/workspace`, {
        ...{ transports: ['websocket'], forceNew: true, reconnection: false },
        extraHeaders: { ...secure, cookie: value },
      });
      const { workspaceId } = workspace;
      const ack = (await socket.timeout(8000).emitWithAck('watch', { workspaceId })) as { ok: boolean };
      socket.disconnect();
      return ack.ok;
    };
    expect(await watch(cookie)).toBe(true);
    expect(await watch(cookie.replace('__Host-', ''))).toBe(false);
    const out = await fetch(`${proxied.url}/api/sign-out`, { method: 'POST', headers: { ...secure, cookie } });
    expect(out.headers.getSetCookie().join()).toMatch(/__Host-tripartite_session=;/);
    expect(await me(cookie)).toBe(401);
  });
});

describe('an address of the public roadmap without a page', () => {
  const nowhere = '/api/public/018f0000-0000-7000-8000-000000000000/roadmap';
  const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';

  it.each([
    ['en', 'zh', 'en', 'Page not found'],
    ['zh', 'en', 'zh-CN', '未找到该页面'],
    ['fr', 'zh', 'zh-CN', '未找到该页面'],
  ])(
    '%s shows browsers a page in its language, or else in that of the reader',
    async (language, reader, lang, title) => {
      const answer = await fetch(`${running.url}${nowhere}/${language}`, {
        headers: { accept: browser, 'accept-language': reader },
      });
      const html = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(html).toContain(`<html lang="${lang}">`);
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('gives programs a problem', async () => {
    for (const accept of ['*/*', 'application/json', 'application/problem+json']) {
      const answer = await fetch(`${running.url}${nowhere}/en`, { headers: { accept } });
      expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'roadmap.public.no-page' }]);
    }
  });
});
