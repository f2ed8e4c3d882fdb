import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { RemindOfConfirmations } from '../use-cases/remind-of-confirmations.js';
import { RemindOfDueDates } from '../use-cases/remind-of-due-dates.js';

/** Once an hour, in each workspace, reminds the owners of actions that are due soon or overdue, and organisations asked to confirm. */
@Injectable()
export class RemindOfDueDatesJob extends JobHandler {
  readonly kind = 'notifications.remind-of-due-dates';
  override readonly everySeconds = 3600;

  constructor(
    private readonly reminders: RemindOfDueDates,
    private readonly confirmations: RemindOfConfirmations,
  ) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    const { actor } = context;
    return { ...(await this.reminders.execute(actor)), ...(await this.confirmations.execute(actor)) };
  }
}
