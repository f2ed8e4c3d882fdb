import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RequestOf, Schema } from '#shared';
import { api } from '#shared';

export type LoopNumbers = Schema<'LoopNumbersResponse'>;

export type Need = Schema<'NeedResponse'>;

export type Gaps = Schema<'GapsResponse'>;

export type ActivityEntry = Schema<'ActivityEntryResponse'>;

export function overviewQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'overview'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/chain/overview', { path: { workspaceId }, signal }),
  });
}

export function needsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'needs'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/what-needs-me', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export function gapsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'report'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/chain/report', { path: { workspaceId }, signal }),
  });
}

export type ChainGraph = Schema<'ChainGraphResponse'>;

export function graphQuery(workspaceId: string, type: string, id: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'graph', type, id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/of/{type}/{id}/graph', { path: { workspaceId, type, id }, signal }),
  });
}

/** Recent events of the dialogue cycle; people who joined and lookups of codes are only on the activity page. */
export function latestQuery(workspaceId: string, limit: number) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'latest', limit],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/activity', {
        path: { workspaceId },
        query: { limit, context: 'loop' },
        signal,
      }),
    select: ({ items }) => items,
  });
}

export type TrailFilter = Pick<
  NonNullable<RequestOf<'get', '/api/workspaces/{workspaceId}/chain/activity'>['query']>,
  'context' | 'subject'
>;

/** The recorded activity page by page; `context` and `subject` filter it. */
export function activityQuery(workspaceId: string, filter: TrailFilter) {
  return infiniteQueryOptions({
    queryKey: ['chain', workspaceId, 'activity', 'pages', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get('/api/workspaces/{workspaceId}/chain/activity', {
        path: { workspaceId },
        query: { ...filter, before: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export type MeetingRecord = Schema<'MeetingRecordResponse'>;

export function meetingRecordQuery(workspaceId: string, meetingId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'meeting-record', meetingId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/meetings/{meetingId}/record', {
        path: { workspaceId, meetingId },
        signal,
      }),
  });
}
