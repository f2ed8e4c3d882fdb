import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, useWorkspace } from '#shared';

export type Conclusion = Schema<'ConclusionResponse'>;

const path = '/api/workspaces/{workspaceId}/conclusions';

/** Begins like the keys of dialogue, whose news refetch it. */
const keyOf = (workspaceId: string, roundtable: string) =>
  ['dialogue', workspaceId, 'conclusions-in-room', roundtable] as const;

export const conclusionsQuery = (workspaceId: string, roundtable: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, roundtable),
    queryFn: ({ signal }) => api.get(path, { path: { workspaceId }, query: { roundtable }, signal }),
    select: ({ items }) => items,
  });

export function useRecordReservation(roundtableId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return async (conclusionId: string, body: Schema<'RecordReservationRequest'>) => {
    const recorded = await api.post('/api/workspaces/{workspaceId}/conclusions/{conclusionId}/reservations', {
      path: { workspaceId, conclusionId },
      body,
    });
    await client.invalidateQueries({ queryKey: keyOf(workspaceId, roundtableId) });
    return recorded;
  };
}

export function useRecordConclusion(roundtableId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return async (body: Schema<'RecordConclusionRequest'>) => {
    const recorded = await api.post('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/conclusions', {
      path: { workspaceId, roundtableId },
      body,
    });
    for (const of of [roundtableId, 'provisional'])
      await client.invalidateQueries({ queryKey: keyOf(workspaceId, of) });
    return recorded;
  };
}

/** Of all roundtables: taken without a quorum and not agreed since. */
export const provisionalQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, 'provisional'),
    queryFn: ({ signal }) =>
      api.get(path, { path: { workspaceId }, query: { agreement: 'provisional' as const }, signal }),
    select: ({ items }) => items,
  });

/** Of all roundtables. */
export const registerQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keyOf(workspaceId, 'all'),
    queryFn: ({ signal }) => api.get(path, { path: { workspaceId }, signal }),
    select: ({ items }) => items,
  });

export function useAdoptConclusion(roundtableId: string) {
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  return async ({ conclusionId, meetingId }: { readonly conclusionId: string; readonly meetingId: string }) => {
    await api.post('/api/workspaces/{workspaceId}/conclusions/{conclusionId}/adoptions', {
      path: { workspaceId, conclusionId },
      body: { meetingId },
    });
    for (const of of [roundtableId, 'provisional'])
      await client.invalidateQueries({ queryKey: keyOf(workspaceId, of) });
  };
}
