import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';

export class WebhookRepository {
  constructor(private readonly em: EntityManager) {}

  all(): Promise<WebhookEntity[]> {
    return this.em.find(WebhookEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  one(id: string): Promise<WebhookEntity | null> {
    return this.em.findOneBy(WebhookEntity, { id });
  }

  /** One process at a time creates webhooks of a workspace, so that their number stays within its limit. */
  async lock(workspaceId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('notifications_webhook' || $1, 0))`, [
      workspaceId,
    ]);
  }

  async add(webhook: WebhookEntity): Promise<void> {
    await this.em.insert(WebhookEntity, webhook);
  }

  /** Holds it until commit; null if it was deleted. */
  async lockOne(id: string): Promise<WebhookEntity | null> {
    return this.em.findOne(WebhookEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(id: string, changes: Omit<WebhookEntity, 'id' | 'workspaceId' | 'createdAt'>): Promise<void> {
    await this.em.update(WebhookEntity, { id }, changes);
  }

  /** What waits for a paused webhook is not sent later. */
  async settlePaused(webhookId: string): Promise<void> {
    const waiting = { webhookId, nextAttemptAt: Not(IsNull()) };
    await this.em.update(WebhookDeliveryEntity, waiting, { nextAttemptAt: null, failure: 'paused' });
  }

  async waitingTests(webhookId: string): Promise<number> {
    return this.em.countBy(WebhookDeliveryEntity, { webhookId, kind: 'test', nextAttemptAt: Not(IsNull()) });
  }

  /** With everything that was sent, or waits, for it. */
  async delete(id: string): Promise<void> {
    await this.em.delete(WebhookEntity, { id });
  }

  /** Rows of what was queued before are left out. */
  async queue(rows: readonly WebhookDeliveryEntity[]): Promise<void> {
    if (rows.length === 0) return;
    await this.em
      .createQueryBuilder()
      .insert()
      .into(WebhookDeliveryEntity)
      .values([...rows])
      .orIgnore()
      .execute();
  }

  /** The last deliveries of a webhook, newest first. */
  last(webhookId: string, most: number): Promise<WebhookDeliveryEntity[]> {
    return this.em.find(WebhookDeliveryEntity, {
      ...{ where: { webhookId }, order: { createdAt: 'DESC', id: 'DESC' }, take: most },
    });
  }

  /**
   * Takes the first delivery that is due for each webhook except some, and postpones it, so that no other process sends it
   * at the same time and that of a process that is killed is due again.
   */
  async claim(at: Date, until: Date, except: readonly string[]): Promise<WebhookDeliveryEntity[]> {
    const due = await this.em.query<{ id: string }[]>(
      `SELECT d.id FROM notifications_webhook w CROSS JOIN LATERAL (
         SELECT id FROM notifications_webhook_delivery WHERE webhook_id = w.id AND next_attempt_at <= $1
         ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) d
       WHERE w.paused_at IS NULL AND w.id <> ALL ($2::uuid[])`,
      [at, except],
    );
    if (due.length === 0) return [];
    const ids = In(due.map(({ id }) => id));
    await this.em.update(WebhookDeliveryEntity, { id: ids }, { nextAttemptAt: until });
    return this.em.find(WebhookDeliveryEntity, { where: { id: ids }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** A failed attempt of a delivery that was settled meanwhile, because its webhook was paused, is not repeated. */
  async settle(
    id: string,
    result: Pick<WebhookDeliveryEntity, 'attempts' | 'nextAttemptAt' | 'deliveredAt' | 'status' | 'failure'>,
  ): Promise<void> {
    const open = result.failure === null ? {} : { nextAttemptAt: Not(IsNull()) };
    await this.em.update(WebhookDeliveryEntity, { id, ...open }, result);
  }

  async deleteBefore(at: Date): Promise<void> {
    await this.em.delete(WebhookDeliveryEntity, { createdAt: LessThan(at) });
  }
}
