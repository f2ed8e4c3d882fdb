import { Injectable } from '@nestjs/common';
import { type Actor, type Constituency, demand, notPermitted } from '../../../kernel/actor.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

export interface BudgetWish {
  readonly agendaItemId: string;
  /** Null: the item as a whole. */
  readonly constituency: Constituency | null;
  /** Null: none for the group, or those of the agenda for the item. */
  readonly minutes: number | null;
}

/** Plans minutes for an item, or for a group within it. */
@Injectable()
export class SetBudget {
  constructor(
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: CommandTarget, wish: BudgetWish): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.cursor.move');
    const { agendaItemId, constituency, minutes } = wish;
    return this.journal.carryOut(actor, target, async ({ tx, who }) => {
      if (!who.moderates) throw notPermitted('live.cursor.move');
      const agenda = await this.dialogue.agenda(tx, target.meetingId);
      if (!agenda.some((item) => item.id === agendaItemId)) throw agendaItemNotFound();
      return { type: 'set-budget', agendaItemId, constituency, minutes };
    });
  }
}
