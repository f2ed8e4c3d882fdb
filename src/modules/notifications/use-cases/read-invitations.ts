import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand, notPermitted } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { type InvitationAnswer, type Schedule, scheduleKey } from '../domain/invitation.js';
import { invitedMeetingNotFound } from '../domain/problems-of-invitations.js';
import { notificationsPermissions } from '../domain/policy.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { ReadMeetings } from './read-meetings.js';

export interface SeatInvitation {
  readonly personId: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly kind: string;
  /** Null: not invited yet. */
  readonly invitedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly answer: InvitationAnswer | null;
  readonly answeredAt: Date | null;
  /** False: the person has no account, and therefore no address to which an invitation can be sent. */
  readonly reachable: boolean;
  /** The printed letter has a former date, time or place, or the person was invited again after a cancellation. */
  readonly reprint: boolean;
}

/** Who was invited to a meeting and what they answered, by seat: for facilitators, and for those who chair a group. */
@Injectable()
export class ReadInvitations {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly meetings: ReadMeetings,
  ) {}

  async execute(actor: Actor, meetingId: string): Promise<readonly SeatInvitation[]> {
    demand(actor, notificationsPermissions, 'notifications.invitations.read-own');
    return this.database.read(actor, async (tx) => {
      const found = await this.meetings.ofMeeting(tx, meetingId);
      if (found === undefined) throw invitedMeetingNotFound();
      const { meeting, body } = found;
      const { seats, chairIds, kind } = body;
      const chairs = actor.personId !== null && chairIds.includes(actor.personId);
      if (!chairs && kind === 'constituency-group') throw notPermitted('notifications.invitations.read');
      if (!chairs) demand(actor, notificationsPermissions, 'notifications.invitations.read');
      const sent = await tx.get(InvitationRepository).ofMeetings([meetingId]);
      const ids = seats.map(({ personId }) => personId);
      const names = new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, name]));
      const readers = await this.identity.readers(tx, ids);
      return seats.map(({ personId, constituency, kind: seat }) => {
        const last = sent.find((one) => one.personId === personId);
        const own = last?.withdrawnAt === null ? last : undefined;
        const email = readers.find(({ actor: reader }) => reader.personId === personId)?.email ?? null;
        return {
          ...{ personId, constituency, kind: seat, name: names.get(personId) ?? localized('', '') },
          ...answerOf(own),
          reachable: own !== undefined || email !== null,
          reprint: email === null && meeting.invitation === 'open' && last !== undefined && isVoid(last, meeting),
        };
      });
    });
  }
}

function answerOf(own: InvitationEntity | undefined) {
  if (own === undefined) return { invitedAt: null, remindedAt: null, answer: null, answeredAt: null };
  const { invitedAt, remindedAt, answer, answeredAt } = own;
  return { invitedAt, remindedAt, answer, answeredAt };
}

function isVoid({ address, withdrawnAt, schedule }: InvitationEntity, meeting: Schedule): boolean {
  return address === '' && (withdrawnAt !== null || schedule !== scheduleKey(meeting));
}
