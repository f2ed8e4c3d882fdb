import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import { memberNeeded } from '../domain/problems.js';
import { NotificationRepository } from '../persistence/notification.repository.js';

/** Marks own notifications as read, all of them or some; ids of other people change nothing. */
@Injectable()
export class MarkRead {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, ids: readonly string[] | null): Promise<void> {
    demand(actor, notificationsPermissions, 'notifications.own');
    const { personId } = actor;
    if (personId === null) throw memberNeeded();
    await this.database.write(actor, (tx) => tx.get(NotificationRepository).markRead(personId, ids, tx.now));
  }
}
