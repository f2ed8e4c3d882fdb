import type { LocalizedText } from '../../kernel/localized-text.js';
import type { OpeningFaultKind } from '../domain/opening-check.js';
import type { SampleRule } from '../domain/sample.js';
import { endOfRetiredVersion } from '../domain/window.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { stratumRecords, type StratumRecord } from './answer-records.js';
import { type CountedWave, countedWaves } from './wave-summaries.js';

export interface WavePage extends CountedWave {
  readonly approvalNumber: string | null;
  readonly approvalBody: string | null;
  readonly approvalValidUntil: string | null;
  readonly approvalExemption: string | null;
  readonly texts: Readonly<Record<string, LocalizedText>>;
  /** Placeholders of the information sheet, with an explanation of each. */
  readonly placeholders: readonly { readonly name: string; readonly meaning: LocalizedText }[];
  readonly answersKeptUntil: string | null;
  readonly healthKeptUntil: string | null;
  readonly graceHours: number;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
  /** How its enterprises were drawn; null: every enterprise of the frame. */
  readonly sample: {
    readonly enterprises: number;
    readonly rule: SampleRule;
    readonly minimum: number;
    readonly seed: number;
    readonly generator: string;
  } | null;
  /** The published form that it uses, and the latest version of its mapping (0: none); null: the built-in questionnaire. */
  readonly form: { readonly id: string; readonly mappingVersion: number } | null;
  /** Why its waiting answers are not opened; null: nothing is at fault. */
  readonly openingAlarm: { readonly kind: OpeningFaultKind; readonly rows: number; readonly since: string } | null;
  /** Versions that it has left, the earliest first. */
  readonly retiredVersions: readonly {
    readonly version: string;
    readonly retiredAt: Date;
    readonly acceptedUntil: Date;
  }[];
  /** Published versions of its questionnaire to which it could move, the latest first. */
  readonly nextVersions: readonly { readonly id: string; readonly version: string }[];
  readonly strata: readonly StratumRecord[];
  readonly parks: readonly string[];
}

type Details = Omit<WavePage, keyof CountedWave | 'retiredVersions' | 'nextVersions' | 'strata' | 'parks'>;

export async function wavePage(tx: ReadTransaction, waveId: string): Promise<WavePage | undefined> {
  const [wave] = await countedWaves(tx, waveId);
  if (wave === undefined) return undefined;
  const [details] = await tx.query<Details>(
    `SELECT w.approval_number AS "approvalNumber", w.approval_body AS "approvalBody",
       w.approval_valid_until::text AS "approvalValidUntil", w.approval_exemption AS "approvalExemption", w.texts,
       q.definition->'placeholders' AS placeholders, w.answers_kept_until::text AS "answersKeptUntil",
       w.health_kept_until::text AS "healthKeptUntil", w.grace_hours AS "graceHours", w.opened_at AS "openedAt",
       w.closed_at AS "closedAt", w.version, (
         SELECT json_build_object('enterprises', p.enterprises, 'rule', p.rule, 'minimum', p.minimum, 'seed', p.seed,
           'generator', p.generator) FROM surveys_wave_sample p WHERE p.wave_id = w.id) AS sample, (
         SELECT json_build_object('kind', a.kind, 'rows', a.rows, 'since', a.since)
         FROM surveys_opening_alarm a WHERE a.wave_id = w.id) AS "openingAlarm", (
         SELECT json_build_object('id', f.id, 'mappingVersion', coalesce(max(m.version), 0))
         FROM surveys_form f LEFT JOIN surveys_mapping m ON m.form_id = f.id
         WHERE f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version GROUP BY f.id) AS form
     FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id WHERE w.id = $1`,
    [waveId],
  );
  const strata = await stratumRecords(tx, waveId);
  return {
    ...wave,
    ...details!,
    ...(await versionsOf(tx, waveId)),
    strata,
    parks: [...new Set(strata.map((each) => each.parkId))],
  };
}

async function versionsOf(
  tx: ReadTransaction,
  waveId: string,
): Promise<Pick<WavePage, 'retiredVersions' | 'nextVersions'>> {
  const retired = await tx.query<{ version: string; retiredAt: Date; graceHours: number }>(
    `SELECT q.version, r.retired_at AS "retiredAt", w.grace_hours AS "graceHours" FROM surveys_retired_version r
     JOIN surveys_questionnaire q ON q.id = r.questionnaire_id JOIN surveys_wave w ON w.id = r.wave_id
     WHERE r.wave_id = $1 ORDER BY r.retired_at`,
    [waveId],
  );
  const retiredVersions = retired.map(({ version, retiredAt, graceHours }) => {
    return { version, retiredAt, acceptedUntil: endOfRetiredVersion({ graceHours }, retiredAt) };
  });
  const nextVersions = await tx.query<WavePage['nextVersions'][number]>(
    `SELECT f.id, f.version FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
     JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name
     WHERE w.id = $1 AND w.state = 'open' AND f.version <> q.version AND NOT EXISTS (
       SELECT FROM surveys_retired_version r JOIN surveys_questionnaire old ON old.id = r.questionnaire_id
       WHERE r.wave_id = w.id AND old.version = f.version)
     ORDER BY f.created_at DESC`,
    [waveId],
  );
  return { retiredVersions, nextVersions };
}
