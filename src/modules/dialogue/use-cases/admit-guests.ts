import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { IdentityFacade } from '../../identity/index.js';
import { groupGuestAdmitted, groupGuestProposed, groupGuestWithdrawn } from '../domain/events.js';
import { conducts, hasAccess } from '../domain/group-access.js';
import { admissionRefused, guestNotFound, meetingOverForGuests } from '../domain/group-guest-problems.js';
import { decideAdmission, type GuestKind } from '../domain/group-guests.js';
import { isAhead } from '../domain/meeting.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { personUnknown } from '../domain/problems.js';
import { GroupGuestRepository } from '../persistence/group-guest.repository.js';
import { type OwnGroup, ownGroupForChange } from './own-group.js';
import { openMeeting } from './open-meeting.js';

export interface NewGuest {
  readonly meetingId: string;
  readonly personId: string;
  readonly kind: GuestKind;
}

/** The only place that writes who is a guest of a private meeting of a group (ADR 54). */
@Injectable()
export class AdmitGuests {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  /** Admits a person to one meeting, or proposes the person to a second titular member. */
  admit(
    actor: Actor,
    { meetingId, personId, kind }: NewGuest,
  ): Promise<{ readonly id: string; readonly admitted: boolean }> {
    demand(actor, dialoguePermissions, 'dialogue.group-access.decide');
    return this.database.write(actor, async (tx) => {
      const { group, groupId } = await groupOfMeeting(tx, meetingId);
      const person = await this.identity.person(tx, personId);
      if (person === undefined) throw personUnknown();
      const guests = tx.get(GroupGuestRepository);
      const { personId: by, constituency, roundtableId } = group;
      const admissions = await guests.current(meetingId);
      const guest = { id: personId, constituency: person.constituency };
      const decision = decideAdmission(group, { by, constituency, guest, admissions });
      if ('fault' in decision) throw admissionRefused(decision.fault);
      const admitted = decision.outcome === 'accepted';
      const proposal = admissions.find(({ id }) => id === decision.seconds);
      if (proposal !== undefined) await guests.end(proposal.id, tx.now);
      const second = admitted ? proposal : undefined;
      const id = newId(tx.now.getTime());
      await guests.insert({
        ...{ id, workspaceId: tx.workspaceId, roundtableId, constituency, meetingId, personId, kind, askedAt: tx.now },
        ...{ admittedBy: second?.admittedBy ?? by, secondedBy: second === undefined ? null : by },
        ...{ since: admitted ? tx.now : null, endedAt: null },
      });
      const type = admitted ? groupGuestAdmitted : groupGuestProposed;
      await tx.record({ type, subject: groupId, payload: { meetingId, guestId: id, personId, kind } });
      return { id, admitted };
    });
  }

  /** Ends an admission, or a proposal, at once. */
  withdraw(actor: Actor, { meetingId, guestId }: { meetingId: string; guestId: string }): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.group-access.decide');
    return this.database.write(actor, async (tx) => {
      const { group, groupId } = await groupOfMeeting(tx, meetingId);
      if (!conducts(group, group.personId)) throw admissionRefused('not-titular');
      const guests = tx.get(GroupGuestRepository);
      const guest = (await guests.current(meetingId)).find(({ id }) => id === guestId);
      if (guest === undefined) throw guestNotFound();
      await guests.end(guest.id, tx.now);
      const { personId } = guest;
      await tx.record({ type: groupGuestWithdrawn, subject: groupId, payload: { meetingId, guestId, personId } });
    });
  }
}

/** The group of the current user that holds this meeting, which has not ended; locked until commit. */
async function groupOfMeeting(tx: Transaction, meetingId: string): Promise<{ group: OwnGroup; groupId: string }> {
  const { meeting, body } = await openMeeting(tx, meetingId);
  if (body.kind !== 'constituency-group') throw meetingNotFound();
  const group = await ownGroupForChange(tx, body.roundtableId);
  if (group.constituency !== body.constituency) throw meetingNotFound();
  if (!hasAccess(group, group.personId)) throw admissionRefused('no-access');
  if (!isAhead(meeting.state)) throw meetingOverForGuests();
  return { group, groupId: body.id };
}
