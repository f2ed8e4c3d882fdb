import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DialogueFacade, type MeetingEnd, type ShutState } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import type { RoomCommand } from '../domain/room/decide.js';
import { AttendanceRepository } from '../persistence/attendance.repository.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { RoomEntrance } from './room-entrance.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface MeetingClosing {
  readonly to: MeetingEnd;
  readonly reason: string | null;
  /** Unfinished items that are carried over to the next meeting. */
  readonly carryOver?: readonly string[];
}

/**
 * The command that ends what runs in a room. A session that is closed leaves an event also if nothing happened in it,
 * so that a repetition of the command is known.
 */
export async function closingOf(
  tx: ReadTransaction,
  meetingId: string,
  to: MeetingEnd | ShutState,
): Promise<RoomCommand> {
  const held = to === 'closed' || (await tx.get(AttendanceRepository).of(meetingId)).length > 0;
  return { type: 'close-room', held };
}

/**
 * Ends a meeting together with the speech and discussion in its room in one transaction, so that no clock continues to
 * run. A meeting whose room is not open yet can be cancelled.
 */
@Injectable()
export class CloseRoom {
  constructor(
    private readonly database: Database,
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
    private readonly entrance: RoomEntrance,
  ) {}

  async execute(actor: Actor, target: CommandTarget, closing: MeetingClosing): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.room.close');
    const change = { meetingId: target.meetingId, ...closing };
    const ended = await this.database.write(actor, async (tx) => {
      await this.entrance.demandConduct(tx, target.meetingId, 'live.room.close');
      const meeting = await this.dialogue.meeting(tx, target.meetingId);
      const earlier = await tx.get(RoomRepository).ofCommand(target.meetingId, target.commandId);
      if (meeting === undefined || meeting.open || earlier.length > 0) return false;
      await this.dialogue.endMeeting(tx, change);
      return true;
    });
    if (ended) return { seq: 0 };
    return this.journal.carryOut(actor, target, async ({ tx }) => {
      await this.dialogue.endMeeting(tx, change);
      await tx.get(ScreenRepository).removeAll(target.meetingId);
      return closingOf(tx, target.meetingId, closing.to);
    });
  }
}
