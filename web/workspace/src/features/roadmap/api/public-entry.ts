import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';
import { roadmapKey } from './queries.js';

export type PublicEntry = Schema<'PublicEntryResponse'>;

const entryPath = '/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/public-entry';

export function publicEntryQuery(workspaceId: string, actionId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'action', actionId, 'public-entry'],
    queryFn: ({ signal }) => api.get(entryPath, { path: { workspaceId, actionId }, signal }),
  });
}

export function usePublicEntryChanges(actionId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const path = { workspaceId, actionId };
  const keep = (entry: PublicEntry): PublicEntry => {
    client.setQueryData(publicEntryQuery(workspaceId, actionId).queryKey, entry);
    return entry;
  };
  return {
    propose: async (version: number, body: Schema<'ProposePublicEntryRequest'>) =>
      keep(await api.put(entryPath, { path, body, version })),
    agree: async (body: Schema<'AgreeToPublicEntryRequest'>) =>
      keep(await api.post(`${entryPath}/agreements`, { path, body })),
    withdraw: async () => keep(await api.delete(entryPath, { path })),
  };
}
