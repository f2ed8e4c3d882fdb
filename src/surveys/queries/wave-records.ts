import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { SizeClass } from '../domain/frame.js';
import type { ModuleOffer, WaveState } from '../domain/wave.js';

export interface WaveRecord {
  readonly id: string;
  readonly number: number;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: WaveState;
  readonly questionnaireId: string;
  readonly questionnaire: string;
  readonly formVersion: string;
  readonly offer: ModuleOffer;
  readonly demonstration: boolean;
  readonly minimumPersons: number;
  readonly minimumEnterprises: number;
  /** Nothing more is taken, and all sets of answers are open: figures can be computed. */
  readonly answersComplete: boolean;
  /** The day on which its answers, or those on health, were deleted; YYYY-MM-DD. */
  readonly answersDeletedOn: string | null;
  readonly healthDeletedOn: string | null;
  /** Readable answers. */
  readonly received: number;
  readonly target: number;
}

const waveColumns = `w.id, w.number, w.title, w.starts_on::text AS "startsOn", w.ends_on::text AS "endsOn", w.state,
  w.questionnaire_id AS "questionnaireId", q.name AS questionnaire, q.version AS "formVersion", w.offer, w.demonstration,
  w.minimum_persons AS "minimumPersons", w.minimum_enterprises AS "minimumEnterprises", w.answers_complete AS "answersComplete",
  w.answers_deleted_on::text AS "answersDeletedOn", w.health_deleted_on::text AS "healthDeletedOn",
  (SELECT count(*)::int FROM surveys_response r WHERE r.wave_id = w.id) AS received,
  (SELECT coalesce(sum(s.target), 0)::int FROM surveys_wave_stratum s WHERE s.wave_id = w.id) AS target`;

export function waveRecords(tx: ReadTransaction, id?: string): Promise<WaveRecord[]> {
  return tx.query<WaveRecord>(
    `SELECT ${waveColumns} FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
     WHERE $1::uuid IS NULL OR w.id = $1 ORDER BY w.number`,
    [id ?? null],
  );
}

/** One answer with what its weight needs; nothing that says when, from where or in which order it came. */
export interface AnswerRecord {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly parkId: string;
  readonly sizeClass: SizeClass | null;
  /** Stratum and primary unit are absent for an open poster, which is no probability sample. */
  readonly stratum: string | null;
  readonly psu: string | null;
  readonly wayIn: 'sample_link' | 'open_poster';
  readonly disposition: 'complete' | 'partial' | 'breakoff';
  readonly flags: readonly string[];
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly formVersion: string;
}

export interface AnswerPage {
  /** The id of the last row of the batch before. */
  readonly after?: string;
  readonly limit: number;
}

const answerSql = `
  SELECT id, answers, park_id AS "parkId", size_class AS "sizeClass", stratum, psu_code AS psu,
    CASE WHEN psu_code IS NULL THEN 'open_poster' ELSE 'sample_link' END AS "wayIn",
       disposition, flags, modules_offered AS "modulesOffered", modules_taken AS "modulesTaken",
    form_version AS "formVersion"
  FROM surveys_response WHERE wave_id = $1`;

/** By ascending id, which is random: the order says nothing either. */
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
  const rows = await tx.query<{ id: string }>(`SELECT id FROM surveys_response WHERE wave_id = $1 ORDER BY id`, [
    waveId,
  ]);
  return rows.map(({ id }) => id);
}

export interface StratumRecord {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly SizeClass[];
  /** A take-all enterprise is its own stratum, its workers the primary units (4.1). */
  readonly certainty: boolean;
  /** N_h */
  readonly enterprises: number;
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
  /** Answers that carry a weight, complete or partial: m_hi. */
  readonly responding: number;
}

export interface FrameRecord {
  readonly strata: readonly StratumRecord[];
  readonly units: readonly UnitRecord[];
}

/** As the sampling frame has them: every enterprise counts. */
export function stratumRecords(tx: ReadTransaction, waveId: string): Promise<StratumRecord[]> {
  return tx.query<StratumRecord>(
    `SELECT stratum, park_id AS "parkId", size_classes AS "sizeClasses", certainty, enterprises, headcount, women, men, target
     FROM surveys_wave_stratum WHERE wave_id = $1 ORDER BY stratum`,
    [waveId],
  );
}

const unitsSql = `
  SELECT u.psu, u.stratum, u."parkId", u."sizeClass", u.headcount, u.women, u.men, u.members,
    coalesce(r.responding, 0) AS responding
  FROM (
    SELECT group_code AS psu, stratum, park_id AS "parkId", max(size_class) AS "sizeClass", sum(headcount)::int AS headcount,
      sum(women)::int AS women, sum(men)::int AS men, count(*)::int AS members
    FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY group_code, stratum, park_id
  ) u LEFT JOIN (
    SELECT psu_code, count(*)::int AS responding FROM surveys_response
    WHERE wave_id = $1 AND disposition IN ('complete', 'partial') AND psu_code IS NOT NULL GROUP BY psu_code
  ) r ON r.psu_code = u.psu ORDER BY u.stratum, u.psu`;

/** As estimation has them: a pool of small enterprises is one primary unit. */
export async function frameRecord(tx: ReadTransaction, waveId: string): Promise<FrameRecord> {
  const strata = await stratumRecords(tx, waveId);
  const rows = await tx.query<UnitRecord & { readonly members: number }>(unitsSql, [waveId]);
  const joined = new Map<string, number>();
  for (const { stratum, members } of rows) joined.set(stratum, (joined.get(stratum) ?? 0) + members - 1);
  return {
    strata: strata.map((each) => ({ ...each, enterprises: each.enterprises - (joined.get(each.stratum) ?? 0) })),
    units: rows.map(({ members: _members, ...unit }) => unit),
  };
}
