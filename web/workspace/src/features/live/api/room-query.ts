import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '#shared';

/** Names of seats and agenda; the events of the room come over the socket. */
export const roomQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, meetingId, 'room'],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}', {
        path: { workspaceId, meetingId },
        signal,
      }),
    staleTime: 60_000,
  });

export type RoomRecord = Schema<'RoomRecordResponse'>;

/** `turn` changes whenever the floor is given, ended or undone; after an undo it has its previous value. */
export const recordQuery = (workspaceId: string, meetingId: string, turn: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, meetingId, 'record', turn],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/record', {
        path: { workspaceId, meetingId },
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
export const proposalQuery = (workspaceId: string, meetingId: string, seq: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, meetingId, 'proposal', seq],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/proposal', {
        path: { workspaceId, meetingId },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
    staleTime: Infinity,
    gcTime: 10_000,
  });

/** Minutes by sex are null if suppressed. */

/** `speeches` is the number of ended speeches; it changes when the totals do. */
export const floorTimeQuery = (workspaceId: string, meetingId: string, speeches: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, meetingId, 'floor-time', speeches],
    queryFn: ({ signal }) =>
      api.get('/api/workspaces/{workspaceId}/live/rooms/{meetingId}/floor-time', {
        path: { workspaceId, meetingId },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
