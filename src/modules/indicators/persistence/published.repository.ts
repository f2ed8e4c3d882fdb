import type { EntityManager } from 'typeorm';
import type { ShownCell } from '../domain/institutional/facts.js';

/** The cells that everybody in the workspace can see: those of the last finished run of each wave. */
export class PublishedRepository {
  constructor(private readonly em: EntityManager) {}

  /** By wave. */
  async cells(): Promise<ReadonlyMap<string, readonly ShownCell[]>> {
    const rows = (await this.em.query(
      `SELECT r.wave_id AS "waveId", c.indicator_id AS "indicatorId", c.sex, CASE WHEN c.breakdown = 'park' THEN c.level END AS "parkId", c.status,
         (c.figure->>'cv')::float8 AS cv, (c.figure->>'n')::int AS n
       FROM (SELECT DISTINCT ON (wave_id) id, wave_id FROM indicators_run WHERE state = 'done' ORDER BY wave_id, number DESC) r
       JOIN indicators_cell c ON c.run_id = r.id ORDER BY r.wave_id, c.indicator_id, c.position`,
    )) as (ShownCell & { readonly waveId: string })[];
    const byWave = new Map<string, ShownCell[]>();
    for (const { waveId, ...cell } of rows) {
      const cells = byWave.get(waveId);
      if (cells === undefined) byWave.set(waveId, [cell]);
      else cells.push(cell);
    }
    return byWave;
  }
}
