import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MainContent, RequestOf } from '#shared';
import { api } from '#shared/api/client.js';
import { renewActions } from './renew.js';
import type { Action, ActionCard, ActionGroup, ActionList, Totals } from './types.js';

export type ActionQuery = NonNullable<RequestOf<'get', '/api/workspaces/{workspaceId}/roadmap/actions'>['query']>;

export const roadmapKey = (workspaceId: string): readonly string[] => ['roadmap', workspaceId];

/** Refetched before other queries after a change. */
export const mainContent: MainContent = { first: true };

/** Of which only the changed actions are read before other queries, if they keep their place. */
const mainList: MainContent = { first: true, renew: renewActions };

/** The lists of actions in which an answer replaces the action that it is about. */
export const shownKey = (workspaceId: string): readonly string[] => [...roadmapKey(workspaceId), 'actions', 'shown'];

/** Times that a list is read again if it changes while it is read. */
const readings = 3;

/**
 * All matching actions; thousands come in several replies. An action that is added or leaves the list meanwhile moves
 * those after it to other replies, so that the list is read again if it does not have as many as the server counts.
 */
export async function allActions(workspaceId: string, query: ActionQuery, signal?: AbortSignal): Promise<ActionList> {
  const from = (offset: number): Promise<ActionList> =>
    api.get('/api/workspaces/{workspaceId}/roadmap/actions', {
      path: { workspaceId },
      query: { ...query, offset },
      ...(signal && { signal }),
    });
  for (let reading = 1; ; reading += 1) {
    const replies = [await from(0)];
    for (let read = replies[0]!.items.length; read < replies[0]!.total;) {
      const next = await from(read);
      replies.push(next);
      if (next.items.length === 0) break;
      read += next.items.length;
    }
    const items = [...new Map(replies.flatMap((reply) => reply.items).map((one) => [one.id, one])).values()];
    const isWhole = replies.every(({ total }) => total === items.length);
    if (isWhole || reading === readings) return { ...replies.at(-1)!, items };
  }
}

export function actionsQuery(workspaceId: string, query: ActionQuery) {
  return queryOptions({
    meta: mainList,
    queryKey: [...shownKey(workspaceId), 'all', query],
    queryFn: ({ signal }) => allActions(workspaceId, query, signal),
    placeholderData: (before) => before,
  });
}

/** The number of matching actions and of those that are overdue. */
export function totalsQuery(workspaceId: string, query: ActionQuery) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', 'totals', query],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions', {
        path: { workspaceId },
        query: { ...query, limit: 1 },
        signal,
      }),
    placeholderData: (before) => before,
  });
}

/**
 * The next rows of a table or bars of a timeline: as many as are shown, so that 5,000 are refetched with 13 requests and
 * not with 50.
 */
export const portionAfter = (shown: number): number => Math.min(Math.max(shown, 100), 500);

interface Part {
  readonly items: readonly unknown[];
  readonly total: number;
}

/** The number of rows that are shown, if there are more. */
function nextOf(_: Part, parts: readonly Part[]): number | undefined {
  const shown = parts.reduce((sum, { items }) => sum + items.length, 0);
  return shown < parts.at(-1)!.total && parts.at(-1)!.items.length > 0 ? shown : undefined;
}

/** Matching actions in parts. */
export function actionPagesQuery(workspaceId: string, query: ActionQuery) {
  return infiniteQueryOptions({
    meta: mainList,
    queryKey: [...shownKey(workspaceId), 'pages', query],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions', {
        path: { workspaceId },
        query: { ...query, limit: portionAfter(pageParam), offset: pageParam },
        signal,
      }),
    getNextPageParam: nextOf,
    placeholderData: (before) => before,
  });
}

export type GroupsQuery = NonNullable<RequestOf<'get', '/api/workspaces/{workspaceId}/roadmap/groups'>['query']>;

/** Cards of a column, and rows of a group in the table, at first. */
const firstOfGroup = 10;

/** The next cards or rows of a group. */
export const groupPortion = 50;

/** The replies with groups of actions. */
export interface GroupSource<Row extends ActionCard> {
  readonly name: string;
  readonly read: (
    workspaceId: string,
    query: GroupsQuery,
    signal: AbortSignal,
  ) => Promise<Totals & { readonly groups: readonly ActionGroup<Row>[] }>;
}

export const boardColumns: GroupSource<ActionCard> = {
  name: 'board',
  read: (workspaceId, query, signal) =>
    api.get('/api/workspaces/{workspaceId}/roadmap/board', { path: { workspaceId }, query, signal }),
};

export const tableGroups: GroupSource<Action> = {
  name: 'groups',
  read: (workspaceId, query, signal) =>
    api.get('/api/workspaces/{workspaceId}/roadmap/groups', { path: { workspaceId }, query, signal }),
};

/** Matching actions by status, owner or policy area, the first of each. */
export function groupsQuery<Row extends ActionCard>(source: GroupSource<Row>, workspaceId: string, query: GroupsQuery) {
  return queryOptions({
    meta: mainList,
    queryKey: [...shownKey(workspaceId), source.name, query],
    queryFn: ({ signal }) => source.read(workspaceId, { ...query, limit: firstOfGroup }, signal),
    // groups of another kind have other keys
    placeholderData: (before, earlier) =>
      (earlier?.queryKey.at(-1) as GroupsQuery | undefined)?.by === query.by ? before : undefined,
  });
}

interface GroupPart<Row extends ActionCard> {
  readonly query: GroupsQuery;
  readonly group: ActionGroup<Row>;
}

/** The actions of a group after the first ones, which are shown already. */
export function moreOfGroupQuery<Row extends ActionCard>(
  source: GroupSource<Row>,
  workspaceId: string,
  { query, group: { key: group, items } }: GroupPart<Row>,
) {
  const first = items.length;
  return infiniteQueryOptions({
    meta: mainList,
    queryKey: [...shownKey(workspaceId), source.name, 'more', { ...query, group, first }],
    initialPageParam: first,
    queryFn: async ({ pageParam, signal }) => {
      const part = { ...query, group, limit: groupPortion, offset: pageParam };
      const { groups } = await source.read(workspaceId, part, signal);
      return groups[0] ?? { key: group, total: 0, items: [] };
    },
    getNextPageParam: (last, _, offset) =>
      last.items.length > 0 && offset + last.items.length < last.total ? offset + last.items.length : undefined,
  });
}

/** Matching actions with a due date in parts, each with its place in the schedule. */
export function timelineQuery(workspaceId: string, query: ActionQuery) {
  return infiniteQueryOptions({
    meta: mainList,
    queryKey: [...shownKey(workspaceId), 'timeline', query],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/schedule', {
        path: { workspaceId },
        query: { ...query, limit: portionAfter(pageParam), offset: pageParam },
        signal,
      }),
    getNextPageParam: nextOf,
    placeholderData: (before) => before,
  });
}

/** The numbers of matching actions in each place. */
export function placesQuery(workspaceId: string, query: ActionQuery) {
  return queryOptions({
    meta: mainContent,
    queryKey: [...roadmapKey(workspaceId), 'actions', 'places', query],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/places', { path: { workspaceId }, query, signal }),
    placeholderData: (before) => before,
    select: ({ items }) => items,
  });
}

/** What an organisation has to do; without one, that of the current user. */
export function inboxQuery(workspaceId: string, organisationId?: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', 'inbox', organisationId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/inbox', {
        path: { workspaceId },
        query: { ...(organisationId !== undefined && { organisationId }) },
        signal,
      }),
  });
}
