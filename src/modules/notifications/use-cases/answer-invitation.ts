import { Injectable } from '@nestjs/common';
import { demand, systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { digest, partsOfLinkToken } from '../../identity/index.js';
import type { InvitationAnswer, InvitationState } from '../domain/invitation.js';
import { invitationNotOpen, invitationUnknown } from '../domain/problems-of-invitations.js';
import { notificationsPermissions } from '../domain/policy.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { type MeetingToInvite, ReadMeetings } from './read-meetings.js';

export interface OpenedInvitation {
  readonly state: InvitationState;
  readonly meeting: MeetingToInvite;
  readonly answer: InvitationAnswer | null;
  readonly answeredAt: Date | null;
}

interface Found extends OpenedInvitation {
  readonly invitation: InvitationEntity;
}

/**
 * Shows an invitation and takes its answer. The token of the email is the credential, so the reader need not sign in;
 * opening it answers nothing, because programs that check emails open links.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly database: Database,
    private readonly meetings: ReadMeetings,
  ) {}

  async open(token: string): Promise<OpenedInvitation> {
    const { actor, hash } = await credentialOf(token);
    demand(actor, notificationsPermissions, 'notifications.deliver');
    return this.database.read(actor, (tx) => this.find(tx, hash));
  }

  /** The last answer counts until the meeting has ended. */
  async answer(token: string, answer: InvitationAnswer): Promise<OpenedInvitation> {
    const { actor, hash } = await credentialOf(token);
    demand(actor, notificationsPermissions, 'notifications.deliver');
    return this.database.write(actor, async (tx) => {
      const found = await this.find(tx, hash);
      if (found.state !== 'open') throw invitationNotOpen(found.state);
      if (found.answer === answer) return found;
      const given = { answer, answeredAt: tx.now };
      await tx.get(InvitationRepository).answer(found.invitation.id, given);
      return { ...found, ...given };
    });
  }

  private async find(tx: ReadTransaction, hash: Uint8Array): Promise<Found> {
    const invitation = await tx.get(InvitationRepository).ofLink(hash);
    const found = invitation && (await this.meetings.ofMeeting(tx, invitation.meetingId));
    if (!invitation || !found) throw invitationUnknown();
    const { meeting, body } = found;
    const seated = body.seats.some(({ personId }) => personId === invitation.personId);
    const open = seated ? 'open' : 'not-seated';
    // a meeting that was returned to planning is not convened any more
    const state = meeting.invitation === 'open' ? open : (meeting.invitation ?? 'cancelled');
    return { state, meeting, answer: invitation.answer, answeredAt: invitation.answeredAt, invitation };
  }
}

async function credentialOf(token: string) {
  const parts = partsOfLinkToken(token);
  if (parts === null) throw invitationUnknown();
  return { actor: systemActor(parts.workspaceId), hash: await digest(token) };
}
