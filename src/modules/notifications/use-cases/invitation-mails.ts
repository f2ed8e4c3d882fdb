import { shownIn } from '../../../kernel/localized-text.js';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import type { Transaction } from '../../../platform/database/index.js';
import { digest, IdentityFacade, linkToken, newSecret } from '../../identity/index.js';
import { calendarOf } from '../domain/calendar.js';
import {
  endOf,
  eventLines,
  type InvitationLetterKind,
  invitationLetter,
  meetingName,
} from '../domain/invitation-letter.js';
import { invitersIn } from '../domain/invitation-words.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import type { MeetingProgramme, MeetingToInvite } from './read-meetings.js';
import type { Recipient } from './read-recipients.js';

/** Writes the emails of invitations, each with a link of its own and, except for reminders, with the calendar event. */
@Injectable()
export class InvitationMails {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly settings: Settings,
  ) {}

  async write(
    tx: Transaction,
    kind: InvitationLetterKind,
    to: {
      readonly invitation: InvitationEntity;
      readonly meeting: MeetingToInvite;
      readonly programme: MeetingProgramme;
      readonly person: Recipient;
    },
  ): Promise<string> {
    const { invitation, meeting, programme, person } = to;
    const { language } = person;
    const origin = publicOrigin(this.settings);
    const link = kind === 'cancel' ? null : await this.newAnswerLink(tx, invitation.id);
    const about = { ...meeting, ...programme };
    const letter = invitationLetter(kind, about, { recipient: person, language, link });
    const slug = (await this.identity.workspace(tx))?.slug ?? '';
    const page = `${origin}/w/${slug}/meetings/${meeting.id}/live`;
    const calendar = calendarOf({
      method: kind === 'cancel' ? 'CANCEL' : 'REQUEST',
      uid: `${meeting.id}@tripartite`,
      sequence: invitation.sequence,
      stamp: tx.now,
      summary: meetingName(meeting, language),
      location: meeting.place === null ? null : shownIn(meeting.place, language),
      description: [...(kind === 'cancel' ? [] : eventLines(about, person, language)), page].join('\n'),
      url: page,
      ...scheduleOf(meeting),
      closesAt: endOf(about),
      organizer: { name: invitersIn(about, language), address: addressIn(this.settings.MAIL_FROM) },
      attendee: { name: shownIn(person.name, language), address: invitation.address },
    });
    const extra = kind === 'remind' ? {} : { calendar };
    return tx.mail({ to: invitation.address, ...letter, kind: `notifications.${kind}`, secret: true, ...extra });
  }

  /** A link for the answer; only the hash of its secret is stored. */
  async newAnswerLink(tx: Transaction, invitationId: string): Promise<string> {
    const token = linkToken(tx.workspaceId, newSecret());
    const tokenHash = Buffer.from(await digest(token));
    await tx
      .get(InvitationRepository)
      .addLink({ tokenHash, workspaceId: tx.workspaceId, invitationId, createdAt: tx.now });
    return `${publicOrigin(this.settings)}/notifications/invitation#${token}`;
  }
}

function scheduleOf({ startsOn, endsOn, opensAt, closesAt, timeZone }: MeetingToInvite) {
  return { startsOn, endsOn, opensAt, closesAt, timeZone };
}

/** The address in `Name <address>`. */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
