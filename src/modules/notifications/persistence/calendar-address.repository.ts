import type { EntityManager } from 'typeorm';
import { CalendarAddressEntity } from './notification.entity.js';

export class CalendarAddressRepository {
  constructor(private readonly em: EntityManager) {}

  of(personId: string): Promise<CalendarAddressEntity | null> {
    return this.em.findOneBy(CalendarAddressEntity, { personId });
  }

  /** The former address is no longer valid. */
  async replace(address: CalendarAddressEntity): Promise<void> {
    await this.em.upsert(CalendarAddressEntity, address, ['workspaceId', 'personId']);
  }

  async delete(personId: string): Promise<void> {
    await this.em.delete(CalendarAddressEntity, { personId });
  }

  async personOf(tokenHash: Uint8Array): Promise<string | null> {
    return (await this.em.findOneBy(CalendarAddressEntity, { tokenHash: Buffer.from(tokenHash) }))?.personId ?? null;
  }
}
