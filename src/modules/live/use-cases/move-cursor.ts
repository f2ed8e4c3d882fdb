import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { type CommandTarget, RoomJournal } from './room-journal.js';

@Injectable()
export class MoveCursor {
  constructor(
    private readonly journal: RoomJournal,
    private readonly dialogue: DialogueFacade,
  ) {}

  async execute(actor: Actor, target: CommandTarget, agendaItemId: string | null): Promise<{ seq: number }> {
    demand(actor, livePermissions, 'live.cursor.move');
    return this.journal.carryOut(actor, target, async ({ tx }) => {
      const agenda = agendaItemId === null ? [] : await this.dialogue.agenda(tx, target.roundtableId);
      if (agendaItemId !== null && !agenda.some((item) => item.id === agendaItemId)) throw agendaItemNotFound();
      return { type: 'move-cursor', agendaItemId };
    });
  }
}
