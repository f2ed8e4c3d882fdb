import type { ReadTransaction } from '../../platform/database/index.js';
import { inSteps } from '../domain/answer-sets.js';
import type { SizeClass } from '../domain/frame.js';

export interface FieldworkStratum {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly SizeClass[];
  /** In the wave. */
  readonly enterprises: number;
  /** Of these, the enterprises with at least one answer. */
  readonly respondingEnterprises: number;
  readonly target: number;
  readonly targetWomen: number;
  readonly targetMen: number;
  /** Complete answers, and those of women and men among them. */
  readonly completes: number;
  readonly women: number;
  readonly men: number;
  readonly notStated: number;
}

export interface VersionCount {
  readonly version: string;
  readonly received: number;
  /** Of these, the complete ones of the drawn sample. */
  readonly completes: number;
}

/** Personal link, any poster, or imported file. */
export type Channel = 'link' | 'poster' | 'import';

/**
 * Counts of received answers, for the field team only; it contains no figure computed from answers (architecture, "The
 * gate").
 */
export interface FieldworkView {
  readonly strata: readonly FieldworkStratum[];
  /**
   * Opened answers by day, over all parks; empty if the reader sees only one park. `completes`: those of them that count
   * towards the target; null for days before these were counted.
   */
  readonly arrivals: readonly { readonly day: string; readonly count: number; readonly completes: number | null }[];
  /** Answers by version of the questionnaire, in the order of the versions; empty by park. */
  readonly versions: readonly VersionCount[];
  /** Answers by band of duration, in steps of the minimum; empty by park. */
  readonly durations: readonly { readonly band: string; readonly count: number }[];
  /**
   * Answers that were sent or imported, opened or not, by channel; those by link and poster in steps of the minimum. null:
   * not given by park.
   */
  readonly channels: Readonly<Record<Channel, number>> | null;
  /** All received answers, complete or not; including open posters, unless the reader sees only one park. */
  readonly received: number;
  /** Complete interviews of the drawn sample (AAPOR's I); only these count towards the target. */
  readonly completes: number;
  readonly target: number;
  /** Number of sealed answers, rounded to multiples of the minimum; updated by the worker. null: not given by park. */
  readonly waiting: number | null;
  /**
   * Answers deleted unread because there were too few in their group and stratum; they count as non-response. null:
   * not given by park.
   */
  readonly unopened: number | null;
  /** null: not given by park. */
  readonly openPoster: number | null;
  readonly refusals: number;
  /**
   * AAPOR's COOP1: complete interviews among all persons who answered, broke off or refused, without those known to be
   * ineligible. Posters reach persons who are on no list, so a response rate, which also counts those who were not reached,
   * cannot be given. null: by park, for fewer than 100 persons, of whom a percentage would show single ones, and if answers
   * were imported, because the refusals of those interviews are unknown.
   */
  readonly cooperationRate: number | null;
  readonly dispositions: Readonly<Record<string, number>>;
  /** Answers by flag; only for readers who may read single answers, because a rule can ask for any answer. */
  readonly flags: Readonly<Record<string, number>>;
  /** Answers with any flag, and answers left out after review, which still count towards the target. null: by park. */
  readonly flagged: number | null;
  readonly leftOut: number | null;
}

