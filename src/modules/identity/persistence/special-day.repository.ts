import type { EntityManager } from 'typeorm';
import type { SpecialDay } from '../domain/special-days.js';

export class SpecialDayRepository {
  constructor(private readonly em: EntityManager) {}

  async replace(workspaceId: string, days: readonly SpecialDay[]): Promise<void> {
    await this.em.query('DELETE FROM identity_special_day');
    await this.em.query(
      `INSERT INTO identity_special_day (workspace_id, day, kind)
       SELECT $1, d.day, d.kind FROM jsonb_to_recordset($2) AS d (day date, kind text)`,
      [workspaceId, JSON.stringify(days)],
    );
  }
}
