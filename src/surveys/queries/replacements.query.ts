import type { ReadTransaction } from '../../platform/database/index.js';
import type { ReplacementReason } from '../domain/sample.js';

export interface ReplacedUnit {
  readonly unitId: string;
  readonly placeId: string;
  readonly parkId: string;
  readonly stratum: string;
  readonly reason: ReplacementReason;
  readonly replacedAt: Date;
  /** The place of the substitute. */
  readonly substituteId: string;
}

/** Replaced enterprises of a wave, the latest first. */
export function replacedUnits(tx: ReadTransaction, waveId: string): Promise<ReplacedUnit[]> {
  return tx.query<ReplacedUnit>(
    `SELECT u.id AS "unitId", f.place_id AS "placeId", u.park_id AS "parkId", u.stratum, u.replaced_reason AS reason,
       u.replaced_at AS "replacedAt", g.place_id AS "substituteId"
     FROM surveys_wave_unit u JOIN surveys_frame_unit f ON f.id = u.frame_unit_id
       JOIN surveys_wave_unit s ON s.replaces_id = u.id JOIN surveys_frame_unit g ON g.id = s.frame_unit_id
     WHERE u.wave_id = $1 ORDER BY u.replaced_at DESC, u.id`,
    [waveId],
  );
}

export interface ReserveCount {
  readonly stratum: string;
  /** Enterprises that may still replace drawn ones. */
  readonly left: number;
  /** The place of the next of them; null: none is left. */
  readonly nextId: string | null;
}

export function reserveCounts(tx: ReadTransaction, waveId: string): Promise<ReserveCount[]> {
  return tx.query<ReserveCount>(
    `SELECT r.stratum, count(u.place_id)::int AS left,
       (array_agg(u.place_id ORDER BY r.position) FILTER (WHERE u.place_id IS NOT NULL))[1] AS "nextId"
     FROM surveys_wave_reserve r LEFT JOIN surveys_frame_unit u ON u.id = r.frame_unit_id AND u.taken_out_at IS NULL
       AND NOT EXISTS (SELECT FROM surveys_wave_unit w WHERE w.wave_id = r.wave_id AND w.frame_unit_id = u.id)
     WHERE r.wave_id = $1 GROUP BY r.stratum ORDER BY r.stratum`,
    [waveId],
  );
}
