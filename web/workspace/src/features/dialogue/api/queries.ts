import { queryOptions } from '@tanstack/react-query';
import type { Schema } from '../../../shared/index.js';
import { api, isProblem, workspacePath } from '../../../shared/index.js';
import type { ConclusionDetail, LinkedAction, Roundtable } from './types.js';

/** Everything of this feature hangs below one key, so that a change refreshes all of its pages. */
export const dialogueKey = (workspaceId: string): readonly string[] => ['dialogue', workspaceId];

export const roundtablesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'roundtables'],
    queryFn: ({ signal }) =>
      api.get<Schema<'RoundtableListResponse'>>(workspacePath(workspaceId, '/roundtables'), { signal }),
    select: ({ items }) => items,
  });

export const roundtableQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'roundtable', id],
    queryFn: ({ signal }) => api.get<Roundtable>(workspacePath(workspaceId, `/roundtables/${id}`), { signal }),
  });

/** Asked anew each time: hands go up and down while the dialog is not open. */
export const openMattersQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'open-matters', id],
    queryFn: ({ signal }) =>
      api.get<Schema<'OpenMattersResponse'>>(workspacePath(workspaceId, `/live/rooms/${id}/open-matters`), { signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const candidatesQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'candidates', id],
    queryFn: ({ signal }) =>
      api.get<Schema<'CandidatesResponse'>>(workspacePath(workspaceId, `/roundtables/${id}/candidates`), { signal }),
    select: ({ items }) => items,
  });

export interface RegisterFilter {
  readonly roundtable?: string | undefined;
  readonly agreement?: string | undefined;
  readonly reserved?: string | undefined;
  readonly words?: string | undefined;
}

export const registerQuery = (workspaceId: string, filter: RegisterFilter) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'conclusions', filter],
    queryFn: ({ signal }) =>
      api.get<Schema<'ConclusionListResponse'>>(workspacePath(workspaceId, '/conclusions'), {
        signal,
        query: { ...filter },
      }),
    select: ({ items }) => items,
  });

export const conclusionQuery = (workspaceId: string, id: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'conclusion', id],
    queryFn: ({ signal }) => api.get<ConclusionDetail>(workspacePath(workspaceId, `/conclusions/${id}`), { signal }),
  });

export const translationsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'translations'],
    queryFn: ({ signal }) =>
      api.get<Schema<'TranslationListResponse'>>(workspacePath(workspaceId, '/translations'), { signal }),
    select: ({ items }) => items,
  });

export const workingGroupsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...dialogueKey(workspaceId), 'working-groups'],
    queryFn: ({ signal }) =>
      api.get<Schema<'WorkingGroupListResponse'>>(workspacePath(workspaceId, '/working-groups'), { signal }),
    select: ({ items }) => items,
  });

/** Actions that follow from a conclusion, as the roadmap tells them; none for those who may not read the roadmap. */
export const actionsOfQuery = (workspaceId: string, conclusionId: string) =>
  queryOptions({
    queryKey: ['roadmap', workspaceId, 'actions-of', conclusionId],
    queryFn: async ({ signal }): Promise<readonly LinkedAction[]> => {
      try {
        const path = workspacePath(workspaceId, '/roadmap/actions');
        return (await api.get<Schema<'ActionListResponse'>>(path, { signal, query: { conclusionId } })).items;
      } catch (error) {
        if (isProblem(error) && (error.status === 403 || error.status === 404)) return [];
        throw error;
      }
    },
  });
