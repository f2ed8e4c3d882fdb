import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand, notPermitted } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { InvitationAnswer } from '../domain/invitation.js';
import { invitedMeetingNotFound } from '../domain/problems-of-invitations.js';
import { notificationsPermissions } from '../domain/policy.js';
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
      const { seats, chairIds, kind } = found.body;
      const chairs = actor.personId !== null && chairIds.includes(actor.personId);
      if (!chairs && kind === 'constituency-group') throw notPermitted('notifications.invitations.read');
      if (!chairs) demand(actor, notificationsPermissions, 'notifications.invitations.read');
      const sent = await tx.get(InvitationRepository).ofMeetings([meetingId]);
      const ids = seats.map(({ personId }) => personId);
      const names = new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, name]));
      const readers = await this.identity.readers(tx, ids);
      return seats.map(({ personId, constituency, kind: seat }) => {
        const own = sent.find((one) => one.personId === personId && one.withdrawnAt === null);
        const email = readers.find(({ actor: reader }) => reader.personId === personId)?.email ?? null;
        return {
          ...{ personId, constituency, kind: seat, name: names.get(personId) ?? localized('', '') },
          ...{ invitedAt: own?.invitedAt ?? null, remindedAt: own?.remindedAt ?? null },
          ...{ answer: own?.answer ?? null, answeredAt: own?.answeredAt ?? null },
          reachable: own !== undefined || email !== null,
        };
      });
    });
  }
}
