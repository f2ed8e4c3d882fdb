import type { EntityManager } from 'typeorm';
import type { ShownCell } from '../../domain/institutional/facts.js';

/** The answers that the released runs of a wave have read. */
export interface ReadByRuns {
  /** Number of answers that the last run read. */
  readonly last: number;
  /** Whether all runs read the same answers. */
  readonly same: boolean;
}

/** The cells that everyone in the workspace can see: those of the last release of each wave. */
export class PublishedRepository {
  constructor(private readonly em: EntityManager) {}

  /** By wave. */
  async cells(): Promise<ReadonlyMap<string, readonly ShownCell[]>> {
    const rows = (await this.em.query(
      `SELECT r.wave_id AS "waveId", c.indicator_id AS "indicatorId", c.sex, CASE WHEN c.breakdown = 'park' THEN c.level END AS "parkId", c.status,
         (c.figure->>'cv')::float8 AS cv, (c.figure->>'n')::int AS n
       FROM (SELECT DISTINCT ON (wave_id) run_id, wave_id, left_out FROM indicators_release WHERE state = 'published'
             ORDER BY wave_id, number DESC) r
       JOIN indicators_cell c ON c.run_id = r.run_id
       WHERE NOT r.left_out @> jsonb_build_array(jsonb_build_object('indicatorId', c.indicator_id))
       ORDER BY r.wave_id, c.indicator_id, c.position`,
    )) as (ShownCell & { readonly waveId: string })[];
    const byWave = new Map<string, ShownCell[]>();
    for (const { waveId, ...cell } of rows) {
      const cells = byWave.get(waveId);
      if (cells === undefined) byWave.set(waveId, [cell]);
      else cells.push(cell);
    }
    return byWave;
  }

  /** By wave. */
  async read(): Promise<ReadonlyMap<string, ReadByRuns>> {
    const rows = (await this.em.query(
      `SELECT wave_id AS "waveId", count(DISTINCT inputs->>'answerSetHash') = 1 AS same,
         (array_agg((inputs->>'answers')::int + (inputs->>'apart')::int ORDER BY number DESC))[1] AS last
       FROM indicators_run r
       WHERE EXISTS (SELECT 1 FROM indicators_release p WHERE p.run_id = r.id AND p.state = 'published') GROUP BY wave_id`,
    )) as (ReadByRuns & { readonly waveId: string })[];
    return new Map(rows.map(({ waveId, ...read }) => [waveId, read]));
  }
}
