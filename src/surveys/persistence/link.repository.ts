import type { EntityManager } from 'typeorm';

export interface LinkAllowance {
  readonly unitId: string;
  readonly placeId: string;
  readonly parkId: string;
  readonly workers: number;
  readonly links: number;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly agreed: boolean | null;
}

/** How many personal links an enterprise has and can have, and closing those that were lost. */
export class LinkRepository {
  constructor(private readonly em: EntityManager) {}

  /** Simultaneous requests for one enterprise wait for each other. */
  async ofUnit(
    unitId: string,
  ): Promise<{ readonly allowed: number; readonly issued: number; readonly placeId: string }> {
    await this.em.query('SELECT pg_advisory_xact_lock(6004, hashtext($1))', [unitId]);
    const rows: { allowed: number; issued: number; placeId: string }[] = await this.em.query(
      `SELECT greatest(u.headcount, a.links) AS allowed, f.place_id AS "placeId",
         (SELECT count(*)::int FROM surveys_link l WHERE l.wave_id = u.wave_id AND l.wave_unit_id = u.id) AS issued
       FROM surveys_wave_unit u JOIN surveys_frame_unit f ON f.id = u.frame_unit_id
         LEFT JOIN surveys_link_allowance a ON a.wave_unit_id = u.id AND a.agreed
       WHERE u.id = $1`,
      [unitId],
    );
    return rows[0]!;
  }

  /** Closes unused links of an enterprise. Returns how many there were; a used one stays, with its answer. */
  async close(unitId: string, codeHashes: readonly string[]): Promise<number> {
    const rows: { closed: number }[] = await this.em.query(
      `WITH own AS (SELECT code_hash FROM surveys_link WHERE wave_unit_id = $1 AND code_hash = ANY ($2::text[])),
         unused AS (DELETE FROM surveys_link_unused u USING own WHERE u.code_hash = own.code_hash RETURNING u.code_hash),
         gone AS (DELETE FROM surveys_link l USING unused WHERE l.code_hash = unused.code_hash RETURNING 1)
       SELECT count(*)::int AS closed FROM gone`,
      [unitId, codeHashes],
    );
    return rows[0]!.closed;
  }

  async requestMore(
    of: { readonly workspaceId: string; readonly waveId: string; readonly unitId: string },
    asked: { readonly links: number; readonly reason: string; readonly by: string | null; readonly at: Date },
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_link_allowance (wave_unit_id, workspace_id, wave_id, links, reason, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (wave_unit_id) DO UPDATE SET links = excluded.links, reason = excluded.reason,
         requested_by = excluded.requested_by, requested_at = excluded.requested_at, decided_by = NULL, decided_at = NULL,
         agreed = NULL`,
      [of.unitId, of.workspaceId, of.waveId, asked.links, asked.reason, asked.by, asked.at],
    );
  }

  allowances(waveId: string): Promise<LinkAllowance[]> {
    return this.em.query(
      `SELECT a.wave_unit_id AS "unitId", f.place_id AS "placeId", u.park_id AS "parkId", u.headcount AS workers, a.links,
         a.reason, a.requested_by AS "requestedBy", a.requested_at AS "requestedAt", a.decided_by AS "decidedBy",
         a.decided_at AS "decidedAt", a.agreed
       FROM surveys_link_allowance a JOIN surveys_wave_unit u ON u.id = a.wave_unit_id
         JOIN surveys_frame_unit f ON f.id = u.frame_unit_id
       WHERE a.wave_id = $1 ORDER BY a.requested_at, a.wave_unit_id`,
      [waveId],
    );
  }

  async decideMore(
    { waveId, unitId }: { readonly waveId: string; readonly unitId: string },
    decided: { readonly by: string | null; readonly at: Date; readonly agreed: boolean; readonly requestedAt: Date },
  ): Promise<boolean> {
    const rows: unknown[] = await this.em.query(
      `WITH done AS (
         UPDATE surveys_link_allowance SET decided_by = $3, decided_at = $4, agreed = $5
         WHERE wave_id = $1 AND wave_unit_id = $2 AND decided_at IS NULL AND requested_at = $6 RETURNING 1
       ) SELECT * FROM done`,
      [waveId, unitId, decided.by, decided.at, decided.agreed, decided.requestedAt],
    );
    return rows.length > 0;
  }
}
