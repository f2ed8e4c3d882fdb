import type { EntityManager } from 'typeorm';
import type { DrawnStratum, ReplacementReason } from '../domain/sample.js';

export interface DrawnUnit {
  readonly id: string;
  readonly stratum: string;
  readonly replacedAt: Date | null;
  /** The pool that it is in; null: its answers are a group of their own. */
  readonly pool: string | null;
}

export interface ReserveUnit {
  readonly frameUnitId: string;
  readonly parkId: string;
  readonly sizeClass: string;
  readonly psuCode: string;
  readonly headcount: number;
}

type OfWave = { readonly id: string; readonly workspaceId: string };

/** Reserves of a sample, and the enterprises that were replaced by one. */
export class ReplacementRepository {
  constructor(private readonly em: EntityManager) {}

  /** Copies the figures of the frame, as for drawn enterprises. */
  async addReserves(wave: OfWave, strata: readonly DrawnStratum[]): Promise<void> {
    const rows = strata.flatMap(({ stratum, reserve }) =>
      reserve.map(({ id }, at) => ({ frame_unit_id: id, stratum, position: at + 1 })),
    );
    await this.em.query(
      `INSERT INTO surveys_wave_reserve (wave_id, frame_unit_id, workspace_id, stratum, position, park_id, size_class,
         psu_code, headcount, women, men)
       SELECT $1, f.id, $2, x.stratum, x.position, f.park_id, f.size_class, f.psu_code, f.headcount, f.women, f.men
       FROM jsonb_to_recordset($3::jsonb) AS x (frame_unit_id uuid, stratum text, position integer)
       JOIN surveys_frame_unit f ON f.id = x.frame_unit_id`,
      [wave.id, wave.workspaceId, JSON.stringify(rows)],
    );
  }

  async unit(waveId: string, id: string): Promise<DrawnUnit | null> {
    const rows: DrawnUnit[] = await this.em.query(
      `SELECT id, stratum, replaced_at AS "replacedAt", CASE WHEN group_code <> psu_code OR EXISTS (
         SELECT FROM surveys_wave_unit o WHERE o.wave_id = u.wave_id AND o.group_code = u.group_code AND o.id <> u.id
       ) THEN group_code END AS pool
       FROM surveys_wave_unit u WHERE wave_id = $1 AND id = $2 FOR UPDATE`,
      [waveId, id],
    );
    return rows[0] ?? null;
  }

  /** The next of a stratum that was not used and is still in the frame. */
  async next(waveId: string, stratum: string): Promise<ReserveUnit | null> {
    const rows: ReserveUnit[] = await this.em.query(
      `SELECT r.frame_unit_id AS "frameUnitId", r.park_id AS "parkId", r.size_class AS "sizeClass",
         r.psu_code AS "psuCode", r.headcount
       FROM surveys_wave_reserve r JOIN surveys_frame_unit f ON f.id = r.frame_unit_id
       WHERE r.wave_id = $1 AND r.stratum = $2 AND f.taken_out_at IS NULL AND NOT EXISTS (
         SELECT FROM surveys_wave_unit u WHERE u.wave_id = r.wave_id AND u.frame_unit_id = r.frame_unit_id)
       ORDER BY r.position LIMIT 1`,
      [waveId, stratum],
    );
    return rows[0] ?? null;
  }

  /** The group of a stratum and size class that a small enterprise joins: a pool, else the smallest enterprise. */
  async groupFor(waveId: string, stratum: string, sizeClass: string): Promise<string | null> {
    const rows: { group: string }[] = await this.em.query(
      `SELECT group_code AS group FROM surveys_wave_unit
       WHERE wave_id = $1 AND stratum = $2 AND size_class = $3 AND replaced_at IS NULL
       ORDER BY group_code = psu_code, headcount, id LIMIT 1`,
      [waveId, stratum, sizeClass],
    );
    return rows[0]?.group ?? null;
  }

  async replace(
    unitId: string,
    by: { readonly id: string; readonly frameUnitId: string; readonly group: string },
    given: { readonly waveId: string; readonly reason: ReplacementReason; readonly at: Date },
  ): Promise<void> {
    await this.em.query('UPDATE surveys_wave_unit SET replaced_at = $2, replaced_reason = $3 WHERE id = $1', [
      unitId,
      given.at,
      given.reason,
    ]);
    await this.em.query(
      `INSERT INTO surveys_wave_unit (id, workspace_id, wave_id, frame_unit_id, park_id, size_class, stratum, psu_code,
         group_code, headcount, women, men, replaces_id)
       SELECT $1, workspace_id, wave_id, frame_unit_id, park_id, size_class, stratum, psu_code, $5, headcount, women, men,
         $4
       FROM surveys_wave_reserve WHERE wave_id = $2 AND frame_unit_id = $3`,
      [by.id, given.waveId, by.frameUnitId, unitId, by.group],
    );
  }
}
