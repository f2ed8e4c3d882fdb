import type { RoomEvent } from './room/events.js';

/**
 * Event types in the audit trail: one name for each version of the payload, the last being the current one. The
 * payload is the event of the room: ids and facts, no names, no sex. `stored-facts.ts` converts older versions.
 */
export const roomEventTypes: Readonly<Record<RoomEvent['type'], readonly [string, ...string[]]>> = {
  'hand-raised': ['live.hand.raised.v1', 'live.hand.raised.v2', 'live.hand.raised.v3'],
  'hand-changed': ['live.hand.changed.v1'],
  'hand-lowered': ['live.hand.lowered.v1', 'live.hand.lowered.v2'],
  'floor-given': ['live.floor.given.v1', 'live.floor.given.v2'],
  'floor-ended': ['live.floor.ended.v1'],
  'floor-interrupted': ['live.floor.interrupted.v1'],
  'floor-continued': ['live.floor.continued.v1'],
  'floor-extended': ['live.floor.extended.v1'],
  'floor-undone': ['live.floor.undone.v1', 'live.floor.undone.v2'],
  'list-closed': ['live.list.closed.v1'],
  'list-reopened': ['live.list.reopened.v1'],
  'budget-set': ['live.budget.set.v1'],
  'cursor-moved': ['live.cursor.moved.v1'],
  'room-paused': ['live.room.paused.v1'],
  'room-resumed': ['live.room.resumed.v1'],
  'room-closed': ['live.room.closed.v1'],
};

/** Who arrived, left or was replaced at a meeting; not an event of the room, whose screens do not depend on it. */
export const attendanceRecorded = 'live.attendance.recorded.v1';

/** Screens without an account. */
export const screenPaired = 'live.screen.paired.v1';
export const screenRemoved = 'live.screen.removed.v1';

export function roomEventType(kind: RoomEvent['type']): string {
  return roomEventTypes[kind].at(-1)!;
}
