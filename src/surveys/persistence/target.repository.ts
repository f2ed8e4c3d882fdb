import type { EntityManager } from 'typeorm';
import type { AboveTarget } from '../domain/above-target.js';

/**
 * The target of a stratum is shared out by the women and men of its drawn enterprises, and rounded up; that of a replaced
 * enterprise goes to the others. Without a target, or without the number of women and men, there is nothing to exceed.
 * Only opened answers count.
 */
const aboveSql = `
  WITH units AS (
    SELECT group_code AS psu, stratum, sum(women) FILTER (WHERE replaced_at IS NULL) AS women,
      sum(men) FILTER (WHERE replaced_at IS NULL) AS men
    FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY 1, 2
  ), shares AS (
    SELECT u.psu, s.park_id AS "parkId", part.sex, part.code, part.workers,
      ceil(s.target::numeric * part.workers / nullif(sum(part.workers) OVER (PARTITION BY u.stratum), 0)) AS target
    FROM units u JOIN surveys_wave_stratum s ON s.wave_id = $1 AND s.stratum = u.stratum AND s.target > 0
      CROSS JOIN LATERAL (VALUES ('F', '2', u.women), ('M', '1', u.men)) AS part(sex, code, workers)
  )
  SELECT p.psu, p."parkId", p.sex, greatest(coalesce(c.completes, 0) - p.target, 0)::int AS above
  FROM shares p LEFT JOIN (
    SELECT psu_code, sex, sum(count) AS completes FROM surveys_answer_count
    WHERE wave_id = $1 AND psu_code <> '' AND disposition = 'complete' GROUP BY 1, 2
  ) c ON c.psu_code = p.psu AND c.sex = p.code
  WHERE p.workers > 0 ORDER BY p.psu, p.sex`;

export class TargetRepository {
  constructor(private readonly em: EntityManager) {}

  /** Complete answers above the target, of the enterprises and sexes that have one. */
  above(waveId: string): Promise<AboveTarget[]> {
    return this.em.query(aboveSql, [waveId]);
  }
}
