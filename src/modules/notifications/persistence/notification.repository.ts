import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { NotificationEntity } from './notification.entity.js';

export class NotificationRepository {
  constructor(private readonly em: EntityManager) {}

  /** Rows of what was notified before are left out. */
  async insertNew(rows: readonly NotificationEntity[]): Promise<void> {
    if (rows.length === 0) return;
    await this.em
      .createQueryBuilder()
      .insert()
      .into(NotificationEntity)
      .values([...rows])
      .orIgnore()
      .execute();
  }

  /** What has been read is not sent by email any more. */
  async markRead(personId: string, ids: readonly string[] | null, at: Date): Promise<void> {
    await this.em.update(
      NotificationEntity,
      { personId, readAt: IsNull(), ...(ids !== null && { id: In([...ids]) }) },
      { readAt: at, mailAt: null },
    );
  }

  async awaitingMail(personId: string): Promise<NotificationEntity[]> {
    return this.em.findBy(NotificationEntity, { personId, mailAt: Not(IsNull()) });
  }

  async planMail(id: string, mailAt: Date | null): Promise<void> {
    await this.em.update(NotificationEntity, { id }, { mailAt });
  }

  /**
   * Locks what is due by email for at most so many people, all of it for each of them. Rows that another process is
   * sending are left out.
   */
  async lockDue(at: Date, people: number): Promise<NotificationEntity[]> {
    const due = await this.em.query<{ personId: string }[]>(
      `SELECT person_id AS "personId" FROM notifications_notification WHERE mail_at <= $1
       GROUP BY person_id ORDER BY min(mail_at), person_id LIMIT $2`,
      [at, people],
    );
    if (due.length === 0) return [];
    return this.em.find(NotificationEntity, {
      where: { personId: In(due.map(({ personId }) => personId)), mailAt: LessThanOrEqual(at) },
      order: { occurredAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  async settle(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.em.update(NotificationEntity, { id: In([...ids]) }, { mailAt: null });
  }

  async deleteBefore(at: Date): Promise<void> {
    await this.em.delete(NotificationEntity, { occurredAt: LessThan(at) });
  }
}
