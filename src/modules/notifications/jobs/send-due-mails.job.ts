import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { SendDueMails } from '../use-cases/send-due-mails.js';

/** Every half minute, in each workspace, sends the emails that are due. */
@Injectable()
export class SendDueMailsJob extends JobHandler {
  readonly kind = 'notifications.send-due-mails';
  override readonly everySeconds = 30;

  constructor(private readonly mails: SendDueMails) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.mails.execute(context.actor)) };
  }
}
