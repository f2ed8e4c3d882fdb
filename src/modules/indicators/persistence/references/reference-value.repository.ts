import type { EntityManager } from 'typeorm';
import type { ReferenceKind } from '../../domain/references/reference-value.js';
import { ReferenceValueEntity } from './reference-value.entity.js';

type Key = Pick<ReferenceValueEntity, 'workspaceId' | 'indicatorId' | 'kind'>;

export class ReferenceValueRepository {
  constructor(private readonly em: EntityManager) {}

  /** The version of the value, 0 if there is none. A transaction that changes it waits for others that do. */
  async versionForChange({ workspaceId, indicatorId, kind }: Key): Promise<number> {
    const lock = `indicators_reference_value${workspaceId}${indicatorId}${kind}`;
    await this.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    const found = await this.em.findOneBy(ReferenceValueEntity, { workspaceId, indicatorId, kind });
    return found?.version ?? 0;
  }

  async put(value: ReferenceValueEntity): Promise<void> {
    await this.em
      .createQueryBuilder()
      .insert()
      .into(ReferenceValueEntity)
      .values(value)
      .orUpdate(['value', 'on_date', 'source', 'version'], ['workspace_id', 'indicator_id', 'kind'])
      .execute();
  }

  async remove({ workspaceId, indicatorId, kind }: Key & { readonly kind: ReferenceKind }): Promise<void> {
    await this.em.delete(ReferenceValueEntity, { workspaceId, indicatorId, kind });
  }
}
