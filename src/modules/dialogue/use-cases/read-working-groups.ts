import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { dialoguePermissions } from '../domain/policy.js';
import { chairs, turnOn } from '../domain/working-group.js';
import type { ConvenorTurn } from '../domain/working-group.js';
import { workingGroupNotFound } from '../domain/working-group-problems.js';
import {
  type WorkingGroupDetail,
  workingGroupDetail,
  type WorkingGroupPage,
  workingGroups,
} from '../queries/working-groups.query.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';
import { workspaceToday } from './workspace-today.js';

export interface ReadGroup {
  readonly group: WorkingGroupDetail;
  /** The current user may plan, convene and conduct the meetings of the group. */
  readonly conducts: boolean;
  /** The turn of today. */
  readonly turn: ConvenorTurn | undefined;
  readonly shown: ShownRecords;
}

@Injectable()
export class ReadWorkingGroups {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
    private readonly identity: IdentityFacade,
  ) {}

  list(actor: Actor): Promise<{ readonly groups: readonly WorkingGroupPage[]; readonly shown: ShownRecords }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.read');
    return this.database.read(actor, async (tx) => {
      const groups = await workingGroups(tx);
      return { groups, shown: await this.records.for(tx, shownOf(groups)) };
    });
  }

  one(actor: Actor, id: string): Promise<ReadGroup> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.read');
    return this.database.read(actor, async (tx) => {
      const group = await workingGroupDetail(tx, id);
      if (group === undefined) throw workingGroupNotFound();
      const { people, organisations } = shownOf([group]);
      const shown = await this.records.for(tx, {
        people: [
          ...[...people, ...group.turns.map(({ personId }) => personId)],
          ...group.agenda.flatMap((item) => [item.presenterId, item.proposedById]),
        ],
        organisations,
        places: group.meetings.map(({ placeId }) => placeId),
      });
      const conducts =
        holds(actor, dialoguePermissions, 'dialogue.meeting.change') || chairs(group.members, actor.personId);
      // someone who has left the group does not lead it
      const turns = group.turns.filter(({ personId }) => chairs(group.members, personId));
      return { group, conducts, turn: turnOn(turns, await workspaceToday(tx, this.identity)), shown };
    });
  }
}

function shownOf(groups: readonly WorkingGroupPage[]) {
  const members = groups.flatMap((group) => group.members);
  return {
    people: members.map(({ personId }) => personId),
    organisations: members.map(({ organisationId }) => organisationId),
  };
}
