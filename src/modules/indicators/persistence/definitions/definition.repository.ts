import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../../platform/database/constraint.js';
import type { DefinitionVersion } from '../../domain/definitions/definition-content.js';
import { indicatorProblems } from '../../domain/problems.js';
import { DefinitionEntity } from './definition.entity.js';

export class DefinitionRepository {
  constructor(private readonly em: EntityManager) {}

  /** In ascending order. A transaction that writes the next version waits for others that are writing one. */
  async versionsForChange(workspaceId: string, indicatorId: string): Promise<DefinitionVersion[]> {
    const lock = `indicators_definition${workspaceId}${indicatorId}`;
    await this.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    return this.em.find(DefinitionEntity, { where: { indicatorId }, order: { version: 'ASC' } });
  }

  async add(version: DefinitionVersion & { readonly workspaceId: string }): Promise<void> {
    try {
      await this.em.insert(DefinitionEntity, version as never);
    } catch (error) {
      mapConstraint(error, {
        pk_indicators_definition: () => indicatorProblems.definitionTaken(version.indicatorId),
      });
    }
  }
}
