import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { livePermissions } from '../domain/policy.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

@Injectable()
export class ContinueFloor {
  constructor(private readonly journal: RoomJournal) {}

  async execute(actor: Actor, target: CommandTarget, speechId: number): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.floor.give');
    return this.journal.carryOut(actor, target, () => ({ type: 'continue-floor', speechId }));
  }
}
