import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { QueueWebhooks } from '../use-cases/queue-webhooks.js';
import { webhookEvents } from '../use-cases/webhooks-of-event.js';

/** Hears the events of all contexts and queues them for the webhooks of the workspace. */
@Injectable()
export class QueueWebhooksWhenSomethingHappened extends Subscriber {
  readonly name = 'notifications.queue-webhooks-when-something-happened';
  readonly types = webhookEvents;

  constructor(private readonly webhooks: QueueWebhooks) {
    super();
  }

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    await this.webhooks.hear(tx, event);
  }
}
