import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { FileUpload, Schema } from '#shared';
import { api, uploadTo, useWorkspace } from '#shared';
import { surveysKey } from './surveys.js';

export type CheckedFrameFile = Schema<'CheckedFrameFileResponse'>;
export type FrameColumn = Schema<'FrameColumnResponse'>['column'];
export type FrameChange = Schema<'FrameChangeResponse'>;

const imports = '/api/workspaces/{workspaceId}/surveys/frame/imports';
export const frameTemplatePath = `${imports}/template` as const;

export const frameImportsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'frame-imports'],
    queryFn: ({ signal }) => api.get(imports, { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

/** Columns by position, as assigned by hand. */
export type AssignedColumns = readonly (FrameColumn | null)[];

export function useFrameImport() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = (): Promise<void> => client.invalidateQueries();
  const check: FileUpload<CheckedFrameFile> = uploadTo(`${imports}/checks`, { path: { workspaceId } });
  return {
    check,
    run: (
      file: File,
      { columns, ...fields }: { columns: AssignedColumns; basis: string; missing: 'keep' | 'take-out' },
    ) =>
      uploadTo(imports, { path: { workspaceId } })(file, {
        fields: { columns: JSON.stringify(columns), ...fields },
      }).finally(refetch),
    undo: (importId: string) =>
      api.post(`${imports}/{importId}/undo`, { path: { workspaceId, importId } }).finally(refetch),
  };
}
