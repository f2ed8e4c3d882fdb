import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface CursorMove {
  readonly agendaItemId: string | null;
  /** The item that is meant to end by it. */
  readonly replaces: string | null;
}

/** The cursor of the room and what the agenda calls under discussion are one thing: whichever is moved, the other follows. */
@Injectable()
export class MoveCursor {
  constructor(
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: CommandTarget, move: CursorMove): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.cursor.move');
    const { agendaItemId, replaces } = move;
    return this.journal.carryOut(actor, target, async ({ tx }) => {
      const agenda = agendaItemId === null ? [] : await this.dialogue.agenda(tx, target.roundtableId);
      if (agendaItemId !== null && !agenda.some((item) => item.id === agendaItemId)) throw agendaItemNotFound();
      await this.dialogue.turnDiscussion(tx, target.roundtableId, agendaItemId);
      return { type: 'move-cursor', agendaItemId, replaces };
    });
  }

  /** To where the discussion is by now, which may be further than where it was when the agenda was changed. */
  async follow(tx: Transaction, target: CommandTarget): Promise<void> {
    demand(tx.actor, livePermissions, 'live.cursor.move');
    const roundtable = await this.dialogue.roundtable(tx, target.roundtableId);
    if (roundtable?.open !== true) return;
    await this.journal.carryOutWithin(tx, target, async ({ state }) => {
      const item = await this.dialogue.underDiscussion(tx, target.roundtableId);
      return { type: 'move-cursor', agendaItemId: item?.id ?? state.cursor };
    });
  }
}
