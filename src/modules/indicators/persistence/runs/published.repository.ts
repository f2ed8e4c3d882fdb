import type { EntityManager } from 'typeorm';
import type { CellCount } from '../../domain/institutional/facts.js';

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

  /**
   * By wave. They are counted in the database, because a page needs only the counts of thousands of cells. Figures with
   * at most this CV are precise.
   */
  async cells(mostCv: number): Promise<ReadonlyMap<string, readonly CellCount[]>> {
    const rows = (await this.em.query(
      `SELECT r.wave_id AS "waveId", c.indicator_id AS "indicatorId", c.sex, CASE WHEN c.breakdown = 'park' THEN c.level END AS "parkId", c.status,
         coalesce((c.figure->>'cv')::float8 <= $1, false) AS precise, max((c.figure->>'n')::int) AS persons, count(*)::int AS cells
       FROM (SELECT DISTINCT ON (wave_id) run_id, wave_id,
               ARRAY(SELECT one->>'indicatorId' FROM jsonb_array_elements(left_out) one) AS left_out
             FROM indicators_release WHERE state = 'published' ORDER BY wave_id, number DESC) r
       JOIN indicators_cell c ON c.run_id = r.run_id
       WHERE c.indicator_id <> ALL (r.left_out)
       GROUP BY 1, 2, 3, 4, 5, 6`,
      [mostCv],
    )) as (CellCount & { readonly waveId: string })[];
    const byWave = new Map<string, CellCount[]>();
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
