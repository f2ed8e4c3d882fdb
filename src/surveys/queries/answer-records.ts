import type { ReadTransaction } from '../../platform/database/index.js';
import type { SizeClass } from '../domain/frame.js';

/** One answer with the variables that its weight needs, and without when, from where or in which order it came. */
export interface AnswerRecord {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly parkId: string;
  readonly sizeClass: SizeClass | null;
  /** Stratum and primary sampling unit are null for an open poster, which is a non-probability sample. */
  readonly stratum: string | null;
  readonly psu: string | null;
  readonly collector: 'sample_link' | 'open_poster';
  readonly disposition: 'complete' | 'partial' | 'breakoff';
  readonly flags: readonly string[];
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly formVersion: string;
}

export interface AnswerPage {
  /** The id of the last row of the previous batch. */
  readonly after?: string;
  readonly limit: number;
}

/** Answers that were not left out after review: only these are in figures and have weights. */
export const isKept = (answer: string): string =>
  `NOT EXISTS (SELECT FROM surveys_review v WHERE v.wave_id = ${answer}.wave_id AND v.response_id = ${answer}.id AND v.left_out)`;

const answerSql = `
  SELECT id, answers, park_id AS "parkId", size_class AS "sizeClass", stratum, psu_code AS psu,
    CASE WHEN psu_code IS NULL THEN 'open_poster' ELSE 'sample_link' END AS "collector",
       disposition, flags, modules_offered AS "modulesOffered", modules_taken AS "modulesTaken",
    form_version AS "formVersion"
  FROM surveys_response r WHERE wave_id = $1 AND ${isKept('r')}`;

/** In ascending order of ids, which are random, so the order carries no information. */
export function answerRecords(tx: ReadTransaction, waveId: string, page: AnswerPage): Promise<AnswerRecord[]> {
  return tx.query<AnswerRecord>(`${answerSql} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, [
    waveId,
    page.after ?? null,
    page.limit,
  ]);
}

export function answersOf(tx: ReadTransaction, waveId: string, ids: readonly string[]): Promise<AnswerRecord[]> {
  return tx.query<AnswerRecord>(`${answerSql} AND id = ANY ($2::uuid[]) ORDER BY id`, [waveId, ids]);
}

export async function answerIds(tx: ReadTransaction, waveId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM surveys_response r WHERE wave_id = $1 AND ${isKept('r')} ORDER BY id`,
    [waveId],
  );
  return rows.map(({ id }) => id);
}

export async function leftOutAnswers(tx: ReadTransaction, waveId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM surveys_review WHERE wave_id = $1 AND left_out',
    [waveId],
  );
  return row!.n;
}

export interface StratumRecord {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly SizeClass[];
  /** A take-all enterprise is its own stratum, with its workers as primary sampling units (4.1). */
  readonly certainty: boolean;
  /** N_h: enterprises in the frame. */
  readonly enterprises: number;
  /** n_h: enterprises in the wave. */
  readonly drawn: number;
  /** M_h */
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly target: number;
}

export interface UnitRecord {
  readonly psu: string;
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClass: SizeClass;
  /** M_hi */
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  /** Number of answers that have a weight, complete or partial: m_hi. */
  readonly responding: number;
}

export interface FrameRecord {
  readonly strata: readonly StratumRecord[];
  readonly units: readonly UnitRecord[];
}

/** Strata as in the sampling frame: every enterprise counts, drawn or not. */
export function stratumRecords(tx: ReadTransaction, waveId: string): Promise<StratumRecord[]> {
  return tx.query<StratumRecord>(
    `SELECT s.stratum, s.park_id AS "parkId", s.size_classes AS "sizeClasses", s.certainty, s.enterprises,
       coalesce(u.drawn, 0) AS drawn, s.headcount, s.women, s.men, s.target
     FROM surveys_wave_stratum s LEFT JOIN (
       SELECT stratum, count(*)::int AS drawn FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY stratum
     ) u ON u.stratum = s.stratum WHERE s.wave_id = $1 ORDER BY s.stratum`,
    [waveId],
  );
}

const unitsSql = `
  SELECT u.psu, u.stratum, u."parkId", u."sizeClass", u.headcount, u.women, u.men,
    coalesce(r.responding, 0) AS responding
  FROM (
    SELECT group_code AS psu, stratum, park_id AS "parkId", max(size_class) AS "sizeClass", sum(headcount)::int AS headcount,
      sum(women)::int AS women, sum(men)::int AS men
    FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY group_code, stratum, park_id
  ) u LEFT JOIN (
    SELECT psu_code, count(*)::int AS responding FROM surveys_response a
    WHERE wave_id = $1 AND ${isKept('a')} AND disposition IN ('complete', 'partial') AND psu_code IS NOT NULL GROUP BY psu_code
  ) r ON r.psu_code = u.psu ORDER BY u.stratum, u.psu`;

/**
 * The frame for estimation. A pool of small enterprises is one primary sampling unit, so a stratum has as many units as it
 * would have if all its enterprises were joined like those of the wave: N_h / n_h stays the same.
 */
export async function frameRecord(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
  const strata = await stratumRecords(tx, waveId);
  const rows = await tx.query<UnitRecord>(unitsSql, [waveId]);
  const units = new Map<string, number>();
  for (const { stratum } of rows) units.set(stratum, (units.get(stratum) ?? 0) + 1);
  return {
    strata: strata.map((each) => ({
      ...each,
      enterprises:
        each.drawn === 0 ? each.enterprises : (each.enterprises * (units.get(each.stratum) ?? 0)) / each.drawn,
    })),
    units: rows,
  };
}
