import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#shared';
import { mainContent, roadmapKey } from './queries.js';

export function actionQuery(workspaceId: string, id: string) {
  return queryOptions({
    meta: mainContent,
    queryKey: [...roadmapKey(workspaceId), 'action', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}', {
        path: { workspaceId, actionId: id },
        signal,
      }),
  });
}

/** People who can be mentioned in a comment. */
export function mentionableQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'mentionable-people'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/mentionable-people', { path: { workspaceId }, signal }),
    staleTime: 300_000,
    select: ({ items }) => items,
  });
}

/** The comments before one of an action, oldest first on each page. */
export function earlierCommentsQuery(workspaceId: string, actionId: string, firstId: string) {
  return infiniteQueryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', actionId, 'comments', firstId],
    initialPageParam: firstId,
    queryFn: ({ signal, pageParam }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/comments', {
        path: { workspaceId, actionId },
        query: { before: pageParam },
        signal,
      }),
    getNextPageParam: ({ items }) => items[0]?.id,
  });
}

export function historyQuery(workspaceId: string, actionId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'activity', { subject: actionId }],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/chain/activity', {
        path: { workspaceId },
        query: { subject: actionId },
        signal,
      }),
  });
}
