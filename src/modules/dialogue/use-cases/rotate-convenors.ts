import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { convenorTurnRemoved, convenorTurnSet } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import * as problems from '../domain/working-group-problems.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { findGroup } from './open-body.js';

interface NewTurn {
  readonly workingGroupId: string;
  readonly personId: string;
  /** YYYY-MM-DD */
  readonly startsOn: string;
}

/** Says which of the convenors leads the group from a day on. The other convenors keep their rights. */
@Injectable()
export class SetConvenorTurn {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { workingGroupId, personId, startsOn }: NewTurn): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    return this.database.write(actor, async (tx) => {
      const { termFrom, termUntil } = await findGroup(tx, workingGroupId);
      const repository = tx.get(WorkingGroupRepository);
      const members = await repository.membersOf(workingGroupId);
      const convenes = members.some((one) => one.personId === personId && one.function === 'convenor');
      if (!convenes) throw problems.notConvenor();
      if ((termFrom ?? startsOn) > startsOn || (termUntil ?? startsOn) < startsOn) throw problems.turnOutsideTerm();
      const id = newId(tx.now.getTime());
      const turn = { id, workspaceId: tx.workspaceId, workingGroupId, personId, startsOn };
      await repository.addTurn({ ...turn, createdAt: tx.now });
      const payload = { turnId: id, personId, startsOn };
      await tx.record({ type: convenorTurnSet, subject: workingGroupId, payload });
      return { id };
    });
  }
}

@Injectable()
export class RemoveConvenorTurn {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, turnId: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    await this.database.write(actor, async (tx) => {
      const repository = tx.get(WorkingGroupRepository);
      const turn = await repository.findTurn(turnId);
      if (turn === null || !(await repository.removeTurn(turnId))) throw problems.turnNotFound();
      const { personId, startsOn } = turn;
      const payload = { turnId, personId, startsOn };
      await tx.record({ type: convenorTurnRemoved, subject: turn.workingGroupId, payload });
    });
  }
}
