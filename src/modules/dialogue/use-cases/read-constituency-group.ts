import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { conductsGroup } from '../domain/meeting-body.js';
import { constituencyGroupNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import {
  type ConstituencyGroupPage,
  constituencyGroupPage,
  constituencyGroups,
} from '../queries/constituency-group.query.js';
import { seatRows } from '../queries/meeting-bodies.query.js';
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

  /** Returns the constituency of the current user, who has a seat of it at the roundtable; throws if it is not `wanted`. */
  demandSeat(actor: Actor, roundtableId: string, wanted = actor.constituency): Promise<Constituency> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const { constituency, personId } = actor;
      const seats = await seatRows(tx, roundtableId);
      const seated = seats.some((seat) => seat.personId === personId && seat.constituency === constituency);
      if (!seated || constituency === null || constituency !== wanted) throw constituencyGroupNotFound();
      return constituency;
    });
  }

  /** The roundtable and constituency of a group that the current user may see. */
  group(actor: Actor, id: string): Promise<{ readonly roundtableId: string; readonly constituency: Constituency }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const group = (await constituencyGroups(tx)).find((one) => one.id === id);
      if (group === undefined) throw constituencyGroupNotFound();
      return group;
    });
  }
}
