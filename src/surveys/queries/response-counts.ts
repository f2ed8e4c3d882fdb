import type { ReadTransaction } from '../../platform/database/index.js';

/** Status of the personal links of a wave in one park: counts only, without the content of answers. */
export interface ResponseCounts {
  readonly parkId: string;
  /** Personal links issued: the drawn sample. */
  readonly links: number;
  /** Posters of an enterprise. If there are any, the number of persons asked is unknown. */
  readonly posters: number;
  readonly complete: number;
  readonly partial: number;
  /**
   * Persons who said that they do not work in a park and did not recently; they are excluded from every response rate.
   */
  readonly ineligible: number;
}

const sql = `
SELECT p.park_id AS "parkId", coalesce(l.links, 0) AS links, coalesce(w.posters, 0) AS posters,
  coalesce(r.complete, 0) AS complete, coalesce(r.partial, 0) AS partial, coalesce(r.ineligible, 0) AS ineligible
FROM (SELECT DISTINCT park_id FROM surveys_wave_stratum WHERE wave_id = $1) p
LEFT JOIN (SELECT park_id, count(*)::int AS links FROM surveys_link WHERE wave_id = $1 GROUP BY park_id) l
  ON l.park_id = p.park_id
LEFT JOIN (SELECT park_id, count(*)::int AS posters FROM surveys_poster WHERE wave_id = $1 AND kind = 'poster'
  GROUP BY park_id) w ON w.park_id = p.park_id
LEFT JOIN (SELECT park_id, sum(count) FILTER (WHERE disposition = 'complete' AND NOT ineligible)::int AS complete,
    sum(count) FILTER (WHERE disposition = 'partial' AND NOT ineligible)::int AS partial,
    sum(count) FILTER (WHERE ineligible)::int AS ineligible
  FROM surveys_answer_count WHERE wave_id = $1 AND psu_code <> '' GROUP BY park_id) r ON r.park_id = p.park_id
ORDER BY p.park_id`;

export function responseCounts(tx: ReadTransaction, waveId: string): Promise<ResponseCounts[]> {
  return tx.query<ResponseCounts>(sql, [waveId]);
}
