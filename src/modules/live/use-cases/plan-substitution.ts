import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DialogueFacade, type NewSubstitution } from '../../dialogue/index.js';
import { livePermissions } from '../domain/policy.js';
import { seatSpeaking } from '../domain/attendance-problems.js';
import { RoomRepository } from '../persistence/room.repository.js';
import { RoomStates } from './room-journal.js';

/**
 * Plans that a substitute has the seat of a titular member from one time to another, or ends this. A seat does not
 * change hands while its holder speaks in a room of the roundtable.
 */
@Injectable()
export class PlanSubstitution {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly states: RoomStates,
  ) {}

  async execute(actor: Actor, planned: NewSubstitution): Promise<{ id: string }> {
    demand(actor, livePermissions, 'live.substitution.plan');
    const { roundtableId, seatId, startsAt } = planned;
    return this.database.write(actor, async (tx) => {
      if (startsAt <= tx.now) await this.demandSilent(tx, roundtableId, seatId);
      return this.dialogue.planSubstitution(tx, planned);
    });
  }

  async end(actor: Actor, ended: { readonly roundtableId: string; readonly id: string }): Promise<void> {
    demand(actor, livePermissions, 'live.substitution.plan');
    const { roundtableId, id } = ended;
    await this.database.write(actor, async (tx) => {
      const found = (await this.dialogue.substitutions(tx, roundtableId)).find((one) => one.id === id);
      if (found !== undefined && found.startsAt <= tx.now)
        await this.demandSilent(tx, roundtableId, found.substituteSeatId);
      await this.dialogue.endSubstitution(tx, ended);
    });
  }

  /** Holds the rooms until commit, so that the floor is not given meanwhile. */
  private async demandSilent(tx: Transaction, roundtableId: string, seatId: string): Promise<void> {
    const holder = (await this.dialogue.seats(tx, roundtableId)).find(({ id }) => id === seatId)?.personId;
    const meetings = (await this.dialogue.meetings(tx, roundtableId)).map(({ id }) => id).toSorted();
    for (const meetingId of meetings) {
      if ((await tx.get(RoomRepository).head(meetingId)) === null) continue;
      const head = await tx.get(RoomRepository).lock(tx.workspaceId, meetingId, tx.now);
      const { speech, interrupted } = await this.states.current(tx, meetingId, head);
      const speakers = [speech, interrupted?.speech].map((one) => one?.speaker.personId);
      if (holder !== undefined && speakers.includes(holder)) throw seatSpeaking();
    }
  }
}
