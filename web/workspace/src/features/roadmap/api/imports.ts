import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { FileUpload, Schema } from '#shared';
import { api, uploadTo, useWorkspace } from '#shared';
import { roadmapKey } from './queries.js';

export type CheckedImport = Schema<'CheckedImportResponse'>;
export type ImportedChange = Schema<'ImportedChangeResponse'>;
export type ChangesToCheck = Schema<'CheckChangesRequest'>;
export type CheckedChanges = Schema<'CheckedChangesResponse'>;
export type ListedImport = Schema<'ListedImportResponse'>;

export const templatePath = '/api/workspaces/{workspaceId}/roadmap/imports/template';

const imports = '/api/workspaces/{workspaceId}/roadmap/imports';
const handOvers = '/api/workspaces/{workspaceId}/roadmap/hand-overs';
const together = '/api/workspaces/{workspaceId}/roadmap/changes';

export function importsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...roadmapKey(workspaceId), 'imports'],
    queryFn: ({ signal }) => api.get(imports, { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

/** Changes of many actions, from a file or together; they change everything that the roadmap pages show. */
export function useImportChanges() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: roadmapKey(workspaceId) });
    void client.invalidateQueries({ queryKey: ['chain', workspaceId] });
  };
  const check: FileUpload<CheckedImport> = uploadTo(`${imports}/checks`, { path: { workspaceId } });
  return {
    check,
    /** `basis`: of the check whose changes were shown; `isWording`: changed texts only correct the wording. */
    run: (file: File, basis: string, isWording: boolean) =>
      uploadTo(imports, { path: { workspaceId } })(file, { fields: { basis, wording: String(isWording) } }).finally(
        refetch,
      ),
    checkTogether: (body: ChangesToCheck) => api.post(`${together}/checks`, { path: { workspaceId }, body }),
    /** `basis`: of the check whose changes were shown. */
    changeTogether: (body: Schema<'ChangeActionsRequest'>) =>
      api.post(together, { path: { workspaceId }, body }).finally(refetch),
    checkHandOver: (body: Schema<'CheckHandOverRequest'>) =>
      api.post(`${handOvers}/checks`, { path: { workspaceId }, body }),
    /** `basis`: of the check whose changes were shown. */
    repeat: (actionId: string, body: Schema<'RecurrenceRequest'>) =>
      api
        .post('/api/workspaces/{workspaceId}/roadmap/actions/{actionId}/occurrences', {
          path: { workspaceId, actionId },
          body,
        })
        .finally(refetch),
    handOver: (body: Schema<'HandOverRequest'>) =>
      api.post(handOvers, { path: { workspaceId }, body }).finally(refetch),
    undo: (importId: string) =>
      api.post(`${imports}/{importId}/undo`, { path: { workspaceId, importId } }).finally(refetch),
  };
}