const strataSql = `
  SELECT s.stratum, s.park_id AS "parkId", s.size_classes AS "sizeClasses",
    coalesce(u.enterprises, 0) AS enterprises, s.target,
    CASE WHEN s.women + s.men = 0 THEN 0 ELSE round(s.target::numeric * s.women / (s.women + s.men))::int END AS "targetWomen",
    CASE WHEN s.women + s.men = 0 THEN 0 ELSE s.target - round(s.target::numeric * s.women / (s.women + s.men))::int END
      AS "targetMen",
    coalesce(r.completes, 0) AS completes, coalesce(r.women, 0) AS women, coalesce(r.men, 0) AS men,
    coalesce(r.completes - r.women - r.men, 0) AS "notStated", coalesce(r.heard, 0) AS "respondingEnterprises"
  FROM surveys_wave_stratum s LEFT JOIN (
    SELECT stratum, coalesce(sum(count) FILTER (WHERE disposition = 'complete'), 0)::int AS completes,
      coalesce(sum(count) FILTER (WHERE disposition = 'complete' AND sex = '2'), 0)::int AS women,
      coalesce(sum(count) FILTER (WHERE disposition = 'complete' AND sex = '1'), 0)::int AS men,
      count(DISTINCT psu_code)::int AS heard
    FROM surveys_answer_count WHERE wave_id = $1 AND stratum <> '' AND disposition <> 'breakoff' GROUP BY stratum
  ) r ON r.stratum = s.stratum LEFT JOIN (
    SELECT stratum, count(*)::int AS enterprises FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY stratum
  ) u ON u.stratum = s.stratum WHERE s.wave_id = $1 AND ($2::uuid[] IS NULL OR s.park_id = ANY ($2)) ORDER BY s.stratum`;

/**
 * The answers that the reader may count. By park, answers from open posters are excluded: they are too few to be
 * counted separately.
 */
const seen = `($2::uuid[] IS NULL OR (park_id = ANY ($2) AND psu_code <> ''))`;

const totalsSql = `
  SELECT (SELECT coalesce(sum(count), 0)::int FROM surveys_answer_count WHERE wave_id = $1 AND ${seen}) AS received,
    (SELECT coalesce(sum(count), 0)::int FROM surveys_refusal
      WHERE wave_id = $1 AND ($2::uuid[] IS NULL OR park_id = ANY ($2))) AS refusals,
    -- counted for the wave as a whole
    CASE WHEN $2::uuid[] IS NULL THEN
      (SELECT coalesce(sum(count), 0)::int FROM surveys_answer_count WHERE wave_id = $1 AND psu_code = '') END AS "openPoster",
    CASE WHEN $2::uuid[] IS NULL THEN (SELECT unopened_count FROM surveys_wave WHERE id = $1) END AS unopened,
    CASE WHEN $2::uuid[] IS NULL THEN
      (SELECT coalesce(sum(count), 0)::int FROM surveys_waiting_count WHERE wave_id = $1) END AS waiting,
    (SELECT CASE WHEN persons >= 100 THEN round(complete::numeric / persons, 2)::float8 END FROM (
      SELECT coalesce(sum(count) FILTER (WHERE disposition = 'complete'), 0) AS complete, coalesce(sum(count), 0)
          + (SELECT coalesce(sum(count), 0) FROM surveys_refusal WHERE wave_id = $1) AS persons
      FROM surveys_answer_count WHERE wave_id = $1 AND NOT ineligible) c
      WHERE $2::uuid[] IS NULL
        AND NOT EXISTS (SELECT 1 FROM surveys_import WHERE wave_id = $1 AND state = 'imported')) AS "cooperationRate",
    (SELECT coalesce(jsonb_object_agg(disposition, n), '{}') FROM (
      SELECT disposition, sum(count) AS n FROM surveys_answer_count WHERE wave_id = $1 AND ${seen} GROUP BY 1) d) AS dispositions,
    (SELECT coalesce(jsonb_object_agg(flag, n), '{}') FROM (
      SELECT flag, sum(count) AS n FROM surveys_answer_count, unnest(flags) AS flag
      WHERE wave_id = $1 AND ${seen} GROUP BY 1) f) AS flags,
    CASE WHEN $2::uuid[] IS NULL THEN (SELECT coalesce(sum(count), 0)::int FROM surveys_answer_count
      WHERE wave_id = $1 AND flags <> '{}') END AS flagged,
    CASE WHEN $2::uuid[] IS NULL THEN
      (SELECT count(*)::int FROM surveys_review WHERE wave_id = $1 AND left_out) END AS "leftOut"`;

