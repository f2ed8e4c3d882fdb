import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { RoomEvent } from '../domain/room/events.js';
import { reducerVersion, replay } from '../domain/room/reduce.js';
import { emptyRoom, type RoomState } from '../domain/room/state.js';
import { type RoomHead, RoomRepository } from '../persistence/room.repository.js';

/** Maximum number of rooms in memory; other rooms are read from their snapshots. */
const roomsKept = 200;

/**
 * Caches the states of rooms: reads the events since the cached state and applies them, so that the cost grows with
 * the change. Only committed events are cached: readers see no others, and writers read the state before they append.
 */
@Injectable()
export class RoomStates {
  private readonly known = new Map<string, RoomState>();

  async current(tx: ReadTransaction, meetingId: string, head: RoomHead | null): Promise<RoomState> {
    if (head === null) return emptyRoom;
    const start = this.latest(tx, meetingId, head);
    if (start.seq >= head.lastSeq) return start;
    const state = replay(start, await tx.get(RoomRepository).eventsAfter(meetingId, start.seq));
    this.remember(tx, meetingId, state);
    return state;
  }

  /** The state at an earlier number, so that a client can compare its own. */
  async at(tx: ReadTransaction, meetingId: string, seq: number): Promise<RoomState> {
    const head = await tx.get(RoomRepository).head(meetingId);
    const start = snapshotOf(head);
    const base = start.seq <= seq ? start : emptyRoom;
    const events = await tx.get(RoomRepository).eventsAfter(meetingId, base.seq, seq - base.seq);
    return replay(base, events);
  }

  /** Called after commit. */
  advance(tx: ReadTransaction, meetingId: string, events: readonly RoomEvent[]): void {
    const state = this.known.get(keyOf(tx, meetingId));
    if (state !== undefined && events[0]?.seq === state.seq + 1) this.remember(tx, meetingId, replay(state, events));
  }

  /** A reader's transaction may be older than the state in memory, which it then cannot use. */
  private latest(tx: ReadTransaction, meetingId: string, head: RoomHead): RoomState {
    const known = this.known.get(keyOf(tx, meetingId)) ?? emptyRoom;
    const snapshot = snapshotOf(head);
    return known.seq >= snapshot.seq && known.seq <= head.lastSeq ? known : snapshot;
  }

  private remember(tx: ReadTransaction, meetingId: string, state: RoomState): void {
    const key = keyOf(tx, meetingId);
    if ((this.known.get(key)?.seq ?? 0) > state.seq) return;
    this.known.delete(key);
    this.known.set(key, state);
    const oldest = this.known.keys().next().value;
    if (this.known.size > roomsKept && oldest !== undefined) this.known.delete(oldest);
  }
}

function keyOf(tx: ReadTransaction, meetingId: string): string {
  return `${tx.workspaceId}/${meetingId}`;
}

function snapshotOf(head: RoomHead | null): RoomState {
  return head?.snapshot && head.snapshotVersion === reducerVersion ? head.snapshot : emptyRoom;
}
