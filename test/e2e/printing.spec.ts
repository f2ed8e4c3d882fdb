/** One member asks for many PDFs at the same moment: they wait for their turn, and no one else waits for all of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { city, type Demonstration, startDemonstration, type Visitor } from '../support/demonstration.js';

const address = `/api/workspaces/${city.workspaceId}/roadmap/plan.pdf?layout=board&language=zh-CN`;

interface Awaited {
  readonly ahead: number | null;
  readonly done: number;
}

let running: Demonstration;
let one: Visitor;
let other: Visitor;

beforeAll(async () => {
  running = await startDemonstration();
  one = await running.signIn('member-workers');
  other = await running.signIn('member-employers');
}, 300_000);
afterAll(() => running.close(), 60_000);

const awaited = async (visitor: Visitor) => (await visitor.call('GET', '/api/printing')).body['items'] as Awaited[];

/** What a member waits for while the condition does not hold, at most ten seconds. */
async function awaitedUntil(visitor: Visitor, holds: (items: readonly Awaited[]) => boolean) {
  for (let turn = 0; turn < 1000; turn += 1) {
    const items = await awaited(visitor);
    if (holds(items)) return items;
    await sleep(10);
  }
  throw new Error('the documents did not come so far');
}

it('prints two at a time, in turns of the people who ask', async () => {
  const order: string[] = [];
  const print = async (visitor: Visitor, name: string): Promise<void> => {
    const { status, headers } = await visitor.call('GET', address);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    order.push(name);
  };
  const all = Array.from({ length: 20 }, () => print(one, 'one'));
  const waiting = await awaitedUntil(one, (items) => items.length > 10);
  const second = print(other, 'other');
  const isPrinted = ({ ahead }: Awaited): boolean => ahead === null;
  expect(waiting.filter(isPrinted)).toHaveLength(2);
  const inLine = waiting.filter((each) => !isPrinted(each));
  expect(inLine.map(({ ahead }) => ahead)).toEqual(inLine.map((_, at) => at));
  expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  await Promise.all([...all, second]);
  expect(order).toHaveLength(21);
  // two that are being printed, and one whose turn it is
  expect(order.length - order.indexOf('other')).toBeGreaterThan(5);
  expect(await awaited(one)).toEqual([]);
});

it('no longer prints what no one waits for', async () => {
  const gone = new AbortController();
  const { signal } = gone;
  const headers = { cookie: one.cookie };
  const all = Array.from({ length: 30 }, () => fetch(running.url + address, { headers, signal }).catch(() => null));
  await awaitedUntil(one, (items) => items.length > 20);
  gone.abort();
  await Promise.all(all);
  const left = await awaitedUntil(one, (items) => items.length <= 2);
  expect(left.every(({ ahead }) => ahead === null)).toBe(true);
});

it('refuses documents in words when one member waits for more than fifty', async () => {
  const gone = new AbortController();
  const headers = { cookie: one.cookie, 'accept-language': 'en' };
  const ask = () => fetch(running.url + address, { headers, signal: gone.signal });
  const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await ask()).status));
  gone.abort();
  expect([...new Set(statuses)].sort()).toEqual([200, 429]);
});
