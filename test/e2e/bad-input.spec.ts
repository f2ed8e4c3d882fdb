import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.close());

interface Body {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

async function send(
  path: string,
  options: RequestInit = {},
): Promise<{ status: number; type: string | null; body: Body }> {
  const response = await fetch(running.url + path, {
    method: 'POST',
    ...options,
    headers: { 'content-type': 'application/json', ...options.headers },
  });
  return { status: response.status, type: response.headers.get('content-type'), body: (await response.json()) as Body };
}

const firstRun = '/api/first-run';

describe('bad input', () => {
  it('gets a problem body with a code, a status and the number in the log', async () => {
    const { status, type, body } = await send(firstRun, { body: '{"a":' });
    expect(status).toBe(400);
    expect(type).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'platform.http.malformed',
      status: 400,
      instance: expect.stringMatching(/^urn:uuid:/),
    });
  });

  it('speaks the language of the reader', async () => {
    const { body } = await send(firstRun, { body: '{"a":', headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' } });
    expect(body.title).toBe('发送的内容不是有效的 JSON。');
  });

  it('is refused when it is 10 MB of JSON', async () => {
    const { status, body } = await send(firstRun, { body: JSON.stringify({ text: 'x'.repeat(10_000_000) }) });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'platform.http.too-large' });
  });

  it('is refused when it is nested too deep', async () => {
    const { status, body } = await send(firstRun, { body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'platform.http.text-invalid' });
    expect(body.errors?.[0]?.code).toBe('too-deep');
  });

  it.each([
    ['a NUL byte', '{"email":"a\\u0000b"}', 'nul-byte', '/email'],
    ['a lone surrogate', '{"workspace":{"name":{"en":"\\ud800"}}}', 'lone-surrogate', '/workspace/name/en'],
  ])('names the place of %s', async (_, body, code, pointer) => {
    const answer = await send(firstRun, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ code, pointer })]);
  });

  it('names unknown fields and wrong types', async () => {
    const { status, body } = await send(firstRun, { body: JSON.stringify({ email: 7, surprise: true }) });
    expect(status).toBe(400);
    expect(body.code).toBe('platform.http.input-invalid');
    expect(body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/surprise', code: 'whitelistValidation' }),
        expect.objectContaining({ pointer: '/email' }),
      ]),
    );
  });

  it('is refused from another site, whatever it carries', async () => {
    const { status, body } = await send(firstRun, { body: '{}', headers: { origin: 'https://elsewhere.example' } });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'platform.http.other-origin' });
  });

  it('finds nothing at strange addresses, and no file outside the clients', async () => {
    for (const path of ['/api/nothing', '/api/%00', '/api/..%2f..%2fpackage.json']) {
      const response = await fetch(running.url + path);
      expect([400, 401, 404]).toContain(response.status);
      expect(response.headers.get('content-type')).toMatch(/problem\+json/);
    }
    const escaped = await fetch(`${running.url}/assets/..%2f..%2f..%2fpackage.json`);
    expect(await escaped.text()).not.toContain('"tripartite"');
  });

  it('asks nobody in particular to sign in', async () => {
    const response = await fetch(`${running.url}/api/me`);
    expect(response.status).toBe(401);
    expect(((await response.json()) as Body).code).toBe('platform.auth.sign-in-needed');
  });
});
