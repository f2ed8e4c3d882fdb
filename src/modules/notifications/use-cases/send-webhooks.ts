import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand, holds } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Database, type Transaction } from '../../../platform/database/index.js';
import { OutgoingRequests, type OutgoingResult, signatureOf } from '../../../platform/outgoing/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { webhookChanged } from '../domain/events.js';
import { notificationsPermissions } from '../domain/policy.js';
import { nextAttempt } from '../domain/webhook.js';
import type { WebhookDeliveryEntity, WebhookEntity } from '../persistence/webhook.entity.js';
import { WebhookRepository } from '../persistence/webhook.repository.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** Milliseconds after which a batch begins no further attempts; those that it began have at most five seconds. */
const batch = 5_000;
/** Milliseconds after which a delivery of a process that was killed is due again. */
const lease = 60_000;
const keptMilliseconds = 30 * 86_400_000;

/**
 * Sends deliveries that are due: one for each webhook at the same time, then the next ones, so that a slow receiver delays
 * no other webhook for long. After a failure the webhook waits for the next batch. One that was sent but not recorded,
 * because the process was killed, is sent again with the same `webhook-id`, by which receivers recognise it. A webhook
 * whose person has lost the right to manage webhooks is paused before anything is sent to it.
 */
@Injectable()
export class SendWebhooks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: WebhookSecrets,
    private readonly requests: OutgoingRequests,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor): Promise<{ readonly attempts: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    const end = AbortSignal.timeout(batch);
    const failed: string[] = [];
    let attempts = 0;
    while (!end.aborted) {
      const { due, webhooks } = await this.claim(actor, failed);
      if (due.length === 0) break;
      const attempt = async (delivery: WebhookDeliveryEntity): Promise<void> => {
        const webhook = webhooks.find(({ id }) => id === delivery.webhookId);
        if (webhook !== undefined && !(await this.attempt(actor, webhook, delivery))) failed.push(webhook.id);
      };
      await Promise.all(due.map(attempt));
      attempts += due.length;
    }
    return { attempts };
  }

  /** Deletes what was sent, or not, a month ago. */
  async expire(actor: Actor): Promise<void> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    await this.database.write(actor, (tx) =>
      tx.get(WebhookRepository).deleteBefore(new Date(tx.now.getTime() - keptMilliseconds)),
    );
  }

  private async claim(actor: Actor, except: readonly string[]) {
    return this.database.write(actor, async (tx) => {
      const repository = tx.get(WebhookRepository);
      const due = await repository.claim(tx.now, new Date(tx.now.getTime() + lease), except);
      if (due.length === 0) return { due, webhooks: [] };
      const claimed = new Set(due.map(({ webhookId }) => webhookId));
      const webhooks = (await repository.all()).filter(({ id }) => claimed.has(id));
      const ended = await this.withoutRight(tx, webhooks);
      for (const webhook of ended) await pause(tx, webhook);
      return { due, webhooks: webhooks.filter((webhook) => !ended.includes(webhook)) };
    });
  }

  /** Those whose person may no longer manage webhooks: the address may be that person's own. */
  private async withoutRight(tx: Transaction, webhooks: readonly WebhookEntity[]): Promise<readonly WebhookEntity[]> {
    const people = await this.identity.readers(
      tx,
      webhooks.flatMap(({ personId }) => personId ?? []),
    );
    const may = new Set(
      people
        .filter(({ actor }) => holds(actor, notificationsPermissions, 'notifications.webhooks.manage'))
        .map(({ actor }) => actor.personId),
    );
    return webhooks.filter(({ personId }) => personId === null || !may.has(personId));
  }

  /** Whether the receiver accepted it. */
  private async attempt(actor: Actor, webhook: WebhookEntity, delivery: WebhookDeliveryEntity): Promise<boolean> {
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
    return result.failure === null;
  }
}

async function pause(tx: Transaction, { id, kinds, workingGroupId, personId }: WebhookEntity): Promise<void> {
  const repository = tx.get(WebhookRepository);
  const webhook = await repository.lockOne(id);
  // deleted, or taken over meanwhile
  if (webhook?.personId !== personId) return;
  const paused = { pausedAt: tx.now, pauseReason: 'right-ended' as const };
  await repository.change(id, { ...webhook, ...paused, version: webhook.version + 1 });
  await repository.settlePaused(id);
  await tx.record({ type: webhookChanged, subject: id, payload: { kinds, workingGroupId, paused: true } });
}

function settled({ failure, status }: OutgoingResult, attempts: number, now: Date) {
  const nextAttemptAt = failure === null ? null : nextAttempt(attempts, now);
  return { attempts, failure, status, nextAttemptAt, deliveredAt: failure === null ? now : null };
}
