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

/** What happens to enterprises that the file does not contain, and the ids of those for which the other happens. */
export interface MissingDecision {
  readonly missing: 'keep' | 'take-out';
  readonly except: readonly string[];
}

export function useFrameImport() {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const refetch = (): Promise<void> => client.invalidateQueries();
  const check: FileUpload<CheckedFrameFile> = uploadTo(`${imports}/checks`, { path: { workspaceId } });
  return {
    check,
    run: (file: File, { columns, except, ...fields }: MissingDecision & { columns: AssignedColumns; basis: string }) =>
      uploadTo(imports, { path: { workspaceId } })(file, {
        fields: { columns: JSON.stringify(columns), except: JSON.stringify(except), ...fields },
      }).finally(refetch),
    undo: (importId: string) =>
      api.post(`${imports}/{importId}/undo`, { path: { workspaceId, importId } }).finally(refetch),
  };
}
