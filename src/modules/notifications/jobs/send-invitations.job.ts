import { Injectable } from '@nestjs/common';
import { localized } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import { type JobContext, JobHandler } from '../../../platform/jobs/index.js';
import { sendInvitationsJob } from '../domain/invitation.js';
import { SendInvitations } from '../use-cases/send-invitations.js';

/** Writes the emails of a meeting with many seats, a hundred in each transaction; a second run goes on where it was. */
@Injectable()
export class SendInvitationsJob extends JobHandler {
  readonly kind = sendInvitationsJob;
  override readonly permission = 'dialogue.meeting.conduct';

  constructor(
    private readonly database: Database,
    private readonly invitations: SendInvitations,
  ) {
    super();
  }

  async run({ actor, params, progress, throwIfCancelled }: JobContext): Promise<Record<string, unknown>> {
    const bodyId = String(params['bodyId']);
    for (let all = 0; ;) {
      await throwIfCancelled();
      const { sent, left } = await this.database.write(actor, (tx) => this.invitations.within(tx, bodyId));
      all += sent;
      const note = localized(`${all} of ${all + left} invitations`, `已生成${all}份邀请，共${all + left}份`);
      await progress(all + left === 0 ? 1 : all / (all + left), note);
      if (left === 0) return { sent: all };
    }
  }
}
