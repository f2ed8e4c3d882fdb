import { type EntityManager, In, LessThan } from 'typeorm';
import { initialSettings, type NotificationSettings } from '../domain/settings.js';
import { NotificationSettingsEntity, StopLinkEntity } from './notification.entity.js';

interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

export class SettingsRepository {
  constructor(private readonly em: EntityManager) {}

  async of(personId: string): Promise<NotificationSettings> {
    return (await this.ofEach([personId])).get(personId) ?? initialSettings;
  }

  /** Only of people who chose something. */
  async ofEach(personIds: readonly string[]): Promise<ReadonlyMap<string, NotificationSettings>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.em.findBy(NotificationSettingsEntity, { personId: In([...personIds]) });
    return new Map(
      rows.map(({ personId, topics, quietFrom, quietTo, reminderDays }) => [
        personId,
        {
          topics,
          quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
          reminderDays,
        },
      ]),
    );
  }

  async save(owner: Owner, { topics, quietHours, reminderDays }: NotificationSettings): Promise<void> {
    await this.em.upsert(
      NotificationSettingsEntity,
      {
        ...owner,
        topics,
        quietFrom: quietHours?.from ?? null,
        quietTo: quietHours?.to ?? null,
        reminderDays,
      },
      ['workspaceId', 'personId'],
    );
  }

  async addStopLink(owner: Owner, tokenHash: Uint8Array, createdAt: Date): Promise<void> {
    await this.em.insert(StopLinkEntity, { ...owner, tokenHash: Buffer.from(tokenHash), createdAt });
  }

  async deleteStopLinksBefore(at: Date): Promise<void> {
    await this.em.delete(StopLinkEntity, { createdAt: LessThan(at) });
  }

  async personOfStopLink(tokenHash: Uint8Array): Promise<string | null> {
    return (await this.em.findOneBy(StopLinkEntity, { tokenHash: Buffer.from(tokenHash) }))?.personId ?? null;
  }
}
