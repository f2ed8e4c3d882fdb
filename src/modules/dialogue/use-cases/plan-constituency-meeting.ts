import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand, notPermitted } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { DirectoryFacade } from '../../directory/index.js';
import { conducts, hasAccess, hasSpokesperson } from '../domain/group-access.js';
import { acceptanceRefused, spokespersonMissing } from '../domain/group-access-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { roundtableClosed } from '../domain/problems.js';
import { isReadOnly } from '../domain/roundtable.js';
import { ConstituencyGroupRepository } from '../persistence/constituency-group.repository.js';
import { openConstituencyGroup } from './open-body.js';
import { findRoundtable } from './open-roundtable.js';
import { ownGroup } from './own-group.js';
import { type NewMeeting, planNext } from './plan-meeting.js';

/**
 * Plans a meeting of the constituency of the current user at a roundtable. Only people who
 * were accepted to the group know of it, and only after the group has a spokesperson there is one.
 */
@Injectable()
export class PlanConstituencyMeeting {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, input: NewMeeting): Promise<{ id: string; number: number }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.conduct');
    return this.database.write(actor, async (tx) => {
      const { id: roundtableId, state, timeZone } = await findRoundtable(tx, input.roundtableId);
      const own = await ownGroup(tx, roundtableId);
      const { personId, constituency } = own;
      if (!hasAccess(own, personId)) throw acceptanceRefused('no-access');
      if (!conducts(own, personId)) throw notPermitted('dialogue.meeting.change');
      if (!hasSpokesperson(own)) throw spokespersonMissing();
      if (isReadOnly(state)) throw roundtableClosed();
      const wanted = { workspaceId: tx.workspaceId, roundtableId, constituency, createdAt: tx.now };
      const groups = tx.get(ConstituencyGroupRepository);
      const group = await openConstituencyGroup(tx, await groups.obtain({ ...wanted, id: newId(tx.now.getTime()) }));
      const place = { roundtableId: null, workingGroupId: null, constituencyGroupId: group.id, timeZone };
      return planNext(tx, this.directory, { plan: input, belonging: place });
    });
  }
}
