import { Injectable } from '@nestjs/common';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import {
  DialogueFacade,
  groupMemberAccepted,
  meetingEdited,
  meetingPlanned,
  meetingStateChanged,
  roundtableEdited,
  roundtableStateChanged,
  seatTaken,
  seatVacated,
  workingGroupMemberJoined,
  workingGroupMemberLeft,
} from '../../dialogue/index.js';
import { SendInvitations } from '../use-cases/send-invitations.js';

/**
 * Brings the invitations of a roundtable or group up to date when one of its meetings, seats or members changed; those
 * of a roundtable's groups follow who was accepted to them. Several changes that are delivered together lead to one email with the
 * present state.
 */
@Injectable()
export class InviteWhenAMeetingChanged extends Subscriber {
  readonly name = 'notifications.invite-when-a-meeting-changed';
  readonly types = [
    ...[roundtableEdited, roundtableStateChanged, meetingPlanned, meetingEdited, meetingStateChanged],
    groupMemberAccepted,
    ...[seatTaken, seatVacated, workingGroupMemberJoined, workingGroupMemberLeft],
  ];

  constructor(
    private readonly invitations: SendInvitations,
    private readonly dialogue: DialogueFacade,
  ) {
    super();
  }

  async handle({ subject }: DomainEvent, tx: Transaction): Promise<void> {
    await this.invitations.within(tx, subject);
    for (const id of await this.dialogue.constituencyGroupsOf(tx, subject)) await this.invitations.within(tx, id);
  }
}
