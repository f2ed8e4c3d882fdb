import { Injectable } from '@nestjs/common';
import { type Actor, demand, notPermitted } from '../../../kernel/actor.js';
import { Problem } from '../../../kernel/problem.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface CursorMove {
  readonly agendaItemId: string | null;
  /** The item whose discussion the sender wants to end. */
  readonly replaces: string | null;
}

/**
 * Moves the cursor of the room. It is always the item under discussion on the agenda: when one changes, the other
 * follows.
 */
@Injectable()
export class MoveCursor {
  constructor(
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: CommandTarget, move: CursorMove): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.cursor.move');
    const { agendaItemId, replaces } = move;
    return this.journal.carryOut(actor, target, async ({ tx, who }) => {
      if (!who.moderates) throw notPermitted('live.cursor.move');
      const agenda = agendaItemId === null ? [] : await this.dialogue.agenda(tx, target.meetingId);
      if (agendaItemId !== null && !agenda.some((item) => item.id === agendaItemId)) throw agendaItemNotFound();
      await this.dialogue.turnDiscussion(tx, target.meetingId, agendaItemId);
      return { type: 'move-cursor', agendaItemId, replaces };
    });
  }

  /**
   * Moves the cursor to the current item under discussion, which may be later than the one in the event. Nothing happens
   * in a room that is closed, or closes while this waits for it.
   */
  async follow(tx: Transaction, target: CommandTarget): Promise<void> {
    demand(tx.actor, livePermissions, 'live.cursor.move');
    const meeting = await this.dialogue.meeting(tx, target.meetingId);
    if (meeting?.open !== true) return;
    try {
      await this.journal.carryOutWithin(tx, target, async ({ state }) => {
        const item = await this.dialogue.underDiscussion(tx, target.meetingId);
        return { type: 'move-cursor', agendaItemId: item?.id ?? state.cursor };
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'live.room.not-open') throw error;
    }
  }
}
