import { queryOptions } from '@tanstack/react-query';
import type { RequestOf, Schema } from '#shared';
import { api } from '#shared';
import { roadmapKey } from './queries.js';

export type StateReport = Schema<'StateReportResponse'>;

export type StateReportQuery = NonNullable<
  RequestOf<'get', '/api/workspaces/{workspaceId}/roadmap/state-report'>['query']
>;

export function stateReportQuery(workspaceId: string, query: StateReportQuery) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', 'state-report', query],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/state-report', { path: { workspaceId }, query, signal }),
    placeholderData: (before) => before,
  });
}

export type Comparison = Schema<'ComparisonResponse'>;

type ComparisonQuery = NonNullable<RequestOf<'get', '/api/workspaces/{workspaceId}/roadmap/comparison'>['query']>;

export function comparisonQuery(workspaceId: string, query: ComparisonQuery) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'actions', 'comparison', query],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/roadmap/comparison', { path: { workspaceId }, query, signal }),
    placeholderData: (before) => before,
  });
}
