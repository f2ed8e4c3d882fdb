import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.js';
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

/** What a policy lets in that comes from another host, is part of the page, or is made from text. */
const loose = (policy: Policy): readonly string[] =>
  [...policy].flatMap(([name, sources]) =>
    sources
      .filter(
        (source) => !["'self'", "'none'"].includes(source) && !(name === 'img-src' && /^(?:data|blob):$/.test(source)),
      )
      .map((source) => `${name} ${source}`),
  );

describe('every answer', () => {
  it.each(['/health/live', '/api/me', '/', '/s/anything', '/api/nowhere'])('of %s is strict', async (address) => {
    const { headers } = await fetch(`${running.url}${address}`);
    const policy = parse(headers.get('content-security-policy') ?? '');
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(loose(policy)).toEqual([]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each(['/api/me', '/api/phone/nowhere', '/api/nowhere'])('of %s is kept by no one', async (address) => {
    const { headers } = await fetch(`${running.url}${address}`);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/', '/s/anything'])('at %s is the page of a client', async (address) => {
    const answer = await fetch(`${running.url}${address}`);
    expect(answer.headers.get('content-type')).toMatch('text/html');
    expect(await answer.text()).toMatch(/<script [^>]*src="\/(?:s\/)?assets\//);
  });

  it('allows what the browser tests of the workspace rely on, and they no more', async () => {
    const { headers } = await fetch(`${running.url}/health/live`);
    const real = parse(headers.get('content-security-policy') ?? '');
    for (const name of ['script-src', 'style-src', 'img-src', 'connect-src'])
      expect([name, parse(strictPolicy).get(name)]).toEqual([name, real.get(name)]);
  });

  it('is seen to be loose', () => {
    expect(loose(parse("script-src 'self' 'unsafe-inline'; img-src data: https://tiles.example.org"))).toEqual([
      "script-src 'unsafe-inline'",
      'img-src https://tiles.example.org',
    ]);
  });
});
