import type { Socket } from 'socket.io';
import { notJoined } from '../domain/problems.js';
import type { RoomAddress } from './protocol.js';
import type { Channel } from './room-attendance.js';

export const liveNamespace = '/live';

export function channelOf({ workspaceId, meetingId }: RoomAddress): Channel {
  return { name: `live:${workspaceId}:${meetingId}`, meetingId };
}

/** Commands are accepted only from a connection that has joined the room. */
export function demandJoined(socket: Socket, address: RoomAddress): void {
  if (!socket.rooms.has(channelOf(address).name)) throw notJoined();
}
