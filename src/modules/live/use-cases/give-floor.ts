import { Injectable } from '@nestjs/common';
import { type Actor, demand, notPermitted } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { livePermissions } from '../domain/policy.js';
import { speakerSilent } from '../domain/attendance-problems.js';
import { speakerNotSeated } from '../domain/problems.js';
import type { RoomCommand } from '../domain/room/decide.js';
import { type OverrideReason, isLate } from '../domain/room/events.js';
import type { Speaker, SpeechKind } from '../domain/room/state.js';
import { proposeSpeaker } from './floor-proposal.js';
import type { MeetingSeat } from '../../dialogue/index.js';
import type { OpenRoom } from './room-entrance.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface FloorWish {
  readonly personId: string;
  /** The kind of request that is granted; null: the first. */
  readonly kind: SpeechKind | null;
  /** The speech that this command is meant to end; null: no one is speaking. */
  readonly replaces: number | null;
  readonly limitSeconds: number | null;
  readonly override: OverrideReason | null;
  /** The current speech waits and can be continued afterwards. */
  readonly interrupts?: boolean;
}

@Injectable()
export class GiveFloor {
  constructor(
    private readonly journal: RoomJournal,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, target: CommandTarget, wish: FloorWish): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.floor.give');
    return this.journal.carryOut(actor, target, (room) => resolve(room, this.certain(target, wish), this.clock.now()));
  }

  /**
   * A command that was stored without a connection has already happened, so no reason is required for passing over the
   * proposed speaker.
   */
  private certain({ meantAt }: CommandTarget, wish: FloorWish): FloorWish {
    const late = meantAt !== undefined && isLate(meantAt, this.clock.now().getTime());
    return late ? { ...wish, override: wish.override ?? 'chair-discretion' } : wish;
  }
}

/**
 * Milliseconds. The proposal may change between its display and the press, so the person who would have been proposed
 * this long ago counts as proposed too.
 */
const proposalHolds = 10_000;

async function proposedFor(room: OpenRoom, { personId }: FloorWish, now: Date): Promise<string | null> {
  const proposed = await proposeSpeaker(room.tx, room, now);
  if (proposed === null || proposed.personId === personId) return proposed?.personId ?? null;
  const seen = await proposeSpeaker(room.tx, room, new Date(now.getTime() - proposalHolds));
  return seen?.personId === personId ? personId : proposed.personId;
}

/** The group is that of the seat; it is stored with the speech and does not change later. */
export function speakerOf(seats: readonly MeetingSeat[], personId: string): Speaker {
  const seat = seats.find((one) => one.personId === personId);
  if (seat === undefined) throw speakerNotSeated();
  if (!seat.rights.takesFloor) throw speakerSilent();
  const { constituency, capacity, organisationId } = seat;
  return { personId, constituency, capacity, organisationId };
}

/** Those who may have the floor now. */
export function withFloor(seats: readonly MeetingSeat[]): readonly string[] {
  return seats.filter(({ rights }) => rights.takesFloor).map(({ personId }) => personId);
}

async function resolve(room: OpenRoom, wish: FloorWish, now: Date): Promise<RoomCommand> {
  if (!room.who.moderates) throw notPermitted('live.floor.give');
  return {
    type: 'give-floor',
    speaker: speakerOf(room.seats, wish.personId),
    kind: wish.kind,
    replaces: wish.replaces,
    limitSeconds: wish.limitSeconds,
    proposedId: await proposedFor(room, wish, now),
    override: wish.override,
    interrupts: wish.interrupts ?? false,
    withFloor: withFloor(room.seats),
  };
}
