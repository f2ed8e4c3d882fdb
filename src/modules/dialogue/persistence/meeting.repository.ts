import type { EntityManager } from 'typeorm';
import type { ConstituencyGroupEntity } from './constituency-group.entity.js';
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

  /** The meetings of a constituency's group that have ended or were cancelled, as far as the current user sees them. */
  async endedOfGroup({ roundtableId, constituency }: Pick<ConstituencyGroupEntity, 'roundtableId' | 'constituency'>) {
    const rows = await this.em.query<{ id: string }[]>(
      `SELECT m.id FROM dialogue_meeting m JOIN dialogue_constituency_group g ON g.id = m.constituency_group_id
       WHERE g.roundtable_id = $1 AND g.constituency = $2 AND m.state IN ('closed', 'cancelled') ORDER BY m.id`,
      [roundtableId, constituency],
    );
    return rows.map(({ id }) => id);
  }
}
