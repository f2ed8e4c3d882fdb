import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { dialoguePermissions } from '../domain/policy.js';
import { carryOver } from './carry-over.js';
import type { CarriedItem } from './carry-over.js';
import { openItem } from './open-item.js';

/** Carries one unfinished item over; several at the end of a meeting are carried over when it is closed. */
@Injectable()
export class CarryOverAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, agendaItemId: string): Promise<CarriedItem> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    return this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, agendaItemId);
      const [carried] = await carryOver(tx, body, [item]);
      return carried!;
    });
  }
}
