import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import { speakerOf } from './give-floor.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

/** The speaker gives the rest of the time to a person of the same group. */
@Injectable()
export class CedeFloor {
  constructor(private readonly journal: RoomJournal) {}

  async execute(
    actor: Actor,
    target: CommandTarget,
    { speechId, personId }: { readonly speechId: number; readonly personId: string },
  ): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.floor.end');
    return this.journal.carryOut(actor, target, async ({ seats }, time) => {
      const speaker = speakerOf(seats, personId);
      return { type: 'cede-floor', speechId, speaker, now: await time() };
    });
  }
}
