import { type EntityManager, In } from 'typeorm';
import { DependencyEntity } from './dependency.entity.js';
import { MilestoneEntity } from './milestone.entity.js';

/** Milestones of actions, and dependencies between actions. */
export class ScheduleRepository {
  constructor(private readonly em: EntityManager) {}

  async milestone(actionId: string, id: string): Promise<MilestoneEntity | null> {
    return this.em.findOneBy(MilestoneEntity, { actionId, id });
  }

  async milestoneCount(actionId: string): Promise<number> {
    return this.em.countBy(MilestoneEntity, { actionId });
  }

  async insertMilestone(milestone: MilestoneEntity): Promise<void> {
    await this.em.insert(MilestoneEntity, milestone);
  }

  async updateMilestone(id: string, changes: Partial<MilestoneEntity>): Promise<void> {
    await this.em.update(MilestoneEntity, { id }, changes);
  }

  async removeMilestone(id: string): Promise<void> {
    await this.em.delete(MilestoneEntity, { id });
  }

  /**
   * Locks the network of the workspace until commit, so that two dependencies saved at once cannot close a cycle together.
   * The row exists as soon as there is an action.
   */
  async lockNetwork(workspaceId: string): Promise<void> {
    await this.em.query('SELECT FROM roadmap_counter WHERE workspace_id = $1 FOR UPDATE', [workspaceId]);
  }

  async dependencies(): Promise<DependencyEntity[]> {
    return this.em.find(DependencyEntity);
  }

  async dependenciesOf(successorIds: readonly string[]): Promise<DependencyEntity[]> {
    return this.em.findBy(DependencyEntity, { successorId: In([...successorIds]) });
  }

  async dependency(predecessorId: string, successorId: string): Promise<DependencyEntity | null> {
    return this.em.findOneBy(DependencyEntity, { predecessorId, successorId });
  }

  async putDependency(dependency: DependencyEntity): Promise<void> {
    await this.em
      .createQueryBuilder()
      .insert()
      .into(DependencyEntity)
      .values(dependency)
      .orUpdate(['kind', 'lag_days', 'version'], ['predecessor_id', 'successor_id'])
      .execute();
  }

  async removeDependency(id: string): Promise<void> {
    await this.em.delete(DependencyEntity, { id });
  }
}
