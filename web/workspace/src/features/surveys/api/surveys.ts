import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, workspacePath } from '../../../shared/index.js';

export type Wave = Schema<'WaveResponse'>;
export type Stratum = Schema<'StratumResponse'>;
export type WavePage = Schema<'WavePageResponse'>;
export type FieldworkStratum = Schema<'FieldworkStratumResponse'>;
export type Fieldwork = Schema<'FieldworkResponse'>;
export type FlaggedAnswer = Schema<'FlaggedAnswerResponse'>;
export type FrameUnit = Schema<'FrameUnitResponse'>;
export type Park = Schema<'NamedResponse'>;
export type Poster = Schema<'PosterResponse'>;
export type PosterSheet = Schema<'PosterSheetResponse'>;
export type RowError = Schema<'RowErrorResponse'>;
export type AnswerImport = Schema<'ImportResponse'>;
export type WaveState = Wave['state'];
export type ModuleOffer = Wave['offer'];
/** A park or an enterprise as the directory has it. */

/** Everything of surveys in one workspace: what a change invalidates. */
export const surveysKey = (workspaceId: string): readonly string[] => ['surveys', workspaceId];

export const surveysPath = (workspaceId: string, path: string): string => workspacePath(workspaceId, `/surveys${path}`);

function query<Answer>(workspaceId: string, path: string) {
  return queryOptions({
    queryKey: [...surveysKey(workspaceId), path],
    queryFn: ({ signal }) => api.get<Answer>(surveysPath(workspaceId, path), { signal }),
  });
}

export const wavesQuery = (workspaceId: string) => query<Schema<'WaveListResponse'>>(workspaceId, '/waves');
export const waveQuery = (workspaceId: string, waveId: string) => query<WavePage>(workspaceId, `/waves/${waveId}`);
export const fieldworkQuery = (workspaceId: string, waveId: string) =>
  query<Fieldwork>(workspaceId, `/waves/${waveId}/fieldwork`);
export const flaggedQuery = (workspaceId: string, waveId: string, flag: string) => ({
  ...query<Schema<'FlaggedAnswersResponse'>>(workspaceId, `/waves/${waveId}/flagged?flag=${flag}`),
  // Each reading is written down: not more often than somebody looks.
  staleTime: Number.POSITIVE_INFINITY,
});
export const frameQuery = (workspaceId: string) => query<Schema<'FrameResponse'>>(workspaceId, '/frame');
export const parksQuery = (workspaceId: string) => query<Schema<'ParkListResponse'>>(workspaceId, '/frame/parks');
export const postersQuery = (workspaceId: string, waveId: string) => ({
  ...query<PosterSheet>(workspaceId, `/waves/${waveId}/posters`),
  // Each reading of the key is written down: not more often than somebody looks.
  staleTime: Number.POSITIVE_INFINITY,
});
export const importsQuery = (workspaceId: string, waveId: string) =>
  query<Schema<'ImportListResponse'>>(workspaceId, `/waves/${waveId}/imports`);
