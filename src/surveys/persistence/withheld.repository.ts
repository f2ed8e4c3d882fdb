import type { EntityManager } from 'typeorm';
import { fastestBand, fewestComparedAnswers, type GroupAnswers } from '../domain/withheld.js';

export interface WithheldUnit {
  readonly unitId: string;
  readonly placeId: string;
  readonly parkId: string;
  readonly withheldAt: Date;
  readonly released: boolean;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** Enterprises whose rows leave in no file until a second person has decided. */
export class WithheldRepository {
  constructor(private readonly em: EntityManager) {}

  groups(waveId: string, codes: readonly string[]): Promise<(GroupAnswers & { readonly code: string })[]> {
    return this.em.query(
      `SELECT n.code, n.workers, a.answers, a.fastest, a.identical
       FROM (SELECT group_code AS code, sum(headcount)::int AS workers FROM surveys_wave_unit
             WHERE wave_id = $1 AND group_code = ANY ($2::text[]) GROUP BY 1) AS n
       JOIN (SELECT code, sum(answers)::int AS answers, sum(fastest)::int AS fastest,
               (coalesce(sum(answers) FILTER (WHERE answers > 1 AND compared), 0))::int AS identical
             FROM (SELECT psu_code AS code, count(*) AS answers, count(*) FILTER (WHERE pace_band = $3) AS fastest,
                     (SELECT count(*) FROM jsonb_object_keys(r.answers)) >= $4 AS compared
                   FROM surveys_response r WHERE wave_id = $1 AND psu_code = ANY ($2::text[])
                   GROUP BY psu_code, r.answers) AS alike GROUP BY code) AS a ON a.code = n.code`,
      [waveId, codes, fastestBand, fewestComparedAnswers],
    );
  }

  /** Also those on which was decided before: later answers may be by someone else. */
  async withhold(
    of: { readonly workspaceId: string; readonly waveId: string; readonly at: Date },
    codes: readonly string[],
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_withheld_unit (wave_unit_id, workspace_id, wave_id, withheld_at)
       SELECT id, $2, $1, $3 FROM surveys_wave_unit WHERE wave_id = $1 AND group_code = ANY ($4::text[]) ORDER BY id
       ON CONFLICT (wave_unit_id) DO UPDATE SET withheld_at = excluded.withheld_at, released = false, reason = '',
         decided_by = NULL, decided_at = NULL`,
      [of.waveId, of.workspaceId, of.at, codes],
    );
  }

  list(waveId: string): Promise<WithheldUnit[]> {
    return this.em.query(
      `SELECT h.wave_unit_id AS "unitId", f.place_id AS "placeId", u.park_id AS "parkId", h.withheld_at AS "withheldAt",
         h.released, h.reason, h.decided_by AS "decidedBy", h.decided_at AS "decidedAt"
       FROM surveys_withheld_unit h JOIN surveys_wave_unit u ON u.id = h.wave_unit_id
         JOIN surveys_frame_unit f ON f.id = u.frame_unit_id
       WHERE h.wave_id = $1 ORDER BY h.decided_at IS NOT NULL, u.stratum, h.wave_unit_id`,
      [waveId],
    );
  }

  /** For all enterprises of its pool. Returns whether the enterprise is withheld. */
  async decide(
    { waveId, unitId }: { readonly waveId: string; readonly unitId: string },
    decided: { readonly released: boolean; readonly reason: string; readonly by: string | null; readonly at: Date },
  ): Promise<boolean> {
    const rows: unknown[] = await this.em.query(
      `WITH done AS (
         UPDATE surveys_withheld_unit h SET released = $3, reason = $4, decided_by = $5, decided_at = $6
         FROM surveys_wave_unit u, surveys_wave_unit chosen
         WHERE chosen.wave_id = $1 AND chosen.id = $2 AND u.wave_id = $1 AND u.group_code = chosen.group_code
           AND h.wave_unit_id = u.id RETURNING 1
       ) SELECT * FROM done`,
      [waveId, unitId, decided.released, decided.reason, decided.by, decided.at],
    );
    return rows.length > 0;
  }
}
