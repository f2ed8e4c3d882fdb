import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { indicatorsKey } from './queries.js';

export type Release = Schema<'ReleaseResponse'>;
export type ReleaseDetail = Schema<'ReleasePageResponse'>;
export type ReleasePlan = Schema<'CreateReleaseRequest'>;

export function releasesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'releases'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/releases', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export function releaseQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'release', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/releases/{releaseId}', {
        path: { workspaceId, releaseId: id },
        signal,
      }),
  });
}

export function createRelease(workspaceId: string, plan: ReleasePlan): Promise<Schema<'CreatedReleaseResponse'>> {
  return api.post('/api/workspaces/{workspaceId}/indicators/releases', { path: { workspaceId }, body: plan });
}

/** Approves what the page shows. */
export function approveRelease(workspaceId: string, { id, hash }: Release): Promise<unknown> {
  return api.post('/api/workspaces/{workspaceId}/indicators/releases/{releaseId}/approval', {
    path: { workspaceId, releaseId: id },
    body: { hash: hash ?? '' },
  });
}

export function withdrawRelease(workspaceId: string, { id }: Release): Promise<unknown> {
  return api.post('/api/workspaces/{workspaceId}/indicators/releases/{releaseId}/withdrawal', {
    path: { workspaceId, releaseId: id },
  });
}
