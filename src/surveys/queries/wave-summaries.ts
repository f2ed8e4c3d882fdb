import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
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
  /** No more answers are accepted and all sets are open, so figures can be computed. */
  readonly answersComplete: boolean;
  /** The day on which the answers, or those on health, were deleted; YYYY-MM-DD. */
  readonly answersDeletedOn: string | null;
  readonly healthDeletedOn: string | null;
}

/** A wave of which answers are not being opened. */
export interface WaveAlarm extends Pick<WaveRecord, 'id' | 'title'> {
  readonly needsPassphrase: boolean;
}

/** A wave with counts, for the survey pages. */
export interface CountedWave extends WaveRecord {
  /** Number of readable answers. */
  readonly received: number;
  /** Of these, the complete ones of the drawn sample, which count towards the target. */
  readonly completes: number;
  readonly target: number;
  /** Of its questionnaire; null: the built-in one. */
  readonly formTitle: string | null;
}

const waveColumns = `w.id, w.number, w.title, w.starts_on::text AS "startsOn", w.ends_on::text AS "endsOn", w.state,
  w.questionnaire_id AS "questionnaireId", q.name AS questionnaire, q.version AS "formVersion", w.offer, w.demonstration,
  w.minimum_persons AS "minimumPersons", w.minimum_enterprises AS "minimumEnterprises", w.answers_complete AS "answersComplete",
  w.answers_deleted_on::text AS "answersDeletedOn", w.health_deleted_on::text AS "healthDeletedOn"`;

const counts = `
  (SELECT coalesce(sum(c.count), 0)::int FROM surveys_answer_count c WHERE c.wave_id = w.id) AS received,
  (SELECT coalesce(sum(c.count), 0)::int FROM surveys_answer_count c
    WHERE c.wave_id = w.id AND c.disposition = 'complete' AND c.stratum <> '') AS completes,
  (SELECT coalesce(sum(s.target), 0)::int FROM surveys_wave_stratum s WHERE s.wave_id = w.id) AS target,
  (SELECT f.title FROM surveys_form f
    WHERE f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version) AS "formTitle"`;

const from = `FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  WHERE $1::uuid IS NULL OR w.id = $1 ORDER BY w.number`;

export function waveRecords(tx: ReadTransaction, id?: string): Promise<WaveRecord[]> {
  return tx.query<WaveRecord>(`SELECT ${waveColumns} ${from}`, [id ?? null]);
}

export function countedWaves(tx: ReadTransaction, id?: string): Promise<CountedWave[]> {
  return tx.query<CountedWave>(`SELECT ${waveColumns}, ${counts} ${from}`, [id ?? null]);
}

/** Waves whose waiting answers are not opened; those that wait for the passphrase only on request. */
export function waveAlarms(tx: ReadTransaction, withPassphrase: boolean): Promise<WaveAlarm[]> {
  return tx.query<WaveAlarm>(
    `SELECT w.id, w.title, a.kind = 'passphrase-needed' AS "needsPassphrase"
     FROM surveys_opening_alarm a JOIN surveys_wave w ON w.id = a.wave_id
     WHERE a.kind <> 'passphrase-needed' OR $1 ORDER BY w.number`,
    [withPassphrase],
  );
}

/** Maps each wave to its number of readable answers; waves without any are omitted. */
export async function receivedAnswers(tx: ReadTransaction): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(
    'SELECT wave_id AS id, sum(count)::int AS count FROM surveys_answer_count GROUP BY wave_id',
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
