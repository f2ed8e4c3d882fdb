import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { digest, IdentityFacade, partsOfLinkToken } from '../../identity/index.js';
import { mailTime } from '../domain/mail-time.js';
import { notificationsPermissions } from '../domain/policy.js';
import { memberNeeded, quietHoursWrong, stopLinkUnknown } from '../domain/problems.js';
import { deliveryOf, type NotificationSettings, withoutMail } from '../domain/settings.js';
import { topicOf } from '../domain/topic.js';
import { NotificationRepository } from '../persistence/notification.repository.js';
import { SettingsRepository } from '../persistence/settings.repository.js';

/** Changes what a person receives, and when emails that are waiting are sent. */
@Injectable()
export class ChangeSettings {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, settings: NotificationSettings): Promise<void> {
    demand(actor, notificationsPermissions, 'notifications.own');
    const { personId } = actor;
    if (personId === null) throw memberNeeded();
    if (settings.quietHours !== null && settings.quietHours.from === settings.quietHours.to) throw quietHoursWrong();
    await this.database.write(actor, (tx) => this.apply(tx, personId, settings));
  }

  /** The token of an email is the credential: the reader need not sign in. A second use changes nothing. */
  async stopMails(token: string): Promise<void> {
    const parts = partsOfLinkToken(token);
    if (parts === null) throw stopLinkUnknown();
    const hash = await digest(token);
    await this.database.write(systemActor(parts.workspaceId), async (tx) => {
      const settings = tx.get(SettingsRepository);
      const personId = await settings.personOfStopLink(hash);
      if (personId === null) throw stopLinkUnknown();
      await this.apply(tx, personId, withoutMail(await settings.of(personId)));
    });
  }

  private async apply(tx: Transaction, personId: string, settings: NotificationSettings): Promise<void> {
    await tx.get(SettingsRepository).save({ workspaceId: tx.workspaceId, personId }, settings);
    const timeZone = (await this.identity.workspace(tx))?.timeZone ?? 'UTC';
    const notifications = tx.get(NotificationRepository);
    for (const { id, kind, occurredAt } of await notifications.awaitingMail(personId)) {
      const delivery = deliveryOf(settings, topicOf[kind]);
      await notifications.planMail(id, mailTime(delivery, occurredAt, { timeZone, quietHours: settings.quietHours }));
    }
  }
}
