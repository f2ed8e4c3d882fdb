import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { RemindOfInvitations } from '../use-cases/remind-of-invitations.js';

/** Once an hour, in each workspace, reminds those who have not answered an invitation to a meeting. */
@Injectable()
export class RemindOfInvitationsJob extends JobHandler {
  readonly kind = 'notifications.remind-of-invitations';
  override readonly everySeconds = 3600;

  constructor(private readonly reminders: RemindOfInvitations) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.reminders.execute(context.actor)) };
  }
}
