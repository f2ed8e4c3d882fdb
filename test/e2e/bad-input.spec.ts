import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { nobody } from '../../src/kernel/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { Readiness } from '../../src/platform/http/readiness.js';
import { bodyProblem } from '../../src/platform/http/body-problem.js';
import { slowBody } from '../../src/platform/http/limit-connections.js';
import { type RunningApp, startApp } from '../support/app.js';
import { givenVisitor, type Visitor } from '../support/visitor.js';
import { givenWorkspace } from '../support/workspace.js';

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
  it('is answered with a problem body with a code, a status and the reference in the log', async () => {
    const { status, type, body } = await send(firstRun, { body: '{"a":' });
    expect(status).toBe(400);
    expect(type).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'platform.http.malformed',
      status: 400,
      instance: expect.stringMatching(/^urn:uuid:/),
    });
  });

  it('is answered in the language of the reader', async () => {
    const { body } = await send(firstRun, { body: '{"a":', headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' } });
    expect(body.title).toBe('发送的内容不是有效的 JSON。');
  });

  it('is refused if it is 10 MB of JSON', async () => {
    const { status, body } = await send(firstRun, { body: JSON.stringify({ text: 'x'.repeat(10_000_000) }) });
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'platform.http.too-large' });
  });

  it('is refused if it is nested too deeply', async () => {
    const { status, body } = await send(firstRun, { body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'platform.http.text-invalid' });
    expect(body.errors?.[0]?.code).toBe('too-deep');
  });

  it.each([
    ['a NUL byte', '{"email":"a\\u0000b"}', 'nul-byte', '/email'],
    ['a lone surrogate', '{"workspace":{"name":{"en":"\\ud800"}}}', 'lone-surrogate', '/workspace/name/en'],
  ])('is reported with its place for %s', async (_, body, code, pointer) => {
    const answer = await send(firstRun, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([expect.objectContaining({ code, pointer })]);
  });

  it('is reported for unknown fields and wrong types', async () => {
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

  it('is reported for unknown fields with names that every object has', async () => {
    const known = { email: 'a@b.example', password: 'a quiet morning walk' };
    const { status, body } = await send('/api/sign-in', {
      body: JSON.stringify({ ...known, toString: 'x', valueOf: 1 }),
    });
    expect(status).toBe(400);
    const errors = (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(errors).toEqual(['/toString whitelistValidation', '/valueOf whitelistValidation']);
  });

  it('is reported with the position at which a malformed body breaks off', async () => {
    const { body } = await send(firstRun, { body: '{"a":1,}' });
    expect(body.errors).toEqual([{ pointer: '', code: 'malformed', detail: 'Check the JSON at character 8.' }]);
  });

  it('is reported once per field: that it is required, or what it should be', async () => {
    const said = async (body: object) => {
      const answer = await send(firstRun, { body: JSON.stringify(body) });
      return (answer.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).sort();
    };
    const good = { email: 'a@b.example', password: 'a quiet morning walk', language: 'en', token: 'x'.repeat(43) };
    expect(await said({ ...good, language: undefined, password: 7, person: 3 })).toEqual([
      '/language isDefined',
      '/password isString',
      '/person nestedValidation',
    ]);
    expect(await said(good)).toEqual(['/person isDefined', '/workspace isDefined']);
    expect(await said({ ...good, person: { sex: 'female', language: 'en' } })).toEqual([
      '/person/name isDefined',
      '/workspace isDefined',
    ]);
  });

  it('is refused from another site, whatever cookies it carries', async () => {
    const { status, body } = await send(firstRun, { body: '{}', headers: { origin: 'https://elsewhere.example' } });
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'platform.http.other-origin' });
  });

  it('finds nothing at unusual addresses, and no file outside the clients', async () => {
    for (const path of ['/api/nothing', '/api/%00', '/api/..%2f..%2fpackage.json']) {
      const response = await fetch(running.url + path);
      expect([400, 401, 404]).toContain(response.status);
      expect(response.headers.get('content-type')).toMatch(/problem\+json/);
    }
    const escaped = await fetch(`${running.url}/assets/..%2f..%2f..%2fpackage.json`);
    expect(await escaped.text()).not.toContain('"tripartite"');
  });

  it('without credentials is answered with a request to sign in', async () => {
    const response = await fetch(`${running.url}/api/me`);
    expect(response.status).toBe(401);
    expect(((await response.json()) as Body).code).toBe('platform.auth.sign-in-needed');
  });
});

