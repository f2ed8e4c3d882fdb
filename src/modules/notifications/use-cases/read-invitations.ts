import { Injectable } from '@nestjs/common';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { demand, holds, notPermitted } from '../../../kernel/actor.js';
import { type Language, localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { type Delivery, type InvitationAnswer, type Schedule, scheduleKey } from '../domain/invitation.js';
import { invitedMeetingNotFound } from '../domain/problems-of-invitations.js';
import { notificationsPermissions } from '../domain/policy.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { ReadMeetings } from './read-meetings.js';
import { ReadRecipients, type Way } from './read-recipients.js';

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
  readonly language: Language;
  /** How the email of an invitation reaches the person. */
  readonly way: Way;
  /** The address kept with a person who has no account; only for those who keep addresses. */
  readonly address: string | null;
  /** Of the last email; null without one, and when its delivery is no longer known. */
  readonly delivery: Delivery | null;
  /** What the mail server answered, for an address that is kept. */
  readonly failure: string | null;
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
    private readonly recipients: ReadRecipients,
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
      const recipients = new Map((await this.recipients.of(tx, body)).map((one) => [one.personId, one]));
      const mails = await mailStates(tx, sent);
      const keepsAddresses = holds(actor, notificationsPermissions, 'notifications.invitations.read');
      const last = new Map(sent.map((one) => [one.personId, one]));
      return seats.map(({ personId, constituency, kind: seat }) => {
        const found = last.get(personId);
        const own = found?.withdrawnAt === null ? found : undefined;
        const { way, email, language } = recipients.get(personId) ?? unknown;
        const address = way === 'address' && keepsAddresses ? email : null;
        return {
          ...{ personId, constituency, kind: seat, name: names.get(personId) ?? localized('', '') },
          ...{ ...answerOf(own), language, way, address },
          ...deliveryOf(mails.get(own?.mailId ?? ''), address !== null),
          reprint: way === 'none' && meeting.invitation === 'open' && isVoid(found, meeting),
        };
      });
    });
  }
}

const unknown = { way: 'none', email: null, language: 'en' } as const;

interface MailState {
  readonly delivery: Delivery;
  readonly failure: string | null;
}

async function mailStates(
  tx: ReadTransaction,
  sent: readonly InvitationEntity[],
): Promise<ReadonlyMap<string, MailState>> {
  const ids = sent.flatMap(({ mailId }) => (mailId === null ? [] : [mailId]));
  const states = await tx.mailStates(ids);
  return new Map(
    states.map(({ id, sentAt, failure }) => {
      const delivery = sentAt !== null ? 'sent' : failure === null ? 'waiting' : 'failed';
      return [id, { delivery, failure: delivery === 'failed' ? failure : null }];
    }),
  );
}

/** What the mail server says may contain the address, and that of an account is not shown. */
function deliveryOf(mail: MailState | undefined, explained: boolean): Pick<SeatInvitation, 'delivery' | 'failure'> {
  if (mail === undefined) return { delivery: null, failure: null };
  return { delivery: mail.delivery, failure: explained ? mail.failure : null };
}

function answerOf(own: InvitationEntity | undefined) {
  if (own === undefined) return { invitedAt: null, remindedAt: null, answer: null, answeredAt: null };
  const { invitedAt, remindedAt, answer, answeredAt } = own;
  return { invitedAt, remindedAt, answer, answeredAt };
}

function isVoid(found: InvitationEntity | undefined, meeting: Schedule): boolean {
  if (found === undefined) return false;
  const { address, withdrawnAt, schedule } = found;
  return address === '' && (withdrawnAt !== null || schedule !== scheduleKey(meeting));
}
