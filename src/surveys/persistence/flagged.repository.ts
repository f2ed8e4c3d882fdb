import type { EntityManager } from 'typeorm';
import type { SizeClass } from '../domain/frame.js';
import { mayLeave } from './sql/withheld-rows.js';

/** What was decided on a flagged answer. */
export interface Review {
  readonly leftOut: boolean;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  /** Increases by one with each decision; 0: figures were computed before anyone decided. */
  readonly version: number;
  /** Figures were computed with or without the answer. */
  readonly final: boolean;
}

export interface FlaggedRow {
  /** Given when its set was opened, at random; in no file. */
  readonly id: string;
  readonly parkId: string;
  readonly sizeClass: SizeClass | null;
  readonly disposition: string;
  readonly flags: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
  readonly review: Review | null;
}

export interface FlaggedFilter {
  /** Null: any flag. */
  readonly flag: string | null;
  readonly undecidedOnly: boolean;
  /** The last answer of the page before; absent: the first page. */
  readonly after?: string | undefined;
}

/** Whether figures were computed from all flagged answers of a wave, and when; null if not known. */
export interface ReviewEnd {
  readonly closed: boolean;
  readonly computedAt: Date | null;
}

const columns = `v.left_out AS "leftOut", v.reason, v.decided_by AS "decidedBy", v.decided_at AS "decidedAt", v.version, v.final`;
const reviewed = `LEFT JOIN surveys_review v ON v.wave_id = r.wave_id AND v.response_id = r.id`;
const filter = `r.wave_id = $1 AND r.flags <> '{}' AND ($2::text IS NULL OR $2 = ANY (r.flags))
  AND (NOT $3::boolean OR v.response_id IS NULL) AND ${mayLeave}`;

/** Answers with a flag, in the order of their random ids, and what was decided on them. */
export class FlaggedRepository {
  constructor(private readonly em: EntityManager) {}

  async of(waveId: string, { flag, undecidedOnly, after }: FlaggedFilter, limit: number): Promise<FlaggedRow[]> {
    const rows: (Omit<FlaggedRow, 'review'> & { [Name in keyof Review]: Review[Name] | null })[] = await this.em.query(
      `SELECT r.id, r.park_id AS "parkId", r.size_class AS "sizeClass", r.disposition, r.flags, r.answers, ${columns}
       FROM surveys_response r ${reviewed} WHERE ${filter} AND ($5::uuid IS NULL OR r.id > $5) ORDER BY r.id LIMIT $4`,
      [waveId, flag, undecidedOnly, limit, after ?? null],
    );
    return rows.map(({ leftOut, reason, decidedBy, decidedAt, version, final, ...row }) => {
      const review = {
        leftOut: leftOut === true,
        reason: reason ?? '',
        decidedBy,
        version: version ?? 0,
        final: final === true,
      };
      return { ...row, review: decidedAt && { ...review, decidedAt } };
    });
  }

  async count(waveId: string, { flag, undecidedOnly }: FlaggedFilter): Promise<number> {
    const [row] = await this.em.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM surveys_response r ${reviewed} WHERE ${filter}`,
      [waveId, flag, undecidedOnly],
    );
    return row!.n;
  }

  async reviewEnd(waveId: string): Promise<ReviewEnd> {
    const [row] = await this.em.query<ReviewEnd[]>(
      `SELECT coalesce(bool_and(coalesce(v.final, false)), false) AS closed,
         max(v.decided_at) FILTER (WHERE v.final AND v.version = 0) AS "computedAt"
       FROM surveys_response r ${reviewed} WHERE r.wave_id = $1 AND r.flags <> '{}'`,
      [waveId],
    );
    return row!;
  }

  async isFlagged(waveId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await this.em.query(
      `SELECT 1 FROM surveys_response WHERE wave_id = $1 AND id = $2 AND flags <> '{}'`,
      [waveId, id],
    );
    return rows.length > 0;
  }

  async review(waveId: string, id: string): Promise<Review | null> {
    const rows: Review[] = await this.em.query(
      `SELECT ${columns} FROM surveys_review v WHERE v.wave_id = $1 AND v.response_id = $2`,
      [waveId, id],
    );
    return rows[0] ?? null;
  }

  async decide(
    of: { readonly workspaceId: string; readonly waveId: string; readonly id: string },
    { leftOut, reason, decidedBy, decidedAt, version }: Omit<Review, 'final'>,
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_review (wave_id, response_id, workspace_id, left_out, reason, decided_by, decided_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (wave_id, response_id) DO UPDATE SET left_out = excluded.left_out, reason = excluded.reason,
         decided_by = excluded.decided_by, decided_at = excluded.decided_at, version = excluded.version`,
      [of.waveId, of.id, of.workspaceId, leftOut, reason, decidedBy, decidedAt, version],
    );
  }

  /** Deletes decisions on answers that no longer exist. */
  async forgetDecisions(waveId: string): Promise<void> {
    await this.em.query(
      `DELETE FROM surveys_review v WHERE v.wave_id = $1
         AND NOT EXISTS (SELECT FROM surveys_response r WHERE r.wave_id = v.wave_id AND r.id = v.response_id)`,
      [waveId],
    );
  }

  /** Grows with each decision. */
  async decisions(waveId: string): Promise<number> {
    const [row] = await this.em.query<{ n: number }[]>(
      'SELECT coalesce(sum(version), 0)::int AS n FROM surveys_review WHERE wave_id = $1',
      [waveId],
    );
    return row!.n;
  }

  /**
   * Decisions on answers from which figures were computed are final: a figure with and one without an answer would disclose
   * it. Answers that are added later can be decided on.
   */
  async finalise(waveId: string, at: Date): Promise<void> {
    await this.em.query('UPDATE surveys_review SET final = true WHERE wave_id = $1 AND NOT final', [waveId]);
    await this.em.query(
      `INSERT INTO surveys_review (wave_id, response_id, workspace_id, left_out, reason, decided_at, version, final)
       SELECT r.wave_id, r.id, r.workspace_id, false, '', $2, 0, true FROM surveys_response r
       WHERE r.wave_id = $1 AND r.flags <> '{}' ON CONFLICT (wave_id, response_id) DO NOTHING`,
      [waveId, at],
    );
  }
}
