import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { pathOf } from '../domain/address.js';
import { notificationsPermissions } from '../domain/policy.js';
import { type Quote, quotesOf } from '../domain/quotes.js';
import type { Kind } from '../domain/topic.js';
import { sentenceOf } from '../domain/words.js';
import { type NotificationRow, notificationRows, unreadRows } from '../queries/notification-list.query.js';
import { nameOfAuthor, ReadSubjects, refsOf } from './read-subjects.js';

export interface ShownNotification {
  readonly id: string;
  readonly kind: Kind;
  readonly sentence: LocalizedText;
  readonly quotes: readonly Quote[];
  /** Path of the record within the workspace. */
  readonly path: string;
  readonly occurredAt: Date;
  readonly readAt: Date | null;
}

/** The bell shows no higher number. */
const mostCounted = 100;

/** The own notifications, only those whose records the person may read now. */
@Injectable()
export class ReadNotifications {
  constructor(
    private readonly database: Database,
    private readonly subjects: ReadSubjects,
  ) {}

  page(
    actor: Actor,
    { before = null, limit }: { readonly before?: string | null; readonly limit: number },
  ): Promise<{ readonly items: readonly ShownNotification[]; readonly next: string | null }> {
    demand(actor, notificationsPermissions, 'notifications.own');
    const { personId } = actor;
    if (personId === null) return Promise.resolve({ items: [], next: null });
    return this.database.read(actor, async (tx) => {
      const rows = await notificationRows(tx, personId, { before, limit: limit + 1 });
      const page = rows.slice(0, limit);
      return { items: await this.shown(tx, page), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
    });
  }

  /** The number of unread notifications, counted up to a hundred. */
  async unread(actor: Actor): Promise<number> {
    demand(actor, notificationsPermissions, 'notifications.own');
    const { personId } = actor;
    if (personId === null) return 0;
    return this.database.read(
      actor,
      async (tx) => (await this.shown(tx, await unreadRows(tx, personId, mostCounted))).length,
    );
  }

  private async shown(tx: ReadTransaction, rows: readonly NotificationRow[]): Promise<ShownNotification[]> {
    const refOf = ({ subjectType, subjectId }: NotificationRow) => ({ type: subjectType, id: subjectId });
    const subjectFor = await this.subjects.of(tx, rows.flatMap(refsOf));
    return rows.flatMap((row) => {
      const subject = subjectFor(tx.actor, refOf(row));
      if (subject === undefined) return [];
      const { id, kind, facts, occurredAt, readAt, subjectType: type } = row;
      const sentence = sentenceOf(kind, { subject, facts, by: nameOfAuthor(subjectFor, tx.actor, facts) });
      const path = pathOf({ ...subject, type });
      return [{ id, kind, sentence, quotes: quotesOf(kind, facts), path, occurredAt, readAt }];
    });
  }
}
