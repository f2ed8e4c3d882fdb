import { Injectable } from '@nestjs/common';
import { type Actor, demand, systemActor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { AgendaEntry } from '../../dialogue/index.js';
import { ownAccount } from '../../identity/index.js';
import { lettersPrinted } from '../domain/events.js';
import { scheduleKey } from '../domain/invitation.js';
import type { LetterRecipient } from '../domain/invitation-words.js';
import { notificationsPermissions } from '../domain/policy.js';
import {
  everySeatInvitedByEmail,
  invitationNotOpen,
  invitedMeetingNotFound,
} from '../domain/problems-of-invitations.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { type BodyToInvite, type MeetingToInvite, ReadMeetings } from './read-meetings.js';
import { ReadRecipients } from './read-recipients.js';
import { SendInvitations } from './send-invitations.js';

export interface PrintedInvitations {
  readonly meeting: MeetingToInvite;
  readonly agenda: readonly AgendaEntry[];
  readonly inviters: readonly LocalizedText[];
  readonly letters: readonly (LetterRecipient & { readonly link: string })[];
  readonly language: Language;
  readonly printedAt: Date;
}

/** For whom letters are printed: people without an email address, every seat, or one person. */
export type LettersFor = 'without-address' | 'all' | { readonly personId: string };

/**
 * Prepares letters for seats of a meeting, each with a link of its own for the answer. Who has no address is invited by
 * this; for the others the letter is a further link to the invitation that they received.
 */
@Injectable()
export class PrintInvitations {
  constructor(
    private readonly database: Database,
    private readonly meetings: ReadMeetings,
    private readonly recipients: ReadRecipients,
    private readonly sending: SendInvitations,
  ) {}

  /** By a person who is signed in: whoever has a letter can answer for its recipient. */
  async execute(actor: Actor, meetingId: string, whom: LettersFor): Promise<PrintedInvitations> {
    demand(actor, notificationsPermissions, 'notifications.invitations.print');
    ownAccount(actor);
    // as the program itself, a group meeting would be found too: it exists for its members only
    const own = await this.database.read(actor, (tx) => this.meetings.ofMeeting(tx, meetingId));
    if (own === undefined || own.body.kind === 'constituency-group') throw invitedMeetingNotFound();
    const printed = await this.database.write(systemActor(actor.workspaceId), async (tx) => {
      // who can be invited by email is, before letters are printed
      await this.sending.all(tx, own.body.id);
      const found = await this.meetings.ofMeeting(tx, meetingId);
      if (found === undefined) throw invitedMeetingNotFound();
      const { meeting, body } = found;
      if (meeting.invitation !== 'open') throw invitationNotOpen(meeting.invitation ?? 'cancelled');
      const seats = await this.seatsFor(tx, body, whom);
      const ids = seats.map((seat) => seat.personId);
      const recipients = new Map((await this.recipients.of(tx, body)).map((one) => [one.personId, one]));
      const links = await this.links(tx, meeting, ids);
      return {
        ...{ meeting, ...(await this.meetings.programme(tx, meeting)), language: actor.language, printedAt: tx.now },
        letters: seats.map(({ personId }) => {
          const { name, seat, organisation } = recipients.get(personId)!;
          return { name, seat, organisation, link: links.get(personId)! };
        }),
      };
    });
    const payload = { letters: printed.letters.length };
    await this.database.write(actor, (tx) => tx.record({ type: lettersPrinted, subject: meetingId, payload }));
    return printed;
  }

  private async seatsFor(tx: Transaction, body: BodyToInvite, whom: LettersFor): Promise<BodyToInvite['seats']> {
    const { seats } = body;
    if (whom === 'all' && seats.length > 0) return seats;
    if (typeof whom === 'object' || seats.length === 0) {
      const own = seats.filter(({ personId }) => typeof whom === 'object' && personId === whom.personId);
      if (own.length === 0) throw invitationNotOpen('not-seated');
      return own;
    }
    const unreached = (await this.recipients.of(tx, body)).filter(({ way }) => way === 'none');
    const others = seats.filter(({ personId }) => unreached.some((one) => one.personId === personId));
    if (others.length === 0) throw everySeatInvitedByEmail();
    return others;
  }

  private async links(
    tx: Transaction,
    meeting: MeetingToInvite,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const repository = tx.get(InvitationRepository);
    const sent = await repository.ofMeetings([meeting.id]);
    const schedule = scheduleKey(meeting);
    const links = new Map<string, string>();
    for (const personId of personIds) {
      const own = sent.find((one) => one.personId === personId);
      const id = own?.id ?? newId(tx.now.getTime());
      // an invitation by email follows the meeting by itself; one that has no address is as it was printed last
      const isPrinted = own === undefined || own.address === '';
      if (isPrinted && (own?.schedule !== schedule || own.withdrawnAt !== null))
        await repository.save({
          ...{ id, workspaceId: tx.workspaceId, meetingId: meeting.id, personId, address: '', schedule },
          ...{ sequence: own?.sequence ?? 0, invitedAt: tx.now, withdrawnAt: null, remindedAt: null },
          ...{ answer: null, answeredAt: null, mailId: null },
        });
      links.set(personId, await this.sending.mails.newAnswerLink(tx, id));
    }
    return links;
  }
}
