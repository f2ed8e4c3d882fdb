import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Constituency } from '../../../kernel/actor.js';
import { GroupAcceptanceEntity } from './group-acceptance.entity.js';

interface OfGroup {
  readonly roundtableId: string;
  readonly constituency: Constituency;
}

/** Written by the use case of acceptances only; a test of the architecture says so. */
export class GroupAcceptanceRepository {
  constructor(private readonly em: EntityManager) {}

  /** One decision about a group at a time, until commit. */
  async lock({ roundtableId, constituency }: OfGroup): Promise<void> {
    const name = `dialogue_group_acceptance:${roundtableId}:${constituency}`;
    await this.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }

  /** Those that have not ended, with those that await a second titular member. */
  async current({ roundtableId, constituency }: OfGroup): Promise<GroupAcceptanceEntity[]> {
    return this.em.find(GroupAcceptanceEntity, {
      where: { roundtableId, constituency, endedAt: IsNull() },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Like `current`; what would end them waits until commit, and what ended them is seen. */
  async currentForChange({ roundtableId, constituency }: OfGroup): Promise<GroupAcceptanceEntity[]> {
    return this.em.find(GroupAcceptanceEntity, {
      where: { roundtableId, constituency, endedAt: IsNull() },
      order: { askedAt: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async suspended({ roundtableId, constituency }: OfGroup): Promise<GroupAcceptanceEntity[]> {
    return this.em.findBy(GroupAcceptanceEntity, { roundtableId, constituency, suspended: true });
  }

  /** When the last titular member with access left. */
  async closedAt({ roundtableId, constituency }: OfGroup): Promise<Date | null> {
    const row = await this.em.findOne(GroupAcceptanceEntity, {
      where: { roundtableId, constituency, closedGroup: Not(IsNull()) },
      order: { endedAt: 'DESC' },
    });
    return row?.endedAt ?? null;
  }

  async closedToRecord(): Promise<GroupAcceptanceEntity[]> {
    return this.em.find(GroupAcceptanceEntity, { where: { closedGroup: 'to-record' }, order: { id: 'ASC' } });
  }

  async insert(row: GroupAcceptanceEntity): Promise<void> {
    await this.em.insert(GroupAcceptanceEntity, row);
  }

  async update(id: string, changed: Partial<GroupAcceptanceEntity>): Promise<void> {
    await this.em.update(GroupAcceptanceEntity, { id }, changed);
  }
}
