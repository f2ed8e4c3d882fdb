import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api, useWorkspace } from '#shared';
import { referencesQuery } from './queries.js';
import type { ReferenceValue } from './types.js';

const one = '/api/workspaces/{workspaceId}/indicators/{indicatorId}/references/{kind}';

/** Sets and removes the target or baseline; `version` is that of the value that is replaced, 0 if there is none. */
export function useReferenceChanges(indicatorId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const { queryKey } = referencesQuery(workspaceId, indicatorId);
  const refetch = () => client.invalidateQueries({ queryKey });
  type Key = Pick<ReferenceValue, 'kind' | 'version'>;
  return {
    set: ({ kind, version }: Key, body: Schema<'SetReferenceValueRequest'>) =>
      api.put(one, { path: { workspaceId, indicatorId, kind }, body, version }).finally(refetch),
    remove: ({ kind, version }: Key) =>
      api.delete(one, { path: { workspaceId, indicatorId, kind }, version }).finally(refetch),
  };
}
