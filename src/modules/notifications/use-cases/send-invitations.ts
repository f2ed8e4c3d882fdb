import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { demand } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import type { Transaction } from '../../../platform/database/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { type InvitationStep, isReminded, nextStep, scheduleKey, voidSchedule } from '../domain/invitation.js';
import { notificationsPermissions } from '../domain/policy.js';
import type { InvitationEntity } from '../persistence/invitation.entity.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { InvitationMails } from './invitation-mails.js';
import { type MeetingToInvite, ReadMeetings } from './read-meetings.js';

interface Recipient {
  readonly personId: string;
  /** Null: the person has no account, and therefore no address. */
  readonly email: string | null;
  readonly language: Language;
  readonly seated: boolean;
}

/**
 * Compares the last emails to the people of a roundtable or working group with its present meetings, and writes what is missing. An
 * invitation and its email are written in one transaction, and a second run finds nothing to send.
 */
@Injectable()
export class SendInvitations {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly meetings: ReadMeetings,
    private readonly mails: InvitationMails,
  ) {}

  async within(tx: Transaction, bodyId: string): Promise<{ readonly sent: number }> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    const invitations = tx.get(InvitationRepository);
    await invitations.lock(bodyId);
    const body = await this.meetings.ofBody(tx, bodyId);
    if (body === undefined) return { sent: 0 };
    const before = await invitations.ofMeetings(body.meetings.map(({ id }) => id));
    const seats = new Set(body.seats.map(({ personId }) => personId));
    const ids = [...new Set([...seats, ...before.map(({ personId }) => personId)])];
    const people = (await this.identity.readers(tx, ids)).map(({ actor: { personId, language }, email }) => ({
      ...{ personId, language, email },
      seated: seats.has(personId),
    }));
    let sent = 0;
    for (const meeting of body.meetings)
      for (const person of people) {
        const own = before.find((one) => one.meetingId === meeting.id && one.personId === person.personId);
        if (await this.tell(tx, { meeting, person, own })) sent += 1;
      }
    return { sent };
  }

  /** Reminds those who have not answered, once for each date, time and place. */
  async remind(tx: Transaction, bodyId: string): Promise<number> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    const invitations = tx.get(InvitationRepository);
    await invitations.lock(bodyId);
    const body = await this.meetings.ofBody(tx, bodyId);
    const open = body?.meetings.filter(({ invitation }) => invitation === 'open') ?? [];
    let reminded = 0;
    for (const meeting of open) {
      const { startsOn, today } = meeting;
      const due = (await invitations.ofMeetings([meeting.id])).filter(
        (one) => one.address !== '' && one.withdrawnAt === null && isReminded(one, { startsOn, today, now: tx.now }),
      );
      const people = await this.identity.readers(
        tx,
        due.map(({ personId }) => personId),
      );
      for (const invitation of due) {
        const language = people.find(({ actor }) => actor.personId === invitation.personId)?.actor.language ?? 'en';
        await invitations.save({ ...invitation, remindedAt: tx.now });
        await this.mails.write(tx, 'remind', { invitation, meeting, language });
        reminded += 1;
      }
    }
    return reminded;
  }

  private async tell(
    tx: Transaction,
    about: {
      readonly meeting: MeetingToInvite;
      readonly person: Recipient;
      readonly own: InvitationEntity | undefined;
    },
  ): Promise<boolean> {
    const { meeting, person, own } = about;
    const schedule = scheduleKey(meeting);
    const step = nextStep(meeting.invitation, { seated: person.seated, schedule, sent: own });
    // who was invited by a printed letter and has an account now is written to from then on
    const address = step === 'invite' ? person.email : own?.address || person.email;
    if (step === null) return false;
    if (address === null) {
      if (own !== undefined) await this.void(tx, step, own);
      return false;
    }
    const invitation = invitationAfter(step, { ...about, tx, address, schedule });
    await tx.get(InvitationRepository).save(invitation);
    await this.mails.write(tx, step, { invitation, meeting, language: person.language });
    return true;
  }

  /** No one can write to a person without an account: the printed letter is void, and its answer, until another is printed. */
  private async void(tx: Transaction, step: InvitationStep, own: InvitationEntity): Promise<void> {
    if (step === 'cancel') await tx.get(InvitationRepository).save({ ...own, withdrawnAt: tx.now });
    // once: an answer that is given later by the link of the letter is one to the present date, time and place
    if (step === 'update' && own.schedule !== voidSchedule)
      await tx.get(InvitationRepository).save({ ...own, schedule: voidSchedule, answer: null, answeredAt: null });
  }
}

/** Whoever was invited before is asked again, because the answer was given to another day, time or place. */
function invitationAfter(
  step: InvitationStep,
  about: {
    readonly tx: Transaction;
    readonly meeting: MeetingToInvite;
    readonly person: Recipient;
    readonly own: InvitationEntity | undefined;
    readonly address: string;
    readonly schedule: string;
  },
): InvitationEntity {
  const { tx, meeting, person, own, address, schedule } = about;
  const sequence = own === undefined ? 0 : own.sequence + 1;
  if (step === 'cancel' && own !== undefined) return { ...own, address, sequence, withdrawnAt: tx.now };
  return {
    id: own?.id ?? newId(tx.now.getTime()),
    ...{ workspaceId: tx.workspaceId, meetingId: meeting.id, personId: person.personId },
    ...{ address, sequence, schedule, invitedAt: tx.now, withdrawnAt: null, remindedAt: null },
    ...{ answer: null, answeredAt: null },
  };
}
