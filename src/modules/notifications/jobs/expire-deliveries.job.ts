import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { SendWebhooks } from '../use-cases/send-webhooks.js';

/** Once an hour, in each workspace, deletes old deliveries to webhooks. */
@Injectable()
export class ExpireDeliveriesJob extends JobHandler {
  readonly kind = 'notifications.expire-deliveries';
  override readonly everySeconds = 3600;

  constructor(private readonly webhooks: SendWebhooks) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    await this.webhooks.expire(context.actor);
    return {};
  }
}
