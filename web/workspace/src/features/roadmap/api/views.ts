import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';
import { roadmapKey } from './queries.js';

export type SavedView = Schema<'ListedViewResponse'>;

const views = '/api/workspaces/{workspaceId}/roadmap/views';

export function viewsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'views'],
    queryFn: ({ signal }) => api.get(views, { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export function useViewChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = (): Promise<void> => client.invalidateQueries({ queryKey: viewsQuery(workspaceId).queryKey });
  return {
    save: (body: Schema<'SaveViewRequest'>) => api.post(views, { path: { workspaceId }, body }).finally(refetch),
    edit: (viewId: string, version: number, body: Schema<'EditViewRequest'>) =>
      api.patch(`${views}/{viewId}`, { path: { workspaceId, viewId }, body, version }).finally(refetch),
    remove: (viewId: string) => api.delete(`${views}/{viewId}`, { path: { workspaceId, viewId } }).finally(refetch),
  };
}
