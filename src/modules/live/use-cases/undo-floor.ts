import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { livePermissions } from '../domain/policy.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { withFloor } from './give-floor.js';
import { type CommandTarget, RoomJournal, RoomStates } from './room-journal.js';

/** Undoes giving the floor by mistake: restores the previous state and records the mistake. */
@Injectable()
export class UndoFloor {
  constructor(
    private readonly journal: RoomJournal,
    private readonly states: RoomStates,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, target: CommandTarget, speechId: number): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.floor.give');
    return this.journal.carryOut(actor, target, async ({ tx, state, meeting, seats }) => {
      const [first] = await tx.get(RoomRepository).together(meeting.id, speechId);
      const before = first === undefined ? state : await this.states.at(tx, meeting.id, first.seq - 1);
      return { type: 'undo-floor', speechId, now: this.clock.now().getTime(), before, withFloor: withFloor(seats) };
    });
  }
}
