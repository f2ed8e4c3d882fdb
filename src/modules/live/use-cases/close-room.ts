import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { DialogueFacade, type ShutState } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface Closing {
  /** `draft` returns a convened roundtable to draft. */
  readonly to: ShutState;
  readonly reason: string | null;
}

/**
 * Closes the roundtable and ends the speech and discussion in its room in one transaction, so that no clock continues
 * to run.
 */
@Injectable()
export class CloseRoom {
  constructor(
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: CommandTarget, closing: Closing): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.room.close');
    return this.journal.carryOut(actor, target, async ({ tx }) => {
      await this.dialogue.shutRoundtable(tx, { roundtableId: target.roundtableId, ...closing });
      return { type: 'close-room' };
    });
  }
}
