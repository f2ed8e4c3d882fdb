import type { EntityManager } from 'typeorm';
import { AdoptionEntity } from './adoption.entity.js';

/** SQL: whether a meeting adopted the present text of the conclusion `c`; a revised text is not adopted yet. */
export const adoptedSql = `EXISTS (SELECT 1 FROM dialogue_adoption a WHERE a.conclusion_id = c.id AND NOT EXISTS (
  SELECT 1 FROM dialogue_conclusion_text t
  WHERE t.conclusion_id = c.id AND t.kind = 'revised' AND t.version > a.text_version))`;

export class AdoptionRepository {
  constructor(private readonly em: EntityManager) {}

  /** Whether a meeting adopted the present text of a conclusion. */
  async isAdopted(conclusionId: string): Promise<boolean> {
    const sql = `SELECT ${adoptedSql} AS adopted FROM dialogue_conclusion c WHERE c.id = $1`;
    const [row]: { adopted: boolean }[] = await this.em.query(sql, [conclusionId]);
    return row?.adopted === true;
  }

  async insert(adoption: AdoptionEntity): Promise<void> {
    await this.em.insert(AdoptionEntity, adoption);
  }
}
