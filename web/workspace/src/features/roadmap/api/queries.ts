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
    queryFn: ({ signal }) => api.get<ActionList>(roadmapPath(workspaceId, '/actions'), { query, signal }),
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

/** Organisations of the directory, for choosing an owner. */
export function organisationsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['directory', workspaceId, 'organisations', 'choices'],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Schema<'OrganisationListResponse'>>(
        workspacePath(workspaceId, '/organisations'),
        { query: { limit: 200 }, signal },
      );
      return items;
    },
    staleTime: 300_000,
  });
}

/** A whole list of the directory: it is read in pages of 200, which is their longest. */
async function everything<Item>(path: string, signal: AbortSignal): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (;;) {
    const page = await api.get<{ items: Item[]; total: number }>(path, {
      query: { limit: 200, offset: found.length },
      signal,
    });
    found.push(...page.items);
    if (page.items.length === 0 || found.length >= page.total) return found;
  }
}

/** People of the workspace, for naming who answers for an action. */
export function peopleQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['directory', workspaceId, 'people', 'choices'],
    queryFn: ({ signal }) => everything<Schema<'PersonResponse'>>(workspacePath(workspaceId, '/people'), signal),
    staleTime: 300_000,
  });
}

/** Places of the directory down to the parks: where an action happens. */
export function placesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['directory', workspaceId, 'places', 'choices'],
    queryFn: ({ signal }) => everything<Schema<'PlaceResponse'>>(workspacePath(workspaceId, '/places'), signal),
    staleTime: 300_000,
    select: (places) => places.filter(({ level }) => level !== 'enterprise'),
  });
}

export type IndicatorChoice = Pick<Schema<'IndicatorEntryResponse'>, 'id' | 'name' | 'measure' | 'unit'>;

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
