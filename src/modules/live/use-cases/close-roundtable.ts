import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { DialogueFacade, type ShutState } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { closingOf } from './close-room.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface RoundtableTarget extends Pick<CommandTarget, 'commandId'> {
  readonly roundtableId: string;
}

export interface RoundtableClosing {
  /** `draft` returns a convened roundtable to draft. */
  readonly to: ShutState;
  readonly reason: string | null;
  /** Unfinished items that are carried over to the next roundtable. */
  readonly carryOver?: readonly string[];
}

/** Closes a roundtable and what runs in the open rooms of its meetings in one transaction. */
@Injectable()
export class CloseRoundtable {
  constructor(
    private readonly database: Database,
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: RoundtableTarget, closing: RoundtableClosing): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.roundtable.close');
    const { roundtableId, commandId } = target;
    return this.database.write(actor, async (tx) => {
      const meetings = await this.dialogue.meetings(tx, roundtableId);
      // always in the same order, so that two commands cannot wait for each other
      const ids = meetings.map(({ id }) => id).toSorted();
      let seq = 0;
      for (const meetingId of ids) {
        const earlier = await tx.get(RoomRepository).ofCommand(meetingId, commandId);
        const open = (await this.dialogue.meeting(tx, meetingId))?.open === true;
        if (!open && earlier.length === 0) continue;
        ({ seq } = await this.journal.carryOutWithin(tx, { meetingId, commandId }, () =>
          closingOf(tx, meetingId, closing.to),
        ));
        if (earlier.length > 0) return { seq };
        await tx.get(ScreenRepository).removeAll(meetingId);
      }
      await this.dialogue.shutRoundtable(tx, { roundtableId, ...closing });
      return { seq };
    });
  }
}
