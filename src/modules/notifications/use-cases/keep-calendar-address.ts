import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { Database } from '../../../platform/database/index.js';
import { digest, linkToken, newSecret, ownAccount } from '../../identity/index.js';
import { notificationsPermissions } from '../domain/policy.js';
import { memberNeeded } from '../domain/problems.js';
import { CalendarAddressRepository } from '../persistence/calendar-address.repository.js';

export interface CalendarAddress {
  /** Null: the person has no address. */
  readonly createdAt: Date | null;
  /** Only when it was just created, because only its hash is stored. */
  readonly url: string | null;
}

/**
 * The secret address of a person's calendar: created, replaced by a new one, or removed, by the person signed in. The
 * calendar is read with all rights of the person, so an API token would extend its own by an address.
 */
@Injectable()
export class KeepCalendarAddress {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  async read(actor: Actor): Promise<CalendarAddress> {
    const personId = personOf(actor);
    const found = await this.database.read(actor, (tx) => tx.get(CalendarAddressRepository).of(personId));
    return { createdAt: found?.createdAt ?? null, url: null };
  }

  /** The former address is no longer valid from this moment. */
  async renew(actor: Actor): Promise<CalendarAddress> {
    const personId = personOf(actor);
    ownAccount(actor);
    return this.database.write(actor, async (tx) => {
      const token = linkToken(tx.workspaceId, newSecret());
      const { workspaceId, now: createdAt } = tx;
      const tokenHash = Buffer.from(await digest(token));
      await tx.get(CalendarAddressRepository).replace({ workspaceId, personId, tokenHash, createdAt });
      const url = `${publicOrigin(this.settings)}/api/notifications/calendars/${token}/calendar.ics`;
      return { createdAt, url };
    });
  }

  async remove(actor: Actor): Promise<void> {
    const personId = personOf(actor);
    ownAccount(actor);
    await this.database.write(actor, (tx) => tx.get(CalendarAddressRepository).delete(personId));
  }
}

function personOf(actor: Actor): string {
  demand(actor, notificationsPermissions, 'notifications.own');
  if (actor.personId === null) throw memberNeeded();
  return actor.personId;
}
