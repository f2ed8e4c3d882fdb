import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import { invitationMessage } from '../domain/invitation-letter.js';
import { notificationsPermissions } from '../domain/policy.js';
import { invitationNotOpen, invitedMeetingNotFound } from '../domain/problems-of-invitations.js';
import { PrintInvitations } from './print-invitations.js';
import { ReadMeetings } from './read-meetings.js';

/** Writes the text of an invitation for WeChat or SMS in both languages; nothing is sent. */
@Injectable()
export class WriteInvitationText {
  constructor(
    private readonly database: Database,
    private readonly meetings: ReadMeetings,
    private readonly letters: PrintInvitations,
  ) {}

  /** With a link for the answer only for one named recipient, which is recorded as a letter is. */
  async execute(actor: Actor, meetingId: string, personId: string | null): Promise<LocalizedText> {
    demand(actor, notificationsPermissions, 'notifications.invitations.print');
    if (personId !== null) {
      const { meeting, inviters, agenda, letters } = await this.letters.execute(actor, meetingId, { personId });
      const { link, ...recipient } = letters[0]!;
      return inBoth((language) => invitationMessage({ ...meeting, inviters, agenda }, language, { recipient, link }));
    }
    return this.database.read(actor, async (tx) => {
      const found = await this.meetings.ofMeeting(tx, meetingId);
      if (found === undefined || found.body.kind === 'constituency-group') throw invitedMeetingNotFound();
      const { meeting } = found;
      if (meeting.invitation !== 'open') throw invitationNotOpen(meeting.invitation ?? 'cancelled');
      const about = { ...meeting, ...(await this.meetings.programme(tx, meeting)) };
      return inBoth((language) => invitationMessage(about, language, null));
    });
  }
}

const inBoth = (of: (language: 'en' | 'zh-CN') => string): LocalizedText => localized(of('en'), of('zh-CN'));
