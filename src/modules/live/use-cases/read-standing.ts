import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { livePermissions } from '../domain/policy.js';
import { numberAhead } from '../domain/problems.js';
import type { RoomEvent } from '../domain/room/events.js';
import { fingerprint } from '../domain/room/fingerprint.js';
import type { RoomState } from '../domain/room/state.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { type Entered, RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-journal.js';

export interface RoomStanding {
  readonly seq: number;
  readonly hash: string;
  /** Sent instead of events if the reader has no state yet or was disconnected for long. */
  readonly state: RoomState | null;
  readonly events: readonly RoomEvent[];
  readonly entered: Entered;
}

/** Maximum number of events that are sent; beyond that the state is shorter. */
const mostEvents = 500;

/** Returns what a client needs to synchronise, from the last number it received. */
@Injectable()
export class ReadStanding {
  private readonly hashes = new WeakMap<RoomState, string>();

  constructor(
    private readonly database: Database,
    private readonly entrance: RoomEntrance,
    private readonly states: RoomStates,
  ) {}

  async execute(actor: Actor, meetingId: string, lastSeq: number): Promise<RoomStanding> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      const entered = await this.entrance.enter(tx, meetingId);
      const rooms = tx.get(RoomRepository);
      const state = await this.states.current(tx, meetingId, await rooms.head(meetingId));
      const { seq } = state;
      const missing = seq - lastSeq;
      const standing = { seq, hash: this.hashOf(state), entered };
      if (lastSeq === 0 || missing < 0 || missing > mostEvents) return { ...standing, state, events: [] };
      const events = missing === 0 ? [] : await rooms.eventsAfter(meetingId, lastSeq, missing);
      return { ...standing, state: null, events };
    });
  }

  /** All screens synchronise with the same state, whose fingerprint takes longer than the rest if many have spoken. */
  private hashOf(state: RoomState): string {
    const hash = this.hashes.get(state) ?? fingerprint(state);
    this.hashes.set(state, hash);
    return hash;
  }

  /** Throws unless this person may be in this room. */
  async demandEntrance(actor: Actor, meetingId: string): Promise<void> {
    demand(actor, livePermissions, 'live.room.join');
    await this.database.read(actor, (tx) => this.entrance.enter(tx, meetingId));
  }

  /** The state at a number, so that a client can compare its own. */
  async at(actor: Actor, meetingId: string, seq: number): Promise<{ seq: number; hash: string; state: RoomState }> {
    demand(actor, livePermissions, 'live.room.join');
    return this.database.read(actor, async (tx) => {
      await this.entrance.enter(tx, meetingId);
      const lastSeq = (await tx.get(RoomRepository).head(meetingId))?.lastSeq ?? 0;
      if (seq > lastSeq) throw numberAhead(lastSeq);
      const state = await this.states.at(tx, meetingId, seq);
      return { seq, hash: fingerprint(state), state };
    });
  }
}
