import type { EntityManager } from 'typeorm';
import { ConstituencyGroupEntity } from './constituency-group.entity.js';

export class ConstituencyGroupRepository {
  constructor(private readonly em: EntityManager) {}

  /** Locks the row until commit: meetings of the group are numbered and changed by one request at a time. */
  async lock(id: string): Promise<ConstituencyGroupEntity | null> {
    await this.em.query('SELECT id FROM dialogue_constituency_group WHERE id = $1 FOR UPDATE', [id]);
    return this.em.findOneBy(ConstituencyGroupEntity, { id });
  }

  /** The group of this constituency at this roundtable, which its first meeting creates. */
  async obtain(wanted: ConstituencyGroupEntity): Promise<string> {
    await this.em
      .createQueryBuilder()
      .insert()
      .into(ConstituencyGroupEntity)
      .values(wanted)
      .orIgnore()
      .updateEntity(false)
      .execute();
    const { roundtableId, constituency } = wanted;
    return (await this.em.findOneByOrFail(ConstituencyGroupEntity, { roundtableId, constituency })).id;
  }
}
