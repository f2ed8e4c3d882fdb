import { type EntityManager, IsNull } from 'typeorm';
import { GroupGuestEntity } from './group-guest.entity.js';

/** Written by the use case that admits guests only; a test of the architecture says so. */
export class GroupGuestRepository {
  constructor(private readonly em: EntityManager) {}

  /** Those that have not ended, with those that await a second titular member. */
  async current(meetingId: string): Promise<GroupGuestEntity[]> {
    return this.em.find(GroupGuestEntity, {
      where: { meetingId, endedAt: IsNull() },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
  }

  async insert(row: GroupGuestEntity): Promise<void> {
    await this.em.insert(GroupGuestEntity, row);
  }

  async end(id: string, endedAt: Date): Promise<void> {
    await this.em.update(GroupGuestEntity, { id }, { endedAt });
  }
}
