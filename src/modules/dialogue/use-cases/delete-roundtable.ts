import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { roundtableDeleted } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { roundtableInUse } from '../domain/problems.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { handOnProposals } from './change-roundtable-state.js';
import { lockRoundtable } from './open-roundtable.js';

interface ShownRoundtable {
  readonly roundtableId: string;
  readonly baseVersion: number;
}

/** Deletes a draft that was never convened. Its event names no title, because the draft was visible to a few only. */
@Injectable()
export class DeleteRoundtable {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { roundtableId, baseVersion }: ShownRoundtable): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.edit');
    await this.database.write(actor, async (tx) => {
      const { state, version } = await lockRoundtable(tx, roundtableId);
      demandVersion('dialogue.roundtable.changed', version, baseVersion);
      const roundtables = tx.get(RoundtableRepository);
      if (state !== 'draft' || (await roundtables.isUsed(roundtableId))) throw roundtableInUse();
      await handOnProposals(tx, roundtableId);
      await roundtables.remove(roundtableId);
      await tx.record({ type: roundtableDeleted, subject: roundtableId, payload: {} });
    });
  }
}
