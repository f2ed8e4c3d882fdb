import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Database } from '../../../platform/database/index.js';
import { OutgoingRequests, type OutgoingResult, signatureOf } from '../../../platform/outgoing/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import { nextAttempt } from '../domain/webhook.js';
import type { WebhookDeliveryEntity, WebhookEntity } from '../persistence/webhook.entity.js';
import { WebhookRepository } from '../persistence/webhook.repository.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** Sent at the same time; each has at most five seconds. */
const atOnce = 10;
/** Milliseconds after which a delivery of a process that was killed is due again. */
const lease = 60_000;
const keptMilliseconds = 30 * 86_400_000;

/**
 * Sends deliveries that are due. One that was sent but not recorded, because the process was killed, is sent again with the
 * same `webhook-id`, by which receivers recognise it.
 */
@Injectable()
export class SendWebhooks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: WebhookSecrets,
    private readonly requests: OutgoingRequests,
  ) {}

  async execute(actor: Actor): Promise<{ readonly attempts: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    let attempts = 0;
    for (;;) {
      const { due, webhooks } = await this.claim(actor);
      if (due.length === 0) return { attempts };
      const attempt = async (delivery: WebhookDeliveryEntity): Promise<void> => {
        const webhook = webhooks.find(({ id }) => id === delivery.webhookId);
        if (webhook !== undefined) await this.attempt(actor, webhook, delivery);
      };
      await Promise.all(due.map(attempt));
      attempts += due.length;
    }
  }

  private async claim(actor: Actor) {
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      await repository.deleteBefore(new Date(tx.now.getTime() - keptMilliseconds));
      const due = await repository.claim(tx.now, new Date(tx.now.getTime() + lease), atOnce);
      return { due, webhooks: due.length === 0 ? [] : await repository.all() };
    });
  }

  private async attempt(actor: Actor, webhook: WebhookEntity, delivery: WebhookDeliveryEntity): Promise<void> {
    const { id, body } = delivery;
    const timestamp = Math.floor(this.clock.now().getTime() / 1000);
    const signature = signatureOf(this.secrets.of(webhook.id), { id, timestamp, body });
    const headers = {
      ...{ 'content-type': 'application/json', 'user-agent': 'Tripartite-Webhooks' },
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature },
    };
    const result = await this.requests.post(webhook.url, { headers, body });
    await this.database.write(actor, (tx) =>
      tx.get(WebhookRepository).settle(id, settled(result, delivery.attempts + 1, tx.now)),
    );
  }
}

function settled({ failure, status }: OutgoingResult, attempts: number, now: Date) {
  const nextAttemptAt = failure === null ? null : nextAttempt(attempts, now);
  return { attempts, failure, status, nextAttemptAt, deliveredAt: failure === null ? now : null };
}
