import { webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Drafts, MOST_TRIES } from './draft.js';
import type { Store } from './store.js';
import { memoryStore } from './store.js';

function phone(today = '2026-03-01') {
  const store: Store = { ...memoryStore(), durable: true };
  const clock = { today };
  const drafts = new Drafts({ store, crypto: webcrypto as unknown as Crypto, today: () => clock.today }, 'code');
  return { store, drafts, clock };
}

const SECRET = '{"typed":{"wage_month":"5300"}}';

describe('a draft on a shared phone', () => {
  it('opens with its four digits and no others', async () => {
    const { drafts, store } = phone();
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    expect(await store.get('draft:code:a')).not.toContain('5300');
    expect(await drafts.open('a', '1234')).toEqual({ outcome: 'wrong', triesLeft: MOST_TRIES - 1 });
    expect(await drafts.open('a', '4711')).toMatchObject({ outcome: 'open', text: SECRET });
  });

  it('continues under the same digits after it was opened', async () => {
    const { drafts } = phone();
    await drafts.save('a', await drafts.lock('4711'), 'one');
    const opened = await drafts.open('a', '4711');
    if (opened.outcome !== 'open') throw new Error('closed');
    await drafts.save('a', opened.lock, 'two');
    expect(await drafts.open('a', '4711')).toMatchObject({ text: 'two' });
  });

  it('is deleted by the last wrong attempt, after which the right digits do not help either', async () => {
    const { drafts, store } = phone();
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    for (let left = MOST_TRIES - 1; left > 0; left -= 1) {
      expect(await drafts.open('a', '0000')).toEqual({ outcome: 'wrong', triesLeft: left });
    }
    expect(await drafts.open('a', '0000')).toEqual({ outcome: 'locked' });
    expect(await drafts.open('a', '4711')).toEqual({ outcome: 'locked' });
    expect(await store.get('draft:code:a')).not.toContain('sealed');
    expect(await drafts.list()).toEqual([{ id: 'a', day: '2026-03-01', locked: true, triesLeft: 0 }]);
    await drafts.remove('a');
    expect(await drafts.list()).toEqual([]);
  });

  it('counts an attempt before it shows the result, so that closing the page does not undo it', async () => {
    const { drafts, store } = phone();
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    const opening = drafts.open('a', '0000');
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(JSON.parse((await store.get('draft:code:a')) ?? '')).toMatchObject({ wrongTries: 1 });
    await opening;
  });

  it('resets wrong attempts once it was opened', async () => {
    const { drafts } = phone();
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    await drafts.open('a', '0000');
    await drafts.open('a', '4711');
    expect((await drafts.list())[0]?.triesLeft).toBe(MOST_TRIES);
  });

  it('is stored with the drafts of others, each under its own digits', async () => {
    const { drafts, clock } = phone();
    await drafts.save('a', await drafts.lock('1111'), 'mine');
    clock.today = '2026-03-02';
    await drafts.save('b', await drafts.lock('1111'), 'yours');
    expect((await drafts.list()).map(({ id, day }) => [id, day])).toEqual([
      ['a', '2026-03-01'],
      ['b', '2026-03-02'],
    ]);
    expect(await drafts.open('b', '1111')).toMatchObject({ text: 'yours' });
  });

  it.each(['1970-01-01', '2036-03-01'])(
    'is kept for thirty days if the clock was at %s when it was saved',
    async (day) => {
      const { drafts, clock } = phone(day);
      await drafts.save('a', await drafts.lock('4711'), SECRET);
      clock.today = '2026-03-01';
      expect(await drafts.list()).toMatchObject([{ id: 'a', day: '2026-03-01' }]);
      expect(await drafts.open('a', '4711')).toMatchObject({ text: SECRET });
      clock.today = '2026-04-01';
      expect(await drafts.list()).toEqual([]);
    },
  );

  it('is not replaced by an older one if another tab saves it while its day is corrected', async () => {
    const { drafts, store, clock } = phone('2036-03-01');
    const lock = await drafts.lock('4711');
    await drafts.save('a', lock, 'one');
    clock.today = '2026-03-01';
    const { get } = store;
    let isSaved = false;
    store.get = async (key) => {
      const found = await get(key);
      if (!isSaved) await drafts.save('a', lock, 'two');
      isSaved = true;
      return found;
    };
    await drafts.list();
    expect(await drafts.open('a', '4711')).toMatchObject({ text: 'two' });
  });

  it('is deleted after thirty days on a phone whose clock is always wrong', async () => {
    const { drafts, clock } = phone('1970-01-01');
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    clock.today = '1970-01-31';
    expect(await drafts.list()).toHaveLength(1);
    clock.today = '1970-02-01';
    expect(await drafts.list()).toEqual([]);
  });

  it('is deleted after thirty days, or when it cannot be read', async () => {
    const { drafts, store, clock } = phone();
    await drafts.save('a', await drafts.lock('4711'), SECRET);
    await store.put('draft:code:b', 'nonsense');
    await new Drafts({ store, crypto: webcrypto as unknown as Crypto, today: () => '2026-02-01' }, 'other').save(
      'c',
      await drafts.lock('4711'),
      SECRET,
    );
    clock.today = '2026-03-31';
    expect(await drafts.list()).toHaveLength(1);
    clock.today = '2026-04-01';
    expect(await drafts.list()).toEqual([]);
    expect(await store.keys('draft:')).toEqual([]);
  });

  it('is not offered if there is no lasting storage or the page is not secure', () => {
    const today = (): string => '2026-03-01';
    const crypto = webcrypto as unknown as Crypto;
    expect(new Drafts({ store: memoryStore(), crypto, today }, 'code').possible).toBe(false);
    const lasting: Store = { ...memoryStore(), durable: true };
    expect(new Drafts({ store: lasting, crypto: {} as Crypto, today }, 'code').possible).toBe(false);
    expect(new Drafts({ store: lasting, crypto, today }, 'code').possible).toBe(true);
  });
});
