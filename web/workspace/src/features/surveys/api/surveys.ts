import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '#shared';
import { api } from '#shared';

export type Wave = Schema<'WaveResponse'>;
export type Stratum = Schema<'StratumResponse'>;
export type WavePage = Schema<'WavePageResponse'>;
export type FieldworkStratum = Schema<'FieldworkStratumResponse'>;
export type Fieldwork = Schema<'FieldworkResponse'>;
export type FrameUnit = Schema<'FrameUnitResponse'>;
export type Poster = Schema<'PosterResponse'>;
export type Replacements = Schema<'ReplacementsResponse'>;
export type PosterSheet = Schema<'PosterSheetResponse'>;
export type AnswerImport = Schema<'ImportResponse'>;
export type ImportColumns = Schema<'ImportColumnsResponse'>;
export type FileColumn = Schema<'FileColumnResponse'>;
export type Questionnaire = Schema<'QuestionnaireResponse'>;
export type QuestionnaireView = Schema<'QuestionnairePageResponse'>;
export type FormLine = Schema<'FormLineResponse'>;
export type FormMessage = Schema<'FormMessageResponse'>;
export type UploadedForm = Schema<'UploadedFormResponse'>;
export type WaveState = Wave['state'];
export type ModuleOffer = Wave['offer'];

/** Prefix of all survey queries of a workspace, for invalidation. */
export const surveysKey = (workspaceId: string): readonly string[] => ['surveys', workspaceId];

export const wavePath = '/api/workspaces/{workspaceId}/surveys/waves/{waveId}';

export const wavesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'waves'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/surveys/waves', { path: { workspaceId }, signal }),
  });

export const waveQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'wave', waveId],
    queryFn: ({ signal }) => api.get(wavePath, { path: { workspaceId, waveId }, signal }),
  });

export const fieldworkQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'fieldwork', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/fieldwork`, { path: { workspaceId, waveId }, signal }),
  });

export const frameQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'frame'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/surveys/frame', { path: { workspaceId }, signal }),
  });

export const parksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'parks'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/surveys/frame/parks', { path: { workspaceId }, signal }),
  });

export const replacementsQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'replacements', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/replacements`, { path: { workspaceId, waveId }, signal }),
  });

export const postersQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'posters', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/posters`, { path: { workspaceId, waveId }, signal }),
    // Each reading of the codes is recorded as an event, so data is not refetched automatically.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const importsQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'imports', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/imports`, { path: { workspaceId, waveId }, signal }),
  });

export const importColumnsPath = '/api/workspaces/{workspaceId}/surveys/imports/{importId}/columns';

/** Each check of the file reads its columns again. */
export const importColumnsQuery = (workspaceId: string, { id: importId, jobId }: Pick<AnswerImport, 'id' | 'jobId'>) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'import-columns', importId, jobId],
    queryFn: ({ signal }) => api.get(importColumnsPath, { path: { workspaceId, importId }, signal }),
  });

export const questionnairesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'questionnaires'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/surveys/questionnaires', { path: { workspaceId }, signal }),
  });

export const questionnairePath = '/api/workspaces/{workspaceId}/surveys/questionnaires/{questionnaireId}';

export const questionnaireQuery = (workspaceId: string, questionnaireId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'questionnaire', questionnaireId],
    queryFn: ({ signal }) => api.get(questionnairePath, { path: { workspaceId, questionnaireId }, signal }),
  });
