import type { EntityManager } from 'typeorm';
import { ObjectiveEntity } from './objective.entity.js';
import { TargetEntity } from './target.entity.js';

/** Objectives, and the indicator targets of actions. */
export class RegisterRepository {
  constructor(private readonly em: EntityManager) {}

  async insertObjective(objective: ObjectiveEntity): Promise<void> {
    await this.em.insert(ObjectiveEntity, objective);
  }

  async objective(id: string): Promise<ObjectiveEntity | null> {
    return this.em.findOneBy(ObjectiveEntity, { id });
  }

  async lockObjective(id: string): Promise<ObjectiveEntity | null> {
    await this.em.query('SELECT FROM roadmap_objective WHERE id = $1 FOR UPDATE', [id]);
    return this.objective(id);
  }

  async updateObjective(id: string, changes: Partial<ObjectiveEntity>): Promise<void> {
    await this.em.update(ObjectiveEntity, { id }, changes);
  }

  async putTarget(target: TargetEntity): Promise<void> {
    await this.em
      .createQueryBuilder()
      .insert()
      .into(TargetEntity)
      .values(target)
      .orUpdate(['baseline', 'baseline_period', 'target', 'target_on', 'version'], ['action_id', 'indicator_id'])
      .execute();
  }

  async target(actionId: string, indicatorId: string): Promise<TargetEntity | null> {
    return this.em.findOneBy(TargetEntity, { actionId, indicatorId });
  }

  async targets(actionId: string): Promise<readonly TargetEntity[]> {
    return this.em.findBy(TargetEntity, { actionId });
  }

  async removeTarget(actionId: string, indicatorId: string): Promise<void> {
    await this.em.delete(TargetEntity, { actionId, indicatorId });
  }
}
