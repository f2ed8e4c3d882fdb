import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { DomainEvent } from '../../../platform/events/index.js';
import { IdentityFacade, type Reader } from '../../identity/index.js';
import { mailTime } from '../domain/mail-time.js';
import { isMailed, isTooOld, type Notice } from '../domain/notice.js';
import { notificationsPermissions } from '../domain/policy.js';
import { deliveryOf, initialSettings } from '../domain/settings.js';
import { topicOf } from '../domain/topic.js';
import type { NotificationEntity } from '../persistence/notification.entity.js';
import { NotificationRepository } from '../persistence/notification.repository.js';
import { SettingsRepository } from '../persistence/settings.repository.js';
import { noticesOf } from './notices-of-event.js';
import { ReadAudience } from './read-audience.js';
import { ReadSubjects } from './read-subjects.js';

/** Writes a notification for each person whom something concerns and who may read its record. */
@Injectable()
export class NotifyPeople {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly audiences: ReadAudience,
    private readonly subjects: ReadSubjects,
  ) {}

  async hear(tx: Transaction, event: DomainEvent): Promise<void> {
    if (isTooOld(event.recordedAt, tx.now)) return;
    await this.within(tx, noticesOf(event));
  }

  async within(tx: Transaction, notices: readonly Notice[]): Promise<void> {
    demand(tx.actor, notificationsPermissions, 'notifications.deliver');
    if (notices.length === 0) return;
    const everyone = await this.identity.readers(tx);
    const subjectFor = await this.subjects.of(
      tx,
      notices.map(({ subject }) => subject),
    );
    for (const notice of notices) {
      const concerned = await this.audiences.of(tx, notice.audience, everyone);
      await this.write(
        tx,
        await this.subjects.quoted(tx, notice),
        concerned.filter(
          ({ actor }) =>
            ![actor.personId, actor.accountId].includes(notice.authorId ?? '') &&
            subjectFor(rightsOf(actor), notice.subject) !== undefined,
        ),
      );
    }
  }

  private async write(tx: Transaction, notice: Notice, people: readonly Reader[]): Promise<void> {
    const timeZone = (await this.identity.workspace(tx))?.timeZone ?? 'UTC';
    const chosen = await tx.get(SettingsRepository).ofEach(people.map(({ actor }) => actor.personId));
    const { kind, subject, facts, source, occurredAt } = notice;
    const rows = people.flatMap(({ actor: { personId } }): NotificationEntity[] => {
      const settings = chosen.get(personId) ?? initialSettings;
      const delivery = deliveryOf(settings, topicOf[kind]);
      if (delivery === 'off') return [];
      const { quietHours } = settings;
      const mailAt = isMailed(occurredAt, tx.now) ? mailTime(delivery, occurredAt, { timeZone, quietHours }) : null;
      return [
        {
          ...{ id: newId(occurredAt.getTime()), workspaceId: tx.workspaceId, personId, kind, facts, source },
          ...{ subjectType: subject.type, subjectId: subject.id, occurredAt, readAt: null, mailAt },
        },
      ];
    });
    await tx.get(NotificationRepository).insertNew(rows);
  }
}

/** Who is in the directory and may be invited later is notified of what every member may read. */
function rightsOf(actor: Actor): Actor {
  return actor.accountId === null ? { ...actor, roles: ['observer'] } : actor;
}
