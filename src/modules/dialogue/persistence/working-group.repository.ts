import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { alreadyMember } from '../domain/conclusion-problems.js';
import { WorkingGroupEntity, WorkingGroupMemberEntity } from './working-group.entity.js';

export class WorkingGroupRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<WorkingGroupEntity | null> {
    return this.em.findOneBy(WorkingGroupEntity, { id });
  }

  async insert(group: WorkingGroupEntity): Promise<void> {
    await this.em.insert(WorkingGroupEntity, group);
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

  async removeMember(id: string): Promise<void> {
    await this.em.delete(WorkingGroupMemberEntity, { id });
  }
}
