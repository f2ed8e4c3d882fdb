import { Injectable } from '@nestjs/common';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import {
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
 * Brings the invitations of a roundtable or working group up to date when one of its meetings, seats or members changed. Several changes that are
 * delivered together lead to one email with the present state.
 */
@Injectable()
export class InviteWhenAMeetingChanged extends Subscriber {
  readonly name = 'notifications.invite-when-a-meeting-changed';
  readonly types = [
    ...[roundtableEdited, roundtableStateChanged, meetingPlanned, meetingEdited, meetingStateChanged],
    ...[seatTaken, seatVacated, workingGroupMemberJoined, workingGroupMemberLeft],
  ];

  constructor(private readonly invitations: SendInvitations) {
    super();
  }

  async handle({ subject }: DomainEvent, tx: Transaction): Promise<void> {
    await this.invitations.within(tx, subject);
  }
}
