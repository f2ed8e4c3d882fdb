import type { EntityManager } from 'typeorm';
import { MeetingEntity } from './meeting.entity.js';

/** Meetings are changed under the lock of their roundtable or group. */
export class MeetingRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<MeetingEntity | null> {
    return this.em.findOneBy(MeetingEntity, { id });
  }

  /** The meetings of a roundtable, working group or constituency's group. */
  async ofBody(id: string): Promise<MeetingEntity[]> {
    const where = [{ roundtableId: id }, { workingGroupId: id }, { constituencyGroupId: id }];
    return this.em.find(MeetingEntity, { where, order: { number: 'ASC' } });
  }

  async insert(meeting: MeetingEntity): Promise<void> {
    await this.em.insert(MeetingEntity, meeting);
  }

  async update(id: string, changed: Partial<MeetingEntity>): Promise<void> {
    await this.em.update(MeetingEntity, { id }, changed);
  }

  /** The last number of a meeting of a constituency's group, also of those that the current user does not see. */
  async lastOfGroup(id: string): Promise<number> {
    const [row] = await this.em.query<{ last: number }[]>('SELECT dialogue_last_group_meeting($1) AS last', [id]);
    return row?.last ?? 0;
  }
}
