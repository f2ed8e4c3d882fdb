import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { roadmapKey } from './queries.js';

export function policyAreasQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'objectives'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/objectives', { path: { workspaceId }, signal }),
    staleTime: 300_000,
    select: ({ items }) => items,
  });
}

export function plansQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'plans'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/roadmap/plans', { path: { workspaceId }, signal }),
    staleTime: 300_000,
    select: ({ items }) => items,
  });
}

/** Conclusions that an action can follow up. */
export function conclusionChoicesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['dialogue', workspaceId, 'conclusions', 'choices'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/conclusions', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

/** Working groups that can own an action. */
export function workingGroupsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['dialogue', workspaceId, 'working-groups', 'choices'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/working-groups', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export type IndicatorChoice = Pick<Schema<'IndicatorEntryResponse'>, 'id' | 'name' | 'measure'>;

/** Indicators that can be targets of an action. */
export function indicatorChoicesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['indicators', workspaceId, 'choices'],
    queryFn: async ({ signal }): Promise<readonly IndicatorChoice[]> =>
      (await api.get('/api/workspaces/{workspaceId}/indicators', { path: { workspaceId }, signal })).items,
    staleTime: 300_000,
  });
}

/** Name of an indicator, and its figure for all persons in each wave. */
export type IndicatorFigures = Schema<'IndicatorPageResponse'>;

export function indicatorQuery(workspaceId: string, indicatorId: string) {
  return queryOptions({
    queryKey: ['indicators', workspaceId, 'for-roadmap', indicatorId],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/{indicatorId}', { path: { workspaceId, indicatorId }, signal }),
    retry: false,
    staleTime: 60_000,
  });
}
