import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { IdentityFacade } from '../../identity/index.js';
import { dialoguePermissions } from '../domain/policy.js';
import { chairs, leaderOn } from '../domain/working-group.js';
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

export interface GroupAndTurn {
  readonly group: WorkingGroupPage;
  /** The turn of today. */
  readonly turn: ConvenorTurn | undefined;
}

export interface ReadGroup extends GroupAndTurn {
  readonly group: WorkingGroupDetail;
  /** The current user may plan, convene and conduct the meetings of the group. */
  readonly conducts: boolean;
  readonly shown: ShownRecords;
}

@Injectable()
export class ReadWorkingGroups {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
    private readonly identity: IdentityFacade,
  ) {}

  list(actor: Actor): Promise<{ readonly groups: readonly GroupAndTurn[]; readonly shown: ShownRecords }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.read');
    return this.database.read(actor, async (tx) => {
      const groups = await workingGroups(tx);
      const today = await workspaceToday(tx, this.identity);
      return {
        groups: groups.map((group) => ({ group, turn: leaderOn(group, today) })),
        shown: await this.records.for(tx, shownOf(groups)),
      };
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
      return { group, conducts, turn: leaderOn(group, await workspaceToday(tx, this.identity)), shown };
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
