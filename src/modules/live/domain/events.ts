import type { RoomEvent } from './room/events.js';

/** Names in the audit trail. The payload is the event of the room: ids and facts, no names, no sex. */
export const roomEventTypes: Readonly<Record<RoomEvent['type'], string>> = {
  'hand-raised': 'live.hand.raised.v1',
  'hand-lowered': 'live.hand.lowered.v1',
  'floor-given': 'live.floor.given.v1',
  'floor-ended': 'live.floor.ended.v1',
  'cursor-moved': 'live.cursor.moved.v1',
  'room-paused': 'live.room.paused.v1',
  'room-resumed': 'live.room.resumed.v1',
  'room-closed': 'live.room.closed.v1',
};
