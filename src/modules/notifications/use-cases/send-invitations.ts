import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { demand } from '../../../kernel/actor.js';
import type { Transaction } from '../../../platform/database/index.js';
import { type InvitationStep, isReminded, nextStep, scheduleKey, voidSchedule } from '../domain/invitation.js';
import { notificationsPermissions } from '../domain/policy.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { InvitationMails } from './invitation-mails.js';
import { type MeetingProgramme, type MeetingToInvite, ReadMeetings } from './read-meetings.js';
import { ReadRecipients, type Recipient } from './read-recipients.js';

/** Emails that one transaction writes; a job goes on with the others. */
const mostAtOnce = 100;

/** What one transaction has sent, and how many people it left for the next one. */
export interface SentInvitations {
  readonly sent: number;
  readonly left: number;
}

/**
 * Compares the last emails to the people of a roundtable or working group with its present meetings, and writes what is missing. An
 * invitation and its email are written in one transaction, and a second run finds nothing to send.
 */
@Injectable()
export class SendInvitations {
  constructor(
    private readonly recipients: ReadRecipients,
    private readonly meetings: ReadMeetings,
    readonly mails: InvitationMails,
  ) {}

  /** All people, or one whose seat or address has changed. */
  async within(tx: Transaction, bodyId: string, only?: string): Promise<SentInvitations> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    const invitations = tx.get(InvitationRepository);
    await invitations.lock(bodyId);
    const body = await this.meetings.ofBody(tx, bodyId);
    if (body === undefined) return { sent: 0, left: 0 };
    const before = await invitations.ofMeetings(body.meetings.map(({ id }) => id));
    const people = await this.recipients.of(tx, body, { former: before.map(({ personId }) => personId), only });
    const known = new Map(before.map((one) => [`${one.meetingId}/${one.personId}`, one]));
    const programmes = this.programmes(tx);
    let [sent, left] = [0, 0];
    for (const meeting of body.meetings)
      for (const person of people) {
        const about = { meeting, programmes, person, own: known.get(`${meeting.id}/${person.personId}`) };
        if (sent === mostAtOnce) left += stepFor(about) === null ? 0 : 1;
        else if (await this.tell(tx, about)) sent += 1;
      }
    return { sent, left };
  }

  /** As `within`, for what cannot wait for the job. */
  async all(tx: Transaction, bodyId: string): Promise<{ readonly sent: number }> {
    for (let sent = 0; ;) {
      const done = await this.within(tx, bodyId);
      sent += done.sent;
      if (done.left === 0) return { sent };
    }
  }

  /** Reminds those who have not answered, once for each date, time and place. */
  async remind(tx: Transaction, bodyId: string): Promise<number> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    const invitations = tx.get(InvitationRepository);
    await invitations.lock(bodyId);
    const body = await this.meetings.ofBody(tx, bodyId);
    const open = body?.meetings.filter(({ invitation }) => invitation === 'open') ?? [];
    const programmes = this.programmes(tx);
    let reminded = 0;
    for (const meeting of open) {
      const { startsOn, today } = meeting;
      const due = (await invitations.ofMeetings([meeting.id])).filter(
        (one) => one.address !== '' && one.withdrawnAt === null && isReminded(one, { startsOn, today, now: tx.now }),
      );
      const people = body === undefined ? [] : await this.recipients.of(tx, body);
      for (const invitation of due) {
        const person = people.find(({ personId }) => personId === invitation.personId);
        if (person === undefined) continue;
        const programme = await programmes(meeting);
        const mailId = await this.mails.write(tx, 'remind', { invitation, meeting, programme, person });
        await invitations.save({ ...invitation, mailId, remindedAt: tx.now });
        reminded += 1;
      }
    }
    return reminded;
  }

  /** Reads each meeting once, for all its emails. */
  private programmes(tx: Transaction): Programmes {
    const read = new Map<string, Promise<MeetingProgramme>>();
    return (meeting) => {
      const known = read.get(meeting.id) ?? this.meetings.programme(tx, meeting);
      read.set(meeting.id, known);
      return known;
    };
  }

  private async tell(tx: Transaction, about: Told & { readonly programmes: Programmes }): Promise<boolean> {
    const { meeting, person, own } = about;
    const step = stepFor(about);
    if (step === null) return false;
    const address = addressFor(step, about);
    if (address === null) {
      if (own !== undefined) await this.void(tx, step, own);
      return false;
    }
    const repository = tx.get(InvitationRepository);
    const invitation = invitationAfter(step, { ...about, tx, address, schedule: scheduleKey(meeting) });
    if (own !== undefined && own.address !== '' && own.address !== address) await repository.deleteLinksOf(own.id);
    // first, because the link of the email belongs to it
    if (own === undefined) await repository.save(invitation);
    const programme = await about.programmes(meeting);
    const mailId = await this.mails.write(tx, step, { invitation, meeting, programme, person });
    await repository.save({ ...invitation, mailId });
    return true;
  }

  /** No one can write to a person without an address: the printed letter is void, and its answer, until another is printed. */
  private async void(tx: Transaction, step: InvitationStep, own: InvitationEntity): Promise<void> {
    if (step === 'cancel') await tx.get(InvitationRepository).save({ ...own, withdrawnAt: tx.now });
    // once: an answer that is given later by the link of the letter is one to the present date, time and place
    if (step === 'update' && own.schedule !== voidSchedule)
      await tx.get(InvitationRepository).save({ ...own, schedule: voidSchedule, answer: null, answeredAt: null });
  }
}

type Programmes = (meeting: MeetingToInvite) => Promise<MeetingProgramme>;

interface Told {
  readonly meeting: MeetingToInvite;
  readonly person: Recipient;
  readonly own: InvitationEntity | undefined;
}

/** What a person has to be sent; null if nothing, or if the person has no address and no letter either. */
function stepFor({ meeting, person, own }: Told): InvitationStep | null {
  const { seated, way, email } = person;
  const corrected = way === 'address' ? email : null;
  const schedule = scheduleKey(meeting);
  const step = nextStep(meeting.invitation, { seated, schedule, sent: own, corrected });
  return way === 'none' && own === undefined ? null : step;
}

/**
 * An account's former address has the event in its calendar, so changes go there. Who was invited by a printed letter
 * and has an address now is written to from then on.
 */
function addressFor(step: InvitationStep, { person, own }: Told): string | null {
  if (step === 'invite' || person.way === 'address') return person.email;
  return own?.address || person.email;
}

/** Whoever was invited before is asked again, because the answer was given to another day, time or place. */
function invitationAfter(
  step: InvitationStep,
  about: Told & { readonly tx: Transaction; readonly address: string; readonly schedule: string },
): InvitationEntity {
  const { tx, meeting, person, own, address, schedule } = about;
  const sequence = own === undefined ? 0 : own.sequence + 1;
  if (step === 'cancel' && own !== undefined) return { ...own, address, sequence, withdrawnAt: tx.now };
  return {
    id: own?.id ?? newId(tx.now.getTime()),
    ...{ workspaceId: tx.workspaceId, meetingId: meeting.id, personId: person.personId },
    ...{ address, sequence, schedule, mailId: null, invitedAt: tx.now, withdrawnAt: null, remindedAt: null },
    ...{ answer: null, answeredAt: null },
  };
}
