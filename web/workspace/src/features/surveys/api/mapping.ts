import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';
import { questionnairePath, surveysKey } from './surveys.js';

export type Mapping = Schema<'MappingResponse'>;
export type MappedVariable = Mapping['mapped'][number];
export type IndicatorVariable = Mapping['variables'][number];
export type MappableQuestion = Mapping['questions'][number];
export type DefinedIndicator = Schema<'DefinitionEntryResponse'>;

const mappingPath = `${questionnairePath}/mapping` as const;

export const mappingQuery = (workspaceId: string, questionnaireId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'mapping', questionnaireId],
    queryFn: ({ signal }) => api.get(mappingPath, { path: { workspaceId, questionnaireId }, signal }),
  });

/** The words of the variables. */
export const variableWordsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'variable-words'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/definitions/vocabulary', { path: { workspaceId }, signal }),
    select: ({ variables }) => new Map(variables.map(({ name, label }) => [name, label])),
  });

/** The indicators that are computed from answers, with the questions that they need. */
export const surveyIndicatorsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'indicator-questions'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/indicators/definitions', { path: { workspaceId }, signal }),
    select: ({ items }) => items.filter(({ source, retired }) => source === 'survey' && !retired),
  });

export const saveMapping = (
  path: { readonly workspaceId: string; readonly questionnaireId: string },
  version: number,
  variables: readonly MappedVariable[],
) => api.put(mappingPath, { path, body: { variables: [...variables] }, version });
