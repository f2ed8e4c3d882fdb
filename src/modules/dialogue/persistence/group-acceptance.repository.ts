import { type EntityManager, IsNull } from 'typeorm';
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

  async insert(row: GroupAcceptanceEntity): Promise<void> {
    await this.em.insert(GroupAcceptanceEntity, row);
  }

  async update(id: string, changed: Partial<GroupAcceptanceEntity>): Promise<void> {
    await this.em.update(GroupAcceptanceEntity, { id }, changed);
  }
}
