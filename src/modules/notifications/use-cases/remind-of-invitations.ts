import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { SendInvitations } from './send-invitations.js';

/** Days in which the link of an invitation can be opened. */
const linkDays = 365;

/**
 * Invites those who received an account or address after the meeting was convened, and reminds once, in the days before a meeting,
 * those who have not answered.
 */
@Injectable()
export class RemindOfInvitations {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly invitations: SendInvitations,
  ) {}

  async execute(actor: Actor): Promise<{ readonly invitations: number; readonly reminders: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    const open = await this.database.write(actor, async (tx) => {
      await tx.get(InvitationRepository).deleteLinksBefore(new Date(tx.now.getTime() - linkDays * 86_400_000));
      return this.dialogue.convenedBodies(tx);
    });
    let [invitations, reminders] = [0, 0];
    for (const id of open) {
      const done = await this.database.write(actor, async (tx) => ({
        sent: (await this.invitations.all(tx, id)).sent,
        reminded: await this.invitations.remind(tx, id),
        hidden: (await this.dialogue.meetingBody(tx, id))?.kind === 'constituency-group',
      }));
      // the result of a job is no secret, so group meetings do not appear in it
      if (done.hidden) continue;
      invitations += done.sent;
      reminders += done.reminded;
    }
    return { invitations, reminders };
  }
}
