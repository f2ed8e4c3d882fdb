import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';

export type LoopNumbers = Schema<'LoopNumbersResponse'>;

export type NeedKind = Need['kind'];

export type Need = Schema<'NeedResponse'>;

export type Gaps = Schema<'GapsResponse'>;

export type ActivityEntry = Schema<'ActivityEntryResponse'>;

export type Activity = Schema<'ActivityResponse'>;

const chainPath = (workspaceId: string, path: string): string => workspacePath(workspaceId, `/chain${path}`);

export function overviewQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'overview'],
    queryFn: ({ signal }) => api.get<LoopNumbers>(chainPath(workspaceId, '/overview'), { signal }),
  });
}

export function needsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'needs'],
    queryFn: ({ signal }) => api.get<Schema<'NeedListResponse'>>(chainPath(workspaceId, '/what-needs-me'), { signal }),
    select: ({ items }) => items,
  });
}

export function gapsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'report'],
    queryFn: ({ signal }) => api.get<Gaps>(chainPath(workspaceId, '/report'), { signal }),
  });
}

/** What moved the loop lately; who joined and what was looked up stands on the page of the trail. */
export function latestQuery(workspaceId: string, limit: number) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'latest', limit],
    queryFn: ({ signal }) =>
      api.get<Activity>(chainPath(workspaceId, '/activity'), { query: { limit, context: 'loop' }, signal }),
    select: ({ items }) => items,
  });
}

/** The trail page by page; `context` and `subject` narrow it. */
export function activityQuery(workspaceId: string, filter: { readonly context?: string; readonly subject?: string }) {
  return infiniteQueryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'pages', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Activity>(chainPath(workspaceId, '/activity'), { query: { ...filter, before: pageParam }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
