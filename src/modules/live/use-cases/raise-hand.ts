import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import type { SpeechKind } from '../domain/room/state.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

@Injectable()
export class RaiseHand {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, kind: SpeechKind): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.hand.raise');
    return this.journal.carryOut(actor, target, () => ({ type: 'raise-hand', personId: actor.personId ?? '', kind }));
  }
}
