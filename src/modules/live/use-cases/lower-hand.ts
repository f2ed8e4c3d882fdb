import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

@Injectable()
export class LowerHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, personId: string | null): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.lower');
    return this.journal.carryOut(actor, target, () => ({
      type: 'lower-hand',
      personId: personId ?? actor.personId ?? '',
    }));
  }
}
