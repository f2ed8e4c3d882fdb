import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { indicatorsKey } from './queries.js';

export type Definition = Schema<'DefinitionPageResponse'>;
export type DefinitionContent = Schema<'DefinitionContentResponse'>;
export type DefinitionEntry = Schema<'DefinitionEntryResponse'>;
export type DefinitionVersion = Schema<'DefinitionVersionResponse'>;
export type DefinitionCheck = Schema<'DefinitionCheckResponse'>;
export type DefinitionFault = Schema<'DefinitionFaultResponse'>;
export type Variable = Schema<'VariableResponse'>;

export function definitionsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'definitions'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/definitions', { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });
}

export function definitionQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'definition', id],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/definitions/{definitionId}', {
        path: { workspaceId, definitionId: id },
        signal,
      }),
  });
}

export function vocabularyQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'vocabulary'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/definitions/vocabulary', { path: { workspaceId }, signal }),
  });
}

export type ToCheck = DefinitionContent & { readonly id: string; readonly isNew: boolean };

/** Checks texts as saving would, and describes their meaning. The previous answer is shown until the next arrives. */
export function checkQuery(workspaceId: string, asked: ToCheck) {
  return queryOptions({
    queryKey: [...indicatorsKey(workspaceId), 'check', asked],
    queryFn: ({ signal }) =>
      api.post('/api/workspaces/{workspaceId}/indicators/definitions/check', {
        path: { workspaceId },
        body: asked,
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function defineIndicator(
  workspaceId: string,
  body: DefinitionContent & { readonly id: string; readonly reason: string },
): Promise<Definition> {
  return api.post('/api/workspaces/{workspaceId}/indicators/definitions', { path: { workspaceId }, body });
}

export function reviseDefinition(
  workspaceId: string,
  { id, version }: { readonly id: string; readonly version: number },
  body: Partial<DefinitionContent> & { readonly reason: string },
): Promise<Definition> {
  return api.patch('/api/workspaces/{workspaceId}/indicators/definitions/{definitionId}', {
    path: { workspaceId, definitionId: id },
    body,
    version,
  });
}
