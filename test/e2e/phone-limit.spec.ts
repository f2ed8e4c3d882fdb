import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../support/app.js';

describe('answers by one survey code, from ever new addresses', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp({ settings: { RATE_LIMIT: '1200', TRUSTED_PROXIES: '1' } });
  }, 60_000);
  afterAll(() => running.close());

  let sent = 0;
  const send = (code: string) => {
    sent += 1;
    return fetch(`${running.url}/api/phone/${code}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${sent >> 8}.${sent & 255}` },
      body: '{}',
    });
  };
  const statuses = async (code: string, count: number): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const response = await send(code);
      await response.body?.cancel();
      found.push(response.status);
    }
    return found;
  };

  it('are refused after 300 in a minute, however the code is written, with the time after which to send again', async () => {
    const spellings = ['ABCDEFGHJKLMNPQR', 'abcdefghjklmnpqr', '%20ABCDEFGHJKLMNPQr'];
    for (const spelling of spellings) expect(await statuses(spelling, 100)).not.toContain(429);
    for (const spelling of spellings) expect(await statuses(spelling, 1)).toEqual([429]);
    const refused = await send(spellings[0]!);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'platform.http.too-many' });
  });

  it('do not prevent answers by another code, or reading the survey', async () => {
    expect(await statuses('RQPNMLKJHGFEDCBA', 1)).not.toContain(429);
    expect((await fetch(`${running.url}/api/phone/ABCDEFGHJKLMNPQR`)).status).not.toBe(429);
  });
});
