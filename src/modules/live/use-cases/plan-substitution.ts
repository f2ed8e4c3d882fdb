import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { DialogueFacade, type NewSubstitution } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { RoomStates } from './room-journal.js';
import { demandSilent } from './silent-person.js';

/**
 * Plans that a substitute has the seat of a titular member from one time to another, or ends this. A seat does not
 * change hands while its holder speaks in a room of the roundtable.
 */
@Injectable()
export class PlanSubstitution {
  constructor(
    private readonly database: Database,
    readonly dialogue: DialogueFacade,
    readonly states: RoomStates,
  ) {}

  async execute(actor: Actor, planned: NewSubstitution): Promise<{ id: string }> {
    demand(actor, livePermissions, 'live.substitution.plan');
    const { roundtableId, seatId, startsAt } = planned;
    return this.database.write(actor, async (tx) => {
      const holder = (await this.dialogue.seats(tx, roundtableId)).find((seat) => seat.id === seatId);
      if (startsAt <= tx.now && holder !== undefined)
        await demandSilent(tx, this, { roundtableId, personId: holder.personId });
      return this.dialogue.planSubstitution(tx, planned);
    });
  }

  async end(actor: Actor, ended: { readonly roundtableId: string; readonly id: string }): Promise<void> {
    demand(actor, livePermissions, 'live.substitution.plan');
    const { roundtableId, id } = ended;
    await this.database.write(actor, async (tx) => {
      const found = (await this.dialogue.substitutions(tx, roundtableId)).find((one) => one.id === id);
      if (found !== undefined && found.startsAt <= tx.now)
        await demandSilent(tx, this, { roundtableId, personId: found.substituteId });
      await this.dialogue.endSubstitution(tx, ended);
    });
  }
}
