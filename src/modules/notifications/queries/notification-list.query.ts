import type { ReadTransaction } from '../../../platform/database/index.js';
import type { Facts, SubjectType } from '../domain/notice.js';
import type { Kind } from '../domain/topic.js';

export interface NotificationRow {
  readonly id: string;
  readonly kind: Kind;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly facts: Facts;
  readonly occurredAt: Date;
  readonly readAt: Date | null;
}

const columns = `
SELECT id, kind, subject_type AS "subjectType", subject_id AS "subjectId", facts, occurred_at AS "occurredAt",
  read_at AS "readAt"
FROM notifications_notification`;

/** Newest first; `before` is the last id of the previous page. */
export function notificationRows(
  tx: ReadTransaction,
  personId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<NotificationRow[]> {
  return tx.query<NotificationRow>(
    `${columns} WHERE person_id = $1 AND ($2::uuid IS NULL OR (occurred_at, id) <
       (SELECT b.occurred_at, b.id FROM notifications_notification b WHERE b.id = $2 AND b.person_id = $1))
     ORDER BY occurred_at DESC, id DESC LIMIT $3`,
    [personId, page.before, page.limit],
  );
}

export function unreadRows(tx: ReadTransaction, personId: string, limit: number): Promise<NotificationRow[]> {
  return tx.query<NotificationRow>(
    `${columns} WHERE person_id = $1 AND read_at IS NULL ORDER BY occurred_at DESC, id DESC LIMIT $2`,
    [personId, limit],
  );
}
