import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Proposal, RoomView } from '../../../../../../src/modules/live/domain/room/view.js';
import { api, type Schema } from '../../../shared/index.js';

const base = (workspaceId: string, roundtableId: string): string =>
  `/workspaces/${workspaceId}/live/rooms/${roundtableId}`;

/** Names of seats and agenda; who acts when is followed over the socket. */
export const roomQuery = (workspaceId: string, roundtableId: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'room'],
    queryFn: ({ signal }) => api.get<RoomView>(base(workspaceId, roundtableId), { signal }),
    staleTime: 60_000,
  });

export type RoomRecord = Schema<'RoomRecordResponse'>;

/** `turn` changes whenever the floor is given, ended or taken back; after a floor taken back it is what it was before. */
export const recordQuery = (workspaceId: string, roundtableId: string, turn: string) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'record', turn],
    queryFn: ({ signal }) => api.get<RoomRecord>(`${base(workspaceId, roundtableId)}/record`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });

/**
 * Asked again at each event of the room, and now and then: the time of whoever speaks runs on. The earlier proposal stays on
 * the screen meanwhile.
 */
export const proposalQuery = (workspaceId: string, roundtableId: string, seq: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'proposal', seq],
    queryFn: ({ signal }) => api.get<Proposal>(`${base(workspaceId, roundtableId)}/proposal`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
    staleTime: Infinity,
    gcTime: 10_000,
  });

/** Minutes by sex are null when withheld. */
export type FloorTime = Schema<'FloorTimeResponse'>;

/** `speeches` is the number of speeches that have ended: it changes when the sums do. */
export const floorTimeQuery = (workspaceId: string, roundtableId: string, speeches: number) =>
  queryOptions({
    queryKey: ['live', workspaceId, roundtableId, 'floor-time', speeches],
    queryFn: ({ signal }) => api.get<FloorTime>(`${base(workspaceId, roundtableId)}/floor-time`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
