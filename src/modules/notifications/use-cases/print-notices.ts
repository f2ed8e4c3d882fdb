import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import { type Language, localized, type LocalizedText } from '../../../kernel/localized-text.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { Database, type Transaction } from '../../../platform/database/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { noticesPrinted } from '../domain/events.js';
import { meetingName } from '../domain/invitation-letter.js';
import { organisationLetter, organisationMessage } from '../domain/organisation-message.js';
import type { NotifiedOrganisation, OfferedReply } from '../domain/organisation-notice.js';
import { notificationsPermissions } from '../domain/policy.js';
import {
  invitationNotOpen,
  invitedMeetingNotFound,
  notifiedOrganisationUnknown,
} from '../domain/problems-of-invitations.js';
import { type MeetingProgramme, type MeetingToInvite, ReadMeetings } from './read-meetings.js';

export interface PrintedNotices extends MeetingProgramme {
  readonly meeting: MeetingToInvite;
  readonly organisations: readonly NotifiedOrganisation[];
  /** Whether the reply slip asks for the sex of delegates: only if the workspace has a target for the share of women. */
  readonly asksSex: boolean;
  readonly language: Language;
  readonly printedAt: Date;
}

/**
 * Prepares notices of a meeting of a roundtable for organisations, which name their delegates on the reply slip. They
 * are printed before the roundtable is convened too, because delegates are named first.
 */
@Injectable()
export class PrintNotices {
  constructor(
    private readonly database: Database,
    private readonly meetings: ReadMeetings,
    private readonly dialogue: DialogueFacade,
    private readonly directory: DirectoryFacade,
    private readonly settings: Settings,
  ) {}

  async execute(actor: Actor, meetingId: string, organisationIds: readonly string[]): Promise<PrintedNotices> {
    demand(actor, notificationsPermissions, 'notifications.invitations.print');
    return this.database.write(actor, (tx) => this.prepared(tx, meetingId, organisationIds));
  }

  /** The notice to one organisation as a text in both languages, to be copied; with an address it is sent there. */
  async message(
    actor: Actor,
    meetingId: string,
    to: { readonly organisationId: string; readonly email: string | null },
  ): Promise<LocalizedText> {
    demand(actor, notificationsPermissions, 'notifications.invitations.print');
    return this.database.write(actor, async (tx) => {
      const { meeting, inviters, agenda, organisations } = await this.prepared(tx, meetingId, [to.organisationId]);
      const about = { ...meeting, inviters, agenda };
      const [en, zh] = (['en', 'zh-CN'] as const).map((one) => organisationMessage(about, organisations[0]!, one));
      const texts = localized(en!, zh!);
      const name = localized(meetingName(meeting, 'en'), meetingName(meeting, 'zh-CN'));
      if (to.email !== null)
        await tx.mail({
          ...{ to: to.email, ...organisationLetter(about, name, texts) },
          ...{ kind: 'notifications.notice', secret: true },
        });
      return texts;
    });
  }

  private async prepared(
    tx: Transaction,
    meetingId: string,
    organisationIds: readonly string[],
  ): Promise<PrintedNotices> {
    const found = await this.meetings.ofMeeting(tx, meetingId);
    if (found === undefined || found.body.kind !== 'roundtable') throw invitedMeetingNotFound();
    const { meeting } = found;
    const { invitation: state } = meeting;
    if (state === 'ended' || state === 'cancelled') throw invitationNotOpen(state);
    const known = await this.directory.organisations(tx, [...new Set(organisationIds)]);
    const byId = new Map(known.map((one) => [one.id, one]));
    const organisations: NotifiedOrganisation[] = [];
    for (const id of new Set(organisationIds)) {
      const organisation = byId.get(id);
      if (organisation === undefined) throw notifiedOrganisationUnknown();
      const { name, constituency } = organisation;
      organisations.push({ id, name, constituency, reply: await this.reply(tx, found.body.id, id) });
    }
    await tx.record({ type: noticesPrinted, subject: meetingId, payload: { notices: organisations.length } });
    return {
      ...{ meeting, ...(await this.meetings.programme(tx, meeting)), organisations },
      asksSex: (await this.dialogue.womenShareTarget(tx)) !== null,
      ...{ language: tx.actor.language, printedAt: tx.now },
    };
  }

  private async reply(tx: Transaction, roundtableId: string, organisationId: string): Promise<OfferedReply | null> {
    const found = await this.dialogue.newReplyLink(tx, { roundtableId, organisationId });
    if (found === null) return null;
    const { token, titularSeats, substituteSeats } = found;
    return { link: `${publicOrigin(this.settings)}/dialogue/reply#${token}`, titularSeats, substituteSeats };
  }
}
