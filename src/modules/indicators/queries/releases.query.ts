import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { BreakdownId } from '../domain/definitions/breakdowns.js';
import type { LeftOut, ReleaseKind, ReleaseState } from '../domain/releases/release.js';

export interface ReleaseRecord {
  readonly id: string;
  readonly waveId: string;
  readonly waveNumber: number;
  readonly waveTitle: LocalizedText;
  readonly runId: string;
  readonly runNumber: number;
  readonly number: number | null;
  readonly kind: ReleaseKind;
  readonly state: ReleaseState;
  readonly leftOut: readonly LeftOut[];
  readonly summary: LocalizedText;
  readonly reason: LocalizedText | null;
  readonly announcedAt: Date | null;
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly approvedAt: Date | null;
  readonly publishedAt: Date | null;
  /** Null of a withdrawn release: it was withdrawn at its announced time. */
  readonly withdrawnBy: string | null;
  readonly citation: LocalizedText | null;
  /** Of what was approved; for release 0, of the figures. */
  readonly hash: string | null;
  /** Whether it is the last published release of its wave. */
  readonly isCurrent: boolean;
  readonly authorId: string | null;
  readonly approverId: string | null;
  readonly runAuthorId: string | null;
  readonly outputHash: string | null;
}

const sql = `
SELECT p.id, p.wave_id AS "waveId", r.wave_number AS "waveNumber", r.wave_title AS "waveTitle", p.run_id AS "runId",
  r.number AS "runNumber", p.number, p.kind, p.state, p.left_out AS "leftOut", p.summary, p.reason,
  p.announced_at AS "announcedAt", p.time_zone AS "timeZone", p.created_at AS "createdAt", p.approved_at AS "approvedAt", p.withdrawn_by AS "withdrawnBy",
  p.published_at AS "publishedAt", p.citation,
  CASE WHEN p.number = 0 THEN r.output_hash ELSE p.approved_hash END AS hash,
  p.state = 'published' AND p.number = (SELECT max(l.number) FROM indicators_release l WHERE l.wave_id = p.wave_id) AS "isCurrent",
  p.author_id AS "authorId", p.approver_id AS "approverId", r.requested_by AS "runAuthorId", r.output_hash AS "outputHash"
FROM indicators_release p JOIN indicators_run r ON r.id = p.run_id`;

/** The latest first; with drafts only for those who may see them. */
export function releaseRecords(tx: ReadTransaction, seen: { readonly drafts: boolean }): Promise<ReleaseRecord[]> {
  return tx.query<ReleaseRecord>(
    `${sql} WHERE p.state = 'published' OR $1::boolean ORDER BY coalesce(p.published_at, p.created_at) DESC, p.id DESC`,
    [seen.drafts],
  );
}

export async function releaseRecord(tx: ReadTransaction, id: string): Promise<ReleaseRecord | undefined> {
  return (await tx.query<ReleaseRecord>(`${sql} WHERE p.id = $1`, [id]))[0];
}

export interface PreviousRelease {
  readonly id: string;
  readonly number: number;
  readonly waveNumber: number;
  readonly runId: string;
}

/** The release before this one: of the same wave, else the last one of the wave before. */
export async function previousRelease(
  tx: ReadTransaction,
  { waveId, waveNumber, number }: ReleaseRecord,
): Promise<PreviousRelease | undefined> {
  const [found] = await tx.query<PreviousRelease>(
    `SELECT p.id, p.number, r.wave_number AS "waveNumber", p.run_id AS "runId"
     FROM indicators_release p JOIN indicators_run r ON r.id = p.run_id
     WHERE p.state = 'published' AND (p.wave_id = $1 AND ($3::int IS NULL OR p.number < $3) OR r.wave_number < $2)
     ORDER BY r.wave_number DESC, p.number DESC LIMIT 1`,
    [waveId, waveNumber, number],
  );
  return found;
}

/** Figures of one level by what is shown. */
interface ShownByLevel extends Omit<ShownCounts, 'indicatorId'> {
  readonly breakdown: BreakdownId;
  readonly level: string;
}

/** Figures of one indicator by what is shown. */
export interface ShownCounts {
  readonly indicatorId: string;
  readonly shown: number;
  /** Shares of which only a bound is shown. */
  readonly coded: number;
  readonly confidential: number;
  readonly uncertain: number;
  readonly noCases: number;
}

const countsSql = `count(c.figure)::int AS shown, count(c.coded)::int AS coded,
  count(*) FILTER (WHERE c.status = 'withheld')::int AS confidential,
  count(*) FILTER (WHERE c.status = 'withheld-quality')::int AS uncertain,
  count(*) FILTER (WHERE c.status = 'missing')::int AS "noCases"`;

export function shownCounts(tx: ReadTransaction, runId: string): Promise<ShownCounts[]> {
  return tx.query<ShownCounts>(
    `SELECT c.indicator_id AS "indicatorId", ${countsSql}
     FROM indicators_cell c JOIN indicators_result s ON s.run_id = c.run_id AND s.indicator_id = c.indicator_id
     WHERE c.run_id = $1 GROUP BY c.indicator_id, s.position ORDER BY s.position`,
    [runId],
  );
}

/** Of all indicators, in the order in which the run has the levels; without pairs of breakdowns. */
export function shownByLevel(tx: ReadTransaction, runId: string): Promise<ShownByLevel[]> {
  return tx.query<ShownByLevel>(
    `SELECT c.breakdown, c.level, ${countsSql} FROM indicators_cell c
     WHERE c.run_id = $1 AND c.breakdown NOT LIKE '%+%' GROUP BY c.breakdown, c.level ORDER BY max(c.position)`,
    [runId],
  );
}
