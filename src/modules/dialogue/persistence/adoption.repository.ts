import type { EntityManager } from 'typeorm';
import { AdoptionEntity } from './adoption.entity.js';

export class AdoptionRepository {
  constructor(private readonly em: EntityManager) {}

  /** Whether a meeting adopted the present text of a conclusion. */
  async isAdopted(conclusionId: string): Promise<boolean> {
    const sql = 'SELECT dialogue_conclusion_adopted($1) AS adopted';
    const [row]: { adopted: boolean }[] = await this.em.query(sql, [conclusionId]);
    return row?.adopted === true;
  }

  async insert(adoption: AdoptionEntity): Promise<void> {
    await this.em.insert(AdoptionEntity, adoption);
  }
}
