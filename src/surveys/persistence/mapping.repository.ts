import type { EntityManager } from 'typeorm';
import { MappingEntity } from './mapping.entity.js';

export class MappingRepository {
  constructor(private readonly em: EntityManager) {}

  /** Those who save a mapping of the same form at the same time wait for each other. */
  async waitForTurn(formId: string): Promise<void> {
    await this.em.query("SELECT pg_advisory_xact_lock(hashtextextended('surveys_mapping' || $1, 0))", [formId]);
  }

  latest(formId: string): Promise<MappingEntity | null> {
    return this.em.findOne(MappingEntity, { where: { formId }, order: { version: 'DESC' } });
  }

  async add(mapping: MappingEntity): Promise<void> {
    await this.em.insert(MappingEntity, mapping);
  }

  /** The wave keeps this version of the mapping of its questionnaire; once kept, it is not replaced. */
  async keep(waveId: string, version: number): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_kept_mapping (wave_id, workspace_id, mapping_id)
       SELECT w.id, w.workspace_id, m.id FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
       JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version
       JOIN surveys_mapping m ON m.form_id = f.id AND m.version = $2
       WHERE w.id = $1 ON CONFLICT DO NOTHING`,
      [waveId, version],
    );
  }
}
