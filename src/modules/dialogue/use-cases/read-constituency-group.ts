import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { conducts, hasAccess, hasSpokesperson, isSpokesperson } from '../domain/group-access.js';
import { constituencyGroupNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import {
  type ConstituencyGroupPage,
  constituencyGroupPage,
  constituencyGroups,
  type GroupRefusal,
  refusalsOf,
} from '../queries/constituency-group.query.js';
import { GroupAcceptanceRepository } from '../persistence/group-acceptance.repository.js';
import { type OwnGroup, ownGroup } from './own-group.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

export interface ReadGroupMeetings {
  readonly group: ConstituencyGroupPage;
  /** The current user may plan, convene and conduct the meetings of the group. */
  readonly conducts: boolean;
  readonly access: GroupAccess;
  readonly shown: ShownRecords;
}

/** How far a person with a seat of the group has been accepted. */
export interface MemberAccess {
  readonly personId: string;
  readonly state: 'accepted' | 'proposed' | 'waiting';
  readonly spokesperson: boolean;
}

export interface GroupAccess {
  /** The current user has been accepted. */
  readonly accepted: boolean;
  /** The current user may accept, refuse and confirm. */
  readonly decides: boolean;
  /** Someone has been accepted; before, titular members accept each other by their nomination letters. */
  readonly begun: boolean;
  /** When the last titular member with access left, if no one has been accepted since. */
  readonly closedAt: Date | null;
  readonly spokesperson: boolean;
  readonly members: readonly MemberAccess[];
  readonly refusals: readonly GroupRefusal[];
}

function accessOf(own: OwnGroup, refusals: readonly GroupRefusal[], closedAt: Date | null): GroupAccess {
  const begun = own.acceptances.some(({ since }) => since !== null);
  return {
    accepted: hasAccess(own, own.personId),
    decides: begun ? conducts(own, own.personId) : own.own.kind === 'titular',
    ...{ begun, closedAt: begun ? null : closedAt, spokesperson: hasSpokesperson(own), refusals },
    members: own.seats.map(({ personId }) => ({
      personId,
      state: hasAccess(own, personId)
        ? 'accepted'
        : own.acceptances.some((one) => one.personId === personId)
          ? 'proposed'
          : 'waiting',
      spokesperson: isSpokesperson(own, personId),
    })),
  };
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
      const own = await ownGroup(tx, roundtableId);
      const group = await constituencyGroupPage(tx, own);
      const shown = await this.records.for(tx, {
        people: [
          ...group.members.map((seat) => seat.personId),
          ...group.guests.map((guest) => guest.personId),
          ...group.agenda.flatMap((item) => [item.presenterId, item.proposedById]),
        ],
        organisations: group.members.map(({ organisationId }) => organisationId),
        places: group.meetings.map(({ placeId }) => placeId),
      });
      const closedAt = await tx.get(GroupAcceptanceRepository).closedAt(own);
      const access = accessOf(own, await refusalsOf(tx, own), closedAt);
      return { group, conducts: access.spokesperson && conducts(own, own.personId), access, shown };
    });
  }

  /** Returns the constituency of the current user, who has a seat of it at the roundtable; throws if it is not `wanted`. */
  demandSeat(actor: Actor, roundtableId: string, wanted = actor.constituency): Promise<Constituency> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    return this.database.read(actor, async (tx) => {
      const own = await ownGroup(tx, roundtableId);
      if (own.constituency !== wanted || !hasAccess(own, own.personId)) throw constituencyGroupNotFound();
      return own.constituency;
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
