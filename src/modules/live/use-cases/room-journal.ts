import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Problem } from '../../../kernel/problem.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { roomEventType } from '../domain/events.js';
import { commandIdReused, overtaken, refused } from '../domain/problems.js';
import { decide, numbered, type Refusal, type RoomCommand } from '../domain/room/decide.js';
import type { RoomEvent } from '../domain/room/events.js';
import { effectiveTime, isLate, steers } from '../domain/room/late.js';
import { reducerVersion, replay } from '../domain/room/reduce.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { recordSpeeches } from './record-speeches.js';
import { type Entered, type OpenRoom, RoomEntrance } from './room-entrance.js';
import { RoomStates } from './room-states.js';
import { RoomTurns } from './room-turns.js';

export interface CommandTarget {
  readonly roundtableId: string;
  /** Made by the client; the same one again is carried out once. */
  readonly commandId: string;
  /** As the client says it: `realtime/protocol.ts`. */
  readonly meantAt?: number;
  readonly seenSeq?: number;
}

/** Turns the wish of a use case into a command, with everything looked up that the decision needs. */
export type Resolve = (room: OpenRoom) => RoomCommand | Promise<RoomCommand>;

const eventsBetweenSnapshots = 200;

/** What someone else did when a command was overtaken. */
const overtaking: Readonly<Partial<Record<Refusal, readonly RoomEvent['type'][]>>> = {
  'live.floor.overtaken': ['floor-given', 'floor-undone'],
  'live.cursor.overtaken': ['cursor-moved'],
};

/** The one way a room changes: locked, decided by the pure room, appended with the next numbers, sent after commit. */
@Injectable()
export class RoomJournal {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly entrance: RoomEntrance,
    private readonly states: RoomStates,
    private readonly turns: RoomTurns,
  ) {}

  /** Returns the number to which the room has come with this command. */
  async carryOut(actor: Actor, target: CommandTarget, resolve: Resolve): Promise<{ seq: number }> {
    return this.turns.take(`${actor.workspaceId}/${target.roundtableId}`, () => this.inTurn(actor, target, resolve));
  }

  private async inTurn(actor: Actor, target: CommandTarget, resolve: Resolve): Promise<{ seq: number }> {
    const { seq, settle } = await this.database.write(actor, async (tx) => {
      const outcome = await this.carryOutWithin(tx, target, resolve);
      return { ...outcome, settle: () => this.states.advance(tx, target.roundtableId, outcome.events) };
    });
    settle();
    return { seq };
  }

  /** In the transaction of the caller, so that what the room does commits together with what made it do so. */
  async carryOutWithin(
    tx: Transaction,
    target: CommandTarget,
    resolve: Resolve,
  ): Promise<{ readonly seq: number; readonly events: readonly RoomEvent[] }> {
    const before = await this.entrance.enter(tx, target.roundtableId);
    const rooms = tx.get(RoomRepository);
    const head = await rooms.lock(tx.workspaceId, target.roundtableId, tx.now);
    const earlier = await rooms.ofCommand(target.roundtableId, target.commandId);
    if (earlier.length > 0) return { seq: repeated(earlier, before), events: [] };
    // asked again under the lock: the room may have closed, or a seat gone, while this command waited for its turn
    const entered = await this.entrance.enterToAct(tx, target.roundtableId);
    const state = await this.states.current(tx, target.roundtableId, head);
    const events = await this.decideIn({ ...entered, tx, state }, target, resolve);
    if (events.length > 0) await this.append({ ...entered, tx, state }, target, events);
    return { seq: state.seq + events.length, events };
  }

  private async decideIn(room: OpenRoom, target: CommandTarget, resolve: Resolve): Promise<RoomEvent[]> {
    const { state, who } = room;
    const decision = decide(state, await resolve(room), who);
    if (!decision.ok) throw await this.refusal(room, target, decision.refusal);
    const { facts } = decision;
    const time = facts.some(steers) ? await this.timeOf(room, target) : { now: this.clock.now().getTime() };
    return numbered(state, facts, { by: who.personId, ...time });
  }

  /**
   * What the console did without a connection is billed as it was meant, if no one steered the room meanwhile. Others cannot
   * date back: a delegate would shorten the own speech.
   */
  private async timeOf(
    { tx, state, who }: OpenRoom,
    { roundtableId, meantAt, seenSeq }: CommandTarget,
  ): Promise<{ readonly now: number; readonly notBefore?: number }> {
    const now = this.clock.now().getTime();
    if (meantAt === undefined) return { now };
    const rooms = tx.get(RoomRepository);
    if (isLate(meantAt, now) && seenSeq !== undefined && seenSeq < state.seq)
      if ((await rooms.eventsAfter(roundtableId, seenSeq)).some(steers)) throw overtaken();
    if (!who.moderates || meantAt >= now) return { now };
    const notBefore = meantAt < state.at ? await rooms.lastSteeredAt(roundtableId) : state.at;
    return { now: effectiveTime(meantAt, now), notBefore };
  }

  /** The refusal names the person who was faster; what was kept without a connection is left to the facilitator. */
  private async refusal(
    { tx, roundtable, state }: OpenRoom,
    target: CommandTarget,
    refusal: Refusal,
  ): Promise<Problem> {
    const kinds = overtaking[refusal];
    if (kinds === undefined) return refused(refusal);
    if (target.meantAt !== undefined && isLate(target.meantAt, this.clock.now().getTime())) return overtaken();
    const last = await tx.get(RoomRepository).lastOf(roundtable.id, kinds);
    return refused(refusal, {
      other: await this.entrance.nameOf(tx, last?.by ?? null),
      speaker: await this.entrance.nameOf(tx, state.speech?.speaker.personId ?? null),
    });
  }

  private async append(room: OpenRoom, target: CommandTarget, events: readonly RoomEvent[]): Promise<void> {
    const { tx, state } = room;
    const { roundtableId } = target;
    const rooms = tx.get(RoomRepository);
    await rooms.append({ ...target, workspaceId: tx.workspaceId, events, receivedAt: this.clock.now() });
    const after = replay(state, events);
    if (Math.floor(after.seq / eventsBetweenSnapshots) > Math.floor(state.seq / eventsBetweenSnapshots))
      await rooms.saveSnapshot(roundtableId, after, reducerVersion);
    await recordSpeeches(room, events);
    for (const event of events)
      await tx.record({ type: roomEventType(event.type), subject: roundtableId, payload: { roundtableId, event } });
  }
}

function repeated(earlier: readonly RoomEvent[], { who }: Entered): number {
  const last = earlier.at(-1)!;
  if (last.by !== who.personId) throw commandIdReused();
  return last.seq;
}
