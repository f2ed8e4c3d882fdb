import { queryOptions } from '@tanstack/react-query';
import type { RequestOptions, Schema } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';
import type { ActionDetail, ActionList } from './types.js';

export type ActionQuery = NonNullable<RequestOptions['query']>;

export const roadmapKey = (workspaceId: string): readonly string[] => ['roadmap', workspaceId];

export const roadmapPath = (workspaceId: string, path: string): string => workspacePath(workspaceId, `/roadmap${path}`);

export function actionsQuery(workspaceId: string, query: ActionQuery = {}) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', query],
    queryFn: async ({ signal }): Promise<ActionList> => {
      const path = roadmapPath(workspaceId, '/actions');
      const first = await api.get<ActionList>(path, { query, signal });
      const items = [...first.items];
      while (items.length < first.total) {
        const next = await api.get<ActionList>(path, { query: { ...query, offset: items.length }, signal });
        if (next.items.length === 0) break;
        items.push(...next.items);
      }
      return { ...first, items };
    },
    placeholderData: (before) => before,
  });
}

export function actionQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'action', id],
    queryFn: ({ signal }) => api.get<ActionDetail>(roadmapPath(workspaceId, `/actions/${id}`), { signal }),
  });
}

export function policyAreasQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'objectives'],
    queryFn: ({ signal }) =>
      api.get<Schema<'PolicyAreaListResponse'>>(roadmapPath(workspaceId, '/objectives'), { signal }),
    staleTime: 300_000,
    select: ({ items }) => items,
  });
}

export function plansQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'plans'],
    queryFn: ({ signal }) => api.get<Schema<'PlanListResponse'>>(roadmapPath(workspaceId, '/plans'), { signal }),
    staleTime: 300_000,
    select: ({ items }) => items,
  });
}

export type IndicatorChoice = Pick<Schema<'IndicatorEntryResponse'>, 'id' | 'name' | 'measure'>;

/** Indicators that an action can be to move. */
export function indicatorChoicesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['indicators', workspaceId, 'choices'],
    queryFn: async ({ signal }): Promise<readonly IndicatorChoice[]> =>
      (await api.get<Schema<'IndicatorListResponse'>>(workspacePath(workspaceId, '/indicators'), { signal })).items,
    staleTime: 300_000,
  });
}

/** What the indicators say about one: its name, and the figure over everybody of each wave. */
export type IndicatorFigures = Schema<'IndicatorPageResponse'>;

export function indicatorQuery(workspaceId: string, indicatorId: string) {
  return queryOptions({
    queryKey: ['indicators', workspaceId, 'for-roadmap', indicatorId],
    queryFn: ({ signal }) =>
      api.get<IndicatorFigures>(workspacePath(workspaceId, `/indicators/${indicatorId}`), { signal }),
    retry: false,
    staleTime: 60_000,
  });
}

export function historyQuery(workspaceId: string, actionId: string) {
  return queryOptions({
    queryKey: ['chain', workspaceId, 'activity', { subject: actionId }],
    queryFn: ({ signal }) =>
      api.get<Schema<'ActivityResponse'>>(workspacePath(workspaceId, '/chain/activity'), {
        query: { subject: actionId },
        signal,
      }),
  });
}
