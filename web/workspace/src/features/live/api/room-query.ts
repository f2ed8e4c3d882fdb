import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '#shared';

/** Names of seats and agenda; the events of the room come over the socket. */
export const roomQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'room'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{roundtableId}', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    staleTime: 60_000,
  });

export type RoomRecord = Schema<'RoomRecordResponse'>;

/** `turn` changes whenever the floor is given, ended or undone; after an undo it has its previous value. */
export const recordQuery = (workspaceId: string, roundtableId: string, turn: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'record', turn],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{roundtableId}/record', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });

/**
 * Fetched again at each event of the room and periodically, because speaking time continues. The previous proposal is
 * shown meanwhile.
 */
export const proposalQuery = (workspaceId: string, roundtableId: string, seq: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'proposal', seq],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{roundtableId}/proposal', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
    staleTime: Infinity,
    gcTime: 10_000,
  });

/** Minutes by sex are null if suppressed. */
export type FloorTime = Schema<'FloorTimeResponse'>;

/** `speeches` is the number of ended speeches; it changes when the totals do. */
export const floorTimeQuery = (workspaceId: string, roundtableId: string, speeches: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'floor-time', speeches],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{roundtableId}/floor-time', {
        path: { workspaceId, roundtableId },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
