import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { type Announced, refetching, type Renew } from './refetching.js';

const gathering = 200;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await wait(1);
};
const change: Announced = { type: 'roadmap.action.edited.v1', subject: 'a1' };

describe('after a change', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  /** A list on the screen and another reply, both of the roadmap; counts how often each is requested. */
  async function watched(renew: Renew) {
    const client = new QueryClient();
    const requests = { list: 0, other: 0 };
    const show = (name: keyof typeof requests, meta: Record<string, unknown>): (() => void) =>
      new QueryObserver(client, {
        ...{ queryKey: ['roadmap', 'w', 'actions', name], meta, staleTime: Infinity },
        queryFn: () => Promise.resolve((requests[name] += 1)),
      }).subscribe(() => undefined);
    stops.push(show('list', { first: true, renew }), show('other', {}));
    const { changed, stop } = refetching(client, 'w', gathering);
    stops.push(stop, () => client.clear());
    await wait(1);
    return { changed, requests };
  }

  it.each([
    ['is read as a whole at once if it cannot be put in place, and not again with the rest', 0, false],
    ['is read as a whole at once if reading it fails', 0, 'fails'],
    ['is read with the rest if the change was put in place, because of its totals', 0, true],
    ['is read with the rest while the answer about the change is late', 600, true],
  ] as const)('the list on the screen %s', async (_, delay, answer) => {
    const { changed, requests } = await watched(async () => {
      await wait(delay);
      if (answer === 'fails') throw new Error('No answer.');
      return answer;
    });
    changed(change);
    if (answer !== true) {
      await until(() => requests.list === 2);
      expect(requests.other).toBe(1);
    }
    await until(() => requests.other === 2);
    await wait(5);
    expect(requests.list).toBe(2);
  });

  it('changes that follow soon wait until everything is read, once', async () => {
    const renewed: number[] = [];
    const { changed, requests } = await watched((_client, _query, changes) => {
      renewed.push(changes.length);
      return Promise.resolve(true);
    });
    changed(change);
    await until(() => renewed.length === 1);
    changed({ ...change, subject: 'a2' });
    await until(() => requests.other === 2);
    await wait(5);
    expect({ renewed, requests }).toEqual({ renewed: [1], requests: { list: 2, other: 2 } });
  });
});
