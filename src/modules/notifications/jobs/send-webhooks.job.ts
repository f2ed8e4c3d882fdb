import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { SendWebhooks } from '../use-cases/send-webhooks.js';

/** Every ten seconds, in each workspace, sends what is due to webhooks. */
@Injectable()
export class SendWebhooksJob extends JobHandler {
  readonly kind = 'notifications.send-webhooks';
  override readonly everySeconds = 10;

  constructor(private readonly webhooks: SendWebhooks) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.webhooks.execute(context.actor)) };
  }
}
