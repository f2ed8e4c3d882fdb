import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PhoneAnswers } from '#server/surveys/form/index.js';
import type { Reply } from './outbox.js';
import { backOff, isFinal, Outbox } from './outbox.js';
import type { Store } from './store.js';
import { memoryStore } from './store.js';

const body = (instanceId: string): PhoneAnswers => ({
  instanceId,
  version: '2.0',
  language: 'zh',
  complete: true,
  answers: { consent: '1' },
  modulesOffered: [],
  modulesTaken: [],
  durationBand: '2',
  paceBand: '3',
});

/** What happens to one attempt. */
type Fate = 'ok' | 'lost' | 'offline' | '500' | '503' | '429' | 'captive' | '409' | '410' | '422';

/**
 * A network and a server that counts each instance once. Each attempt uses up one of `fates`; after that, all succeed.
 */
function network(fates: Fate[], store: Store = durable()) {
  const stored: string[] = [];
  const tries: string[] = [];
  const waits: number[] = [];
  const codes: string[] = [];
  let work: (() => void) | undefined;
  const reply = (status: number, more: Partial<Reply> = {}): Reply => {
    return { status, received: false, code: 'code', detail: 'detail', retryAfter: 0, ...more };
  };
  const take = (id: string): Reply => {
    const known = stored.includes(id);
    if (!known) stored.push(id);
    return reply(known ? 200 : 201, { received: true });
  };
  const outbox = new Outbox({
    store,
    random: () => 0.5,
    changed: () => undefined,
    later: (next, milliseconds) => {
      waits.push(milliseconds);
      work = next;
      return () => (work = undefined);
    },
    post: async (code, { instanceId }) => {
      tries.push(instanceId);
      codes.push(code);
      const fate = fates.shift() ?? 'ok';
      if (fate === 'ok') return take(instanceId);
      if (fate === 'lost') take(instanceId);
      if (fate === 'lost' || fate === 'offline') throw new TypeError('network');
      if (fate === 'captive') return reply(200);
      return reply(Number(fate), { retryAfter: fate === '429' ? 30 : 0 });
    },
  });
  /** Advances the clock until no timer remains. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 500; turn += 1) {
      await outbox.flush();
      const next = work;
      if (!next) return;
      work = undefined;
      next();
    }
    throw new Error('never at rest');
  };
  return { outbox, store, stored, tries, codes, waits, settle };
}

function durable(): Store {
  return { ...memoryStore(), durable: true };
}

describe('answers that were submitted', () => {
  it('leave the device when the server has confirmed them', async () => {
    const { outbox, store, stored, settle } = network([]);
    expect(await outbox.add('code', body('a'))).toBe(true);
    await settle();
    expect(stored).toEqual(['a']);
    expect(outbox.status()).toMatchObject({ waiting: [], refused: [], sent: ['a'] });
    expect(await store.keys('outbox:')).toEqual([]);
  });

  it.each<[Fate]>([['offline'], ['lost'], ['500'], ['503'], ['429'], ['captive']])(
    'stay on the device after %s, and are stored once',
    async (fate) => {
      const { outbox, store, stored, tries, settle, waits } = network([fate, fate]);
      await outbox.add('code', body('a'));
      await outbox.flush();
      expect(await store.keys('outbox:')).toEqual(['outbox:a']);
      expect(outbox.status().waiting).toHaveLength(1);
      await settle();
      expect(stored).toEqual(['a']);
      expect(tries.length).toBeGreaterThanOrEqual(3);
      expect(waits[0]).toBe(fate === '429' ? 30_000 : 1500);
      expect(outbox.status().waiting).toEqual([]);
    },
  );

  it.each<[Fate]>([['409'], ['410'], ['422']])(
    'are kept and shown if the server definitely answers %s',
    async (fate) => {
      const { outbox, store, settle, tries, codes } = network([fate]);
      await outbox.add('code', body('a'));
      await settle();
      expect(tries).toHaveLength(1);
      expect(outbox.status().refused).toMatchObject([
        { refusal: { status: Number(fate), code: 'code', detail: 'detail' } },
      ]);
      expect(await store.keys('outbox:')).toEqual(['outbox:a']);
      await outbox.retry('a', 'new');
      await settle();
      expect(codes).toEqual(['code', 'new']);
      expect(outbox.status()).toMatchObject({ refused: [], sent: ['a'] });
    },
  );

  it('are discarded only by the person, and only after a refusal', async () => {
    const { outbox, store, settle } = network(['offline', '422']);
    await outbox.add('code', body('a'));
    await outbox.flush();
    await outbox.discard('a');
    expect(await store.keys('outbox:')).toEqual(['outbox:a']);
    await settle();
    await outbox.discard('a');
    expect(await store.keys('outbox:')).toEqual([]);
  });

  it('of an earlier visit are sent at the next one', async () => {
    const before = network(['offline']);
    await before.outbox.add('code', body('a'));
    await before.outbox.flush();
    const { outbox, stored, settle } = network([], before.store);
    await outbox.start();
    await settle();
    expect(stored).toEqual(['a']);
  });

  it('do not block each other: if the server fails for one, the next is sent', async () => {
    const { outbox, stored } = network(['offline', 'offline', '500', 'ok']);
    await outbox.add('code', body('a'));
    await outbox.flush();
    await outbox.add('code', body('b'));
    await outbox.flush();
    await outbox.flush();
    expect(stored).toContain('b');
  });

  it('are sent from memory if the device cannot store them, and the page says so', async () => {
    const full: Store = { ...memoryStore(), durable: true, put: () => Promise.reject(new Error('full')) };
    const { outbox, stored, settle } = network(['offline'], full);
    expect(await outbox.add('code', body('a'))).toBe(false);
    await settle();
    expect(stored).toEqual(['a']);
  });

  it('survive other content in the storage', async () => {
    const store = durable();
    await store.put('outbox:x', '{"broken');
    await store.put('outbox:y', '{"body":{}}');
    const { outbox, tries } = network([], store);
    await outbox.start();
    expect(tries).toEqual([]);
  });

  it('arrive exactly once after any sequence of failures, and are always stored somewhere', async () => {
    const fate = fc.constantFrom<Fate>('ok', 'lost', 'offline', '500', '503', '429', 'captive');
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (fates, count) => {
        const { outbox, store, stored, settle } = network([...fates]);
        const ids = Array.from({ length: count }, (_, index) => `id${index}`);
        for (const id of ids) {
          await outbox.add('code', body(id));
          const kept = await store.keys('outbox:');
          expect(
            ids.slice(0, ids.indexOf(id) + 1).every((each) => stored.includes(each) || kept.includes(`outbox:${each}`)),
          ).toBe(true);
        }
        await settle();
        expect([...stored].sort()).toEqual(ids);
        expect(await store.keys('outbox:')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the wait before another attempt', () => {
  it('doubles up to five minutes, half of it random, and is never shorter than the server requests', () => {
    expect([1, 2, 3, 8, 9, 100].map((failures) => backOff(failures, 0, 0))).toEqual([
      1000, 2000, 4000, 128_000, 150_000, 150_000,
    ]);
    expect(backOff(1, 0, 0.999)).toBeLessThanOrEqual(2000);
    expect(backOff(1, 60, 0)).toBe(60_000);
  });

  it('does not apply to answers on which the server has decided', () => {
    expect([400, 404, 409, 410, 413, 422].every(isFinal)).toBe(true);
    expect([200, 302, 408, 425, 429, 500, 502, 503].some(isFinal)).toBe(false);
  });
});
