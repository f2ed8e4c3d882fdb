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
import { identityEvents } from '../../identity/index.js';
import { sendInvitationsJob } from '../domain/invitation.js';
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
    identityEvents.personChanged,
    ...[seatTaken, seatVacated, workingGroupMemberJoined, workingGroupMemberLeft],
  ];

  constructor(
    private readonly invitations: SendInvitations,
    private readonly dialogue: DialogueFacade,
  ) {
    super();
  }

  async handle({ type, subject, payload }: DomainEvent, tx: Transaction): Promise<void> {
    if (type === identityEvents.personChanged) {
      if (!isOf(payload['fields'], 'email')) return;
      for (const id of await this.dialogue.bodiesOf(tx, subject)) await this.invite(tx, id, subject);
      return;
    }
    // a list of seats changes many, each with an event of its own
    const only = type === seatTaken ? (payload['personId'] as string) : undefined;
    await this.invite(tx, subject, only);
    for (const id of await this.dialogue.constituencyGroupsOf(tx, subject)) await this.invite(tx, id, only);
  }

  /** Many emails are written by a job, a hundred in each transaction. */
  private async invite(tx: Transaction, bodyId: string, only?: string): Promise<void> {
    const { left } = await this.invitations.within(tx, bodyId, only);
    if (left > 0) await tx.startJob(sendInvitationsJob, { bodyId });
  }
}

const isOf = (fields: unknown, field: string): boolean => Array.isArray(fields) && fields.includes(field);