const channelsSql = `
  SELECT sent.links AS link, greatest(sent.phones - sent.links, 0) AS poster, sent.imported AS import, w.minimum_persons AS minimum
  FROM surveys_wave w, (SELECT
    (SELECT count(*)::int FROM surveys_link l WHERE l.wave_id = $1
      AND NOT EXISTS (SELECT FROM surveys_link_unused u WHERE u.code_hash = l.code_hash)) AS links,
    (SELECT count(*)::int FROM surveys_instance_mark WHERE wave_id = $1 AND import_id IS NULL) AS phones,
    (SELECT coalesce(sum(accepted_rows), 0)::int FROM surveys_import WHERE wave_id = $1 AND state = 'imported') AS imported) sent
  WHERE w.id = $1`;

/** How answers were given, for readers who see all parks. Which channel an answer came by is stored with no answer. */
async function conductOf(
  tx: ReadTransaction,
  waveId: string,
): Promise<Pick<FieldworkView, 'versions' | 'durations' | 'channels'>> {
  const versions = await tx.query<VersionCount>(
    `SELECT form_version AS version, sum(count)::int AS received,
       coalesce(sum(count) FILTER (WHERE on_target), 0)::int AS completes
     FROM surveys_conduct_count WHERE wave_id = $1 GROUP BY 1 ORDER BY 1`,
    [waveId],
  );
  const [found] = await tx.query<Record<Channel | 'minimum', number>>(channelsSql, [waveId]);
  const { minimum, link, poster, import: imported } = found!;
  const bands = await tx.query<{ band: string; count: number }>(
    `SELECT duration_band AS band, sum(count)::int AS count FROM surveys_conduct_count
     WHERE wave_id = $1 AND duration_band <> '' GROUP BY 1 ORDER BY 1`,
    [waveId],
  );
  return {
    versions,
    durations: bands.map(({ band, count }) => ({ band, count: inSteps(count, minimum) })),
    channels: { link: inSteps(link, minimum), poster: inSteps(poster, minimum), import: imported },
  };
}

/** Whether the answers with a weight are others than those from which weights were made, as far as counts show it. */
export async function changedSince(
  tx: ReadTransaction,
  waveId: string,
  made: { readonly answers: number; readonly at: Date },
): Promise<boolean> {
  const [found] = await tx.query<{ changed: boolean }>(
    `SELECT EXISTS (SELECT FROM surveys_review WHERE wave_id = $1 AND decided_at > $3 AND (left_out OR version > 1))
       OR $2 <> (SELECT coalesce(sum(count), 0) FROM surveys_answer_count
           WHERE wave_id = $1 AND psu_code <> '' AND disposition IN ('complete', 'partial'))
         - (SELECT count(*) FROM surveys_review v JOIN surveys_response r ON r.wave_id = v.wave_id AND r.id = v.response_id
           WHERE v.wave_id = $1 AND v.left_out AND r.psu_code IS NOT NULL AND r.disposition IN ('complete', 'partial'))
       AS changed`,
    [waveId, made.answers, made.at],
  );
  return found!.changed;
}

const notByPark = { versions: [], durations: [], channels: null } as const;

/** Counts of some parks or (null) of all. */
export async function fieldworkCounts(
  tx: ReadTransaction,
  waveId: string,
  parks: readonly string[] | null,
): Promise<FieldworkView> {
  const scope = [waveId, parks];
  const strata = await tx.query<FieldworkStratum>(strataSql, scope);
  const arrivals = await tx.query<FieldworkView['arrivals'][number]>(
    `SELECT day::text AS day, count, completes FROM surveys_opened_count WHERE wave_id = $1 AND $2::uuid[] IS NULL ORDER BY day`,
    scope,
  );
  const [totals] = await tx.query<
    Omit<FieldworkView, 'strata' | 'arrivals' | 'completes' | 'target' | keyof typeof notByPark>
  >(totalsSql, scope);
  return {
    strata,
    arrivals,
    ...(parks === null ? await conductOf(tx, waveId) : notByPark),
    completes: strata.reduce((sum, each) => sum + each.completes, 0),
    target: strata.reduce((sum, each) => sum + each.target, 0),
    ...totals!,
  };
}
