import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { conductsGroup } from '../domain/meeting-body.js';
import { constituencyGroupNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { type ConstituencyGroupPage, constituencyGroupPage } from '../queries/constituency-group.query.js';
import { findRoundtable } from './open-roundtable.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

export interface ReadGroupMeetings {
  readonly group: ConstituencyGroupPage;
  /** The current user may plan, convene and conduct the meetings of the group. */
  readonly conducts: boolean;
  readonly shown: ShownRecords;
}

/** The group meetings of the constituency of the current user at a roundtable, for those who have a seat of it. */
@Injectable()
export class ReadConstituencyGroup {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
  ) {}

  execute(actor: Actor, roundtableId: string): Promise<ReadGroupMeetings> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      await findRoundtable(tx, roundtableId);
      const { constituency, personId } = actor;
      if (constituency === null) throw constituencyGroupNotFound();
      const group = await constituencyGroupPage(tx, { roundtableId, constituency });
      const own = group.members.find((seat) => seat.personId === personId);
      if (own === undefined) throw constituencyGroupNotFound();
      const shown = await this.records.for(tx, {
        people: [
          ...group.members.map((seat) => seat.personId),
          ...group.agenda.flatMap((item) => [item.presenterId, item.proposedById]),
        ],
        organisations: group.members.map(({ organisationId }) => organisationId),
        places: group.meetings.map(({ placeId }) => placeId),
      });
      return { group, conducts: conductsGroup(own), shown };
    });
  }
}
