import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { alreadyMember, turnDayTaken } from '../domain/working-group-problems.js';
import { ConvenorTurnEntity, WorkingGroupEntity, WorkingGroupMemberEntity } from './working-group.entity.js';

export class WorkingGroupRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<WorkingGroupEntity | null> {
    return this.em.findOneBy(WorkingGroupEntity, { id });
  }

  /** Locks the row until commit: meetings of the group are numbered and changed by one request at a time. */
  async lock(id: string): Promise<WorkingGroupEntity | null> {
    await this.em.query('SELECT id FROM dialogue_working_group WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  async membersOf(workingGroupId: string): Promise<WorkingGroupMemberEntity[]> {
    return this.em.findBy(WorkingGroupMemberEntity, { workingGroupId });
  }

  async insert(group: WorkingGroupEntity): Promise<void> {
    await this.em.insert(WorkingGroupEntity, group);
  }

  async update(id: string, changed: Partial<WorkingGroupEntity>): Promise<void> {
    await this.em.update(WorkingGroupEntity, { id }, changed);
  }

  async addMember(member: WorkingGroupMemberEntity): Promise<void> {
    try {
      await this.em.insert(WorkingGroupMemberEntity, member);
    } catch (error) {
      mapConstraint(error, { uq_dialogue_working_group_member_person: alreadyMember });
    }
  }

  async findMember(id: string): Promise<WorkingGroupMemberEntity | null> {
    return this.em.findOneBy(WorkingGroupMemberEntity, { id });
  }

  async updateMember(id: string, changed: Partial<WorkingGroupMemberEntity>): Promise<void> {
    await this.em.update(WorkingGroupMemberEntity, { id }, changed);
  }

  async removeMember(id: string): Promise<void> {
    await this.em.delete(WorkingGroupMemberEntity, { id });
  }

  async turnsOf(workingGroupId: string): Promise<ConvenorTurnEntity[]> {
    return this.em.findBy(ConvenorTurnEntity, { workingGroupId });
  }

  async addTurn(turn: ConvenorTurnEntity): Promise<void> {
    try {
      await this.em.insert(ConvenorTurnEntity, turn);
    } catch (error) {
      mapConstraint(error, { uq_dialogue_convenor_turn_day: turnDayTaken });
    }
  }

  async findTurn(id: string): Promise<ConvenorTurnEntity | null> {
    return this.em.findOneBy(ConvenorTurnEntity, { id });
  }

  /** False if another request has removed it. */
  async removeTurn(id: string): Promise<boolean> {
    return ((await this.em.delete(ConvenorTurnEntity, { id })).affected ?? 0) > 0;
  }
}
