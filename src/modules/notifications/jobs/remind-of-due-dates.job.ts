import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { RemindOfDueDates } from '../use-cases/remind-of-due-dates.js';

/** Once an hour, in each workspace, reminds the owners of actions that are due soon or overdue. */
@Injectable()
export class RemindOfDueDatesJob extends JobHandler {
  readonly kind = 'notifications.remind-of-due-dates';
  override readonly everySeconds = 3600;

  constructor(private readonly reminders: RemindOfDueDates) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.reminders.execute(context.actor)) };
  }
}
