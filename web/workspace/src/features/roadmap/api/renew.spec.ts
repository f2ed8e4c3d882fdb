import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { requestView } from './ahead.js';
import { boardQuery, filterQuery, filtersIn } from './address-filter.js';
import { boardColumns, groupsQuery, timelineQuery, totalsQuery } from './queries.js';
import { renewActions } from './renew.js';

const fetchBefore = globalThis.fetch;
let answers: ((items: readonly object[]) => void)[];
let client: QueryClient;

beforeEach(() => {
  answers = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  globalThis.fetch = () =>
    new Promise((resolve) => answers.push((items) => resolve(Response.json({ items, total: items.length }))));
});
afterEach(() => {
  globalThis.fetch = fetchBefore;
  client.clear();
});

const queryKey = ['roadmap', 'w', 'actions', 'shown', 'all', {}];
const action = (version: number, title: string) => ({
  ...{ id: 'a1', version, title, status: 'agreed', basis: 'seed', owner: null, policyAreas: [] },
  ...{ startOn: null, dueOn: null },
});
const change = { type: 'roadmap.action.edited.v1', subject: 'a1' };
const titles = () => client.getQueryData<{ items: { title: string }[] }>(queryKey)!.items.map(({ title }) => title);
const show = (version: number, title: string) => client.setQueryData(queryKey, { items: [action(version, title)] });
const renew = () => renewActions(client, client.getQueryCache().find({ queryKey })!, [change]);
const sent = async (count: number) => {
  while (answers.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('a list with a changed action', () => {
  it('shows the action as it is now', async () => {
    show(1, 'old');
    const renewed = renew();
    await sent(1);
    answers[0]!([action(2, 'new')]);
    expect([await renewed, titles()]).toEqual([true, ['new']]);
  });

  it('keeps what it was read with while the answer was on its way, and is read again', async () => {
    show(1, 'old');
    const renewed = renew();
    await sent(1);
    show(1, 'newer, with the same version');
    answers[0]!([action(1, 'late')]);
    expect([await renewed, titles()]).toEqual([false, ['newer, with the same version']]);
  });

  it('is read again if it is being read already', async () => {
    show(1, 'old');
    void client.prefetchQuery({ queryKey, queryFn: () => new Promise(() => undefined), staleTime: 0 });
    expect([await renew(), answers.length]).toEqual([false, 0]);
  });

  it('requests the action again after another change while an earlier request is slow', async () => {
    show(1, 'old');
    const both = [renew(), renew()];
    await sent(2);
    answers[1]!([action(3, 'new')]);
    expect(await both[1]).toBe(true);
    answers[0]!([action(2, 'earlier')]);
    expect([await both[0], titles()]).toEqual([false, ['new']]);
  });
});

it.each([
  [{}, true, false],
  [{ columns: 'owner', late: 'yes', tag: 'oshc' }, true, false],
  [{ view: 'timeline', dueTo: '2026-11-30' }, false, true],
  [{ view: 'table', status: 'agreed' }, false, false],
] as const)(
  'before the page %j is shown, what it shows is requested under the same keys',
  (values, board, timeline) => {
    requestView({ client, workspaceId: 'w', values });
    const query = filterQuery(filtersIn(values));
    const keys = [
      ...(board ? [groupsQuery(boardColumns, 'w', boardQuery(values)).queryKey] : []),
      ...(timeline ? [timelineQuery('w', query).queryKey] : []),
      totalsQuery('w', query).queryKey,
    ];
    const requested = client.getQueryCache().getAll();
    expect(requested.map((one) => one.queryKey)).toEqual(keys);
  },
);
