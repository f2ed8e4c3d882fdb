import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import { memberNeeded } from '../domain/problems.js';
import { allDeliveries, type NotificationSettings } from '../domain/settings.js';
import { SettingsRepository } from '../persistence/settings.repository.js';

/** What the person receives, with the defaults of the topics for which nothing was chosen. */
@Injectable()
export class ReadSettings {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor): Promise<Required<NotificationSettings>> {
    demand(actor, notificationsPermissions, 'notifications.own');
    const { personId } = actor;
    if (personId === null) throw memberNeeded();
    const settings = await this.database.read(actor, (tx) => tx.get(SettingsRepository).of(personId));
    return { ...settings, topics: allDeliveries(settings) };
  }
}