describe('the program while the demonstration is being loaded', () => {
  it('says so at every endpoint, and is open afterwards', async () => {
    const readiness = running.app.get(Readiness);
    readiness.hold();
    for (const address of ['/health/ready', '/api/first-run', '/api/me']) {
      const response = await fetch(running.url + address, { headers: { 'accept-language': 'zh-CN' } });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3']);
      expect(await response.json()).toMatchObject({ code: 'platform.http.still-loading', title: '正在载入演示数据。' });
    }
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
    readiness.release();
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${running.url}/api/first-run`)).status).toBe(200);
  });
});

describe('the refusal of a body', () => {
  const name = (en: string) => JSON.stringify({ email: en });
  it.each<[string, string | Uint8Array, Record<string, string>, string, string | undefined, string]>([
    ['malformed', '{"a":', {}, 'platform.http.malformed', '', '发送的内容不是有效的 JSON。'],
    [
      'no UTF-8',
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      {},
      'platform.http.malformed',
      '',
      '发送的内容不是有效的 JSON。',
    ],
    ['10 MB', `"${'x'.repeat(10_000_000)}"`, {}, 'platform.http.too-large', undefined, '发送的内容过大。'],
    [
      'deep',
      `${'['.repeat(400_000)}${']'.repeat(400_000)}`,
      {},
      'platform.http.text-invalid',
      '',
      '部分内容无法保存。',
    ],
    ['a NUL byte', name('a\u0000b'), {}, 'platform.http.text-invalid', '/email', '部分内容无法保存。'],
    ['a lone surrogate', '{"email":"\\udfff"}', {}, 'platform.http.text-invalid', '/email', '部分内容无法保存。'],
    ['a wrong type', '{"email":7}', {}, 'platform.http.input-invalid', '/email', '部分内容不符合要求。'],
    ['an unknown field', '{"x":7}', {}, 'platform.http.input-invalid', '/x', '部分内容不符合要求。'],
    ['__proto__', '{"__proto__":{"email":"a@b.c"}}', {}, 'platform.http.text-invalid', '', '部分内容无法保存。'],
    ['constructor', '{"name":{"constructor":1}}', {}, 'platform.http.text-invalid', '/name', '部分内容无法保存。'],
    [
      'a bomb in gzip',
      gzipSync(Buffer.alloc(50_000_000, 32)),
      { 'content-encoding': 'gzip' },
      'platform.http.too-large',
      undefined,
      '发送的内容过大。',
    ],
    [
      'a bomb in Brotli',
      brotliCompressSync(Buffer.alloc(50_000_000, 32)),
      { 'content-encoding': 'br' },
      'platform.http.too-large',
      undefined,
      '发送的内容过大。',
    ],
    [
      'broken gzip',
      Buffer.from('no gzip'),
      { 'content-encoding': 'gzip' },
      'platform.http.malformed',
      undefined,
      '发送的内容不是有效的 JSON。',
    ],
    [
      'an unknown encoding',
      '{}',
      { 'content-encoding': 'zstd' },
      'platform.http.malformed',
      undefined,
      '发送的内容不是有效的 JSON。',
    ],
    [
      'another character set',
      '{}',
      { 'content-type': 'application/json; charset=ebcdic' },
      'platform.http.malformed',
      undefined,
      '发送的内容不是有效的 JSON。',
    ],
    [
      'no JSON at all',
      'email=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'platform.http.input-invalid',
      '/email',
      '部分内容不符合要求。',
    ],
  ])('for %s has a code, a place, and a text in both languages', async (_, body, headers, code, pointer, chinese) => {
    const before = await running.app.get(Database).read(nobody, (tx) => tx.query('SELECT workspace_ids()'));
    const english = await send(firstRun, { body: body as RequestInit['body'], headers });
    const {
      status,
      body: problem,
      type,
    } = await send(firstRun, {
      body: body as RequestInit['body'],
      headers: { ...headers, 'accept-language': 'zh-CN' },
    });
    expect(type).toMatch(/^application\/problem\+json/);
    expect(problem).toMatchObject({ code, title: chinese, status });
    expect(english.body).toMatchObject({ code, title: expect.stringMatching(/^[\x20-\x7e]+$/) });
    if (pointer !== undefined)
      expect(problem.errors?.map((error) => error.pointer)).toContain(pointer || problem.errors?.[0]?.pointer || '');
    for (const error of problem.errors ?? []) expect(error.detail).toMatch(/[\u4e00-\u9fff]/);
    expect(await running.app.get(Database).read(nobody, (tx) => tx.query('SELECT workspace_ids()'))).toEqual(before);
  });

  it('is never many times longer than the request', async () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`x${index}`, 1]));
    const { body } = await send(firstRun, { body: JSON.stringify(many) });
    expect(body.errors).toHaveLength(100);
  });

  it('does not change the prototype that all objects share', async () => {
    await send(firstRun, { body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a sequence of bytes that is not a valid request', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (piece: Buffer) => (answer += piece.toString()));
      socket.once('close', () => resolve(answer));
      socket.once('error', reject);
    });

  it('is answered in both languages if its headers are too large', async () => {
    const answer = await raw(`GET /health/live HTTP/1.1\r\nHost: x\r\n${'X-Flood: 0123456789\r\n'.repeat(2000)}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toMatch(/"code":"platform\.http\.headers-too-large".*请求头过大/);
  });

  it('is answered with a problem if it is not HTTP, or has two lengths', async () => {
    expect(await raw('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*platform\.http\.not-http/);
    const smuggled =
      'POST /api/first-run HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
    expect(await raw(smuggled)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('is ended if its body arrives too slowly, while others are served', async () => {
    const app = express();
    app.use(slowBody(200), express.json(), bodyProblem);
    app.post('/', (_request, response) => void response.json({ ok: true }));
    app.use((error: { code: string }, _request: express.Request, response: express.Response, _next: unknown) => {
      response.status(400).json({ code: error.code });
    });
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const began = performance.now();
    const answer = new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"a'),
      );
      const drip = setInterval(() => socket.write('a'), 20);
      let text = '';
      socket.on('data', (piece: Buffer) => (text += piece.toString()));
      socket.on('error', () => undefined);
      socket.once('close', () => {
        clearInterval(drip);
        resolve(text);
      });
    });
    const quick = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(quick.status).toBe(200);
    expect(await answer).toContain('platform.http.too-slow');
    expect(performance.now() - began).toBeLessThan(6000);
    server.close();
  });
});

describe('a version that does not match', () => {
  let visitor: Visitor;
  let organisation: string;
  let list: string;
  const name = (text: string) => ({ name: { en: text, zh: text } });
  beforeAll(async () => {
    const workspace = await givenWorkspace(running.app.get(Database));
    visitor = await givenVisitor(running, workspace, { role: 'administrator' });
    list = `/api/workspaces/${workspace.workspaceId}/organisations`;
    const added = await visitor.call('POST', list, { body: { ...name('First'), constituency: 'workers' } });
    organisation = `${list}/${String(added.body['id'])}`;
    const changed = await visitor.call('PATCH', organisation, { body: name('Second'), headers: { 'if-match': '"1"' } });
    expect(changed.body['version']).toBe(2);
  });

  it.each([
    ['stale', '"1"', 409],
    ['still to come', '"999999999"', 409],
    ['missing', undefined, 400],
    ['a star', '*', 400],
    ['two at once', '"1", "2"', 400],
    ['no number', '"abc"', 400],
    ['as a weak validator stale as well', 'W/"1"', 409],
  ])('changes nothing for %s', async (_, version, status) => {
    const answer = await visitor.call('PATCH', organisation, {
      body: name('Third'),
      headers: { 'accept-language': 'zh-CN', ...(version !== undefined && { 'if-match': version }) },
    });
    expect(answer.status).toBe(status);
    expect(answer.body['title']).toMatch(/[\u4e00-\u9fff]/);
    if (status === 409)
      expect(answer.body).toMatchObject({
        errors: [{ pointer: '/name', code: 'edit-conflict' }],
        facts: { version: 2, conflicts: [{ field: 'name', theirs: name('Second').name, yours: name('Third').name }] },
      });
    const now = await visitor.call('GET', organisation, { headers: { 'if-none-match': '"2"' } });
    expect(now).toMatchObject({ status: 200, body: { version: 2, name: name('Second').name } });
  });

  it('lets only one of two simultaneous editors succeed', async () => {
    const both = await Promise.all(
      ['Left', 'Right'].map((text) =>
        visitor.call('PATCH', organisation, { body: name(text), headers: { 'if-match': '"2"' } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not needed to refuse lists in which an object is meant, at each level of a list', async () => {
    const workspace = list.replace('/organisations', '');
    const day = { startsOn: '2026-12-01', endsOn: '2026-12-01', timeZone: 'Asia/Shanghai' };
    for (const organisations of [[[]], [[{}]], [null], ['x'], {}]) {
      const body = { title: name('Talks').name, ...day, organisations };
      const answer = await visitor.call('POST', `${workspace}/roundtables`, { body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'platform.http.input-invalid' } });
    }
  });

  it('is not needed to refuse null and an empty list instead of a text', async () => {
    for (const body of [{ name: null }, { name: [] }]) {
      const answer = await visitor.call('PATCH', organisation, { body, headers: { 'if-match': '"3"' } });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/name' }] } });
    }
  });

  it('does not prevent creating once with one Idempotency-Key, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'the-same-key' };
    const body = { ...name('Once'), constituency: 'workers' };
    const all = await Promise.all(Array.from({ length: 8 }, () => visitor.call('POST', list, { body, headers })));
    for (const { status, body: said } of all)
      expect([201, said['code']]).toContain(status === 201 ? 201 : 'platform.idempotency.in-progress');
    const again = await visitor.call('POST', list, { body, headers });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    const other = await visitor.call('POST', list, { body: { ...body, ...name('Other') }, headers });
    expect(other).toMatchObject({ status: 409, body: { code: 'platform.idempotency.other-request' } });
    const { body: page } = await visitor.call('GET', `${list}?search=Once`);
    expect((page['items'] as unknown[]).length).toBe(1);
  });
});
