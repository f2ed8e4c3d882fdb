import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';

export class WebhookRepository {
  constructor(private readonly em: EntityManager) {}

  all(): Promise<WebhookEntity[]> {
    return this.em.find(WebhookEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  }

  one(id: string): Promise<WebhookEntity | null> {
    return this.em.findOneBy(WebhookEntity, { id });
  }

  async save(webhook: WebhookEntity): Promise<void> {
    await this.em.upsert(WebhookEntity, webhook, ['id']);
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
   * Takes deliveries that are due, and postpones them, so that no other process sends them at the same time and those of
   * a process that is killed are due again.
   */
  async claim(at: Date, until: Date, most: number): Promise<WebhookDeliveryEntity[]> {
    const due = await this.em.query<{ id: string }[]>(
      `SELECT d.id FROM notifications_webhook_delivery d JOIN notifications_webhook w ON w.id = d.webhook_id
       WHERE d.next_attempt_at <= $1 AND NOT w.paused
       ORDER BY d.next_attempt_at, d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED`,
      [at, most],
    );
    if (due.length === 0) return [];
    const ids = In(due.map(({ id }) => id));
    await this.em.update(WebhookDeliveryEntity, { id: ids }, { nextAttemptAt: until });
    return this.em.find(WebhookDeliveryEntity, { where: { id: ids }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async settle(
    id: string,
    result: Pick<WebhookDeliveryEntity, 'attempts' | 'nextAttemptAt' | 'deliveredAt' | 'status' | 'failure'>,
  ): Promise<void> {
    await this.em.update(WebhookDeliveryEntity, { id }, result);
  }

  async deleteBefore(at: Date): Promise<void> {
    await this.em.delete(WebhookDeliveryEntity, { createdAt: LessThan(at) });
  }
}
