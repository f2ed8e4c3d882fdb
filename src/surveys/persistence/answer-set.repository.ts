import type { EntityManager } from 'typeorm';
import type { AcceptedBody, Flagged } from '../domain/submission.js';
import type { JoinedUnit } from './import.entity.js';

export interface SealedRow {
  readonly id: string;
  readonly box: Buffer;
  readonly tag: Buffer;
}

/** An answer of a set that is being opened. */
export interface OpenedAnswer {
  readonly id: string;
  readonly version: string;
  readonly parkId: string;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  readonly psuCode: string | null;
  readonly body: AcceptedBody;
}

const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] => rows.map((row) => row[key]);

/** Reads sealed answers to open them, and stores opened answers and their counts. */
export class AnswerSetRepository {
  constructor(private readonly em: EntityManager) {}

  /** Waves that still accept answers or have answers to open. */
  async wavesInProgress(): Promise<string[]> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT id FROM surveys_wave WHERE state <> 'draft' AND NOT answers_complete ORDER BY number`,
    );
    return column(rows, 'id');
  }

  wavesWithWaiting(): Promise<{ readonly id: string; readonly number: number }[]> {
    return this.em.query(
      `SELECT id, number FROM surveys_wave w
       WHERE EXISTS (SELECT FROM surveys_sealed_answer s WHERE s.wave_id = w.id)
         OR EXISTS (SELECT FROM surveys_opening_alarm a WHERE a.wave_id = w.id) ORDER BY number`,
    );
  }

  async complete(waveId: string): Promise<void> {
    await this.em.query('UPDATE surveys_wave SET answers_complete = true WHERE id = $1', [waveId]);
  }

  waiting(waveId: string): Promise<SealedRow[]> {
    return this.em.query('SELECT id, box, tag FROM surveys_sealed_answer WHERE wave_id = $1', [waveId]);
  }

  /**
   * Only one transaction at a time adds readable answers to a wave, because adding may change the groups of
   * enterprises.
   */
  async lockAdding(waveId: string): Promise<void> {
    await this.em.query('SELECT pg_advisory_xact_lock(6003, hashtext($1))', [waveId]);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.em.query('DELETE FROM surveys_sealed_answer WHERE id = ANY ($1::uuid[])', [ids]);
  }

  /** Inserts the answers in the order of their new random ids. */
  async addOpened(workspaceId: string, waveId: string, answers: readonly Flagged<OpenedAnswer>[]): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
         modules_offered, modules_taken, asked_count, duration_band, pace_band, answers, disposition, flags)
       SELECT $1, x.id, $2, x.version, x."parkId", x."sizeClass", x.stratum, x."psuCode", x.body->>'lang',
         ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesOffered')),
         ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesTaken')), (x.body->>'askedCount')::smallint,
         x.body->>'durationBand', x.body->>'paceBand', x.body->'answers', x.body->>'disposition',
         ARRAY(SELECT jsonb_array_elements_text(x.body->'flags'))
       FROM jsonb_to_recordset($3::jsonb) AS x(id uuid, version text, "parkId" uuid, "sizeClass" text, stratum text,
         "psuCode" text, body jsonb) ORDER BY x.id`,
      [waveId, workspaceId, JSON.stringify(answers)],
    );
  }

  async addRefusals(workspaceId: string, waveId: string, byPark: ReadonlyMap<string, number>): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_refusal AS r (wave_id, park_id, workspace_id, count)
       SELECT $1, x.park, $2, x.count FROM unnest($3::uuid[], $4::int[]) AS x(park, count)
       ON CONFLICT (wave_id, park_id) DO UPDATE SET count = r.count + excluded.count`,
      [waveId, workspaceId, [...byPark.keys()], [...byPark.values()]],
    );
  }

  async addOpenedCount(
    workspaceId: string,
    waveId: string,
    opened: { readonly day: string; readonly count: number; readonly completes: number },
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_opened_count AS o (wave_id, day, workspace_id, count, completes) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (wave_id, day) DO UPDATE
       SET count = o.count + excluded.count, completes = o.completes + excluded.completes`,
      [waveId, opened.day, workspaceId, opened.count, opened.completes],
    );
  }

  /**
   * Writes only changed counts. `counts` maps a stratum, or the park of an open poster, to the number of waiting
   * answers, rounded to multiples of the minimum.
   */
  async setWaitingCounts(workspaceId: string, waveId: string, counts: ReadonlyMap<string, number>): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_waiting_count AS c (wave_id, place, workspace_id, count)
       SELECT $1, x.place, $2, x.count FROM unnest($3::text[], $4::int[]) AS x(place, count)
       ON CONFLICT (wave_id, place) DO UPDATE SET count = excluded.count WHERE c.count <> excluded.count`,
      [waveId, workspaceId, [...counts.keys()], [...counts.values()]],
    );
    await this.em.query(
      'UPDATE surveys_waiting_count SET count = 0 WHERE wave_id = $1 AND place <> ALL ($2::text[]) AND count <> 0',
      [waveId, [...counts.keys()]],
    );
  }

  /** Why nothing of the wave is opened; null removes the alarm. Written only if it changed. */
  async setAlarm(
    workspaceId: string,
    waveId: string,
    alarm: { readonly kind: string; readonly rows: number; readonly since: Date } | null,
  ): Promise<void> {
    await this.em.query('DELETE FROM surveys_opening_alarm WHERE wave_id = $1 AND ($2::text IS NULL OR kind <> $2)', [
      waveId,
      alarm?.kind ?? null,
    ]);
    if (alarm === null) return;
    await this.em.query(
      `INSERT INTO surveys_opening_alarm AS a (wave_id, workspace_id, kind, rows, since) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (wave_id) DO UPDATE SET rows = excluded.rows WHERE a.rows <> excluded.rows`,
      [waveId, workspaceId, alarm.kind, alarm.rows, alarm.since],
    );
  }

  /** Answers are due to be opened and the passphrase is needed; another alarm stays. */
  async noteLocked(workspaceId: string, waveId: string, since: Date): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_opening_alarm (wave_id, workspace_id, kind, rows, since)
       VALUES ($1, $2, 'passphrase-needed', 0, $3) ON CONFLICT (wave_id) DO NOTHING`,
      [waveId, workspaceId, since],
    );
  }

  async waitingCount(waveId: string): Promise<number> {
    const [row] = await this.em.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM surveys_sealed_answer WHERE wave_id = $1',
      [waveId],
    );
    return row!.count;
  }

  async countUnopened(waveId: string, count: number): Promise<void> {
    await this.em.query('UPDATE surveys_wave SET unopened_count = unopened_count + $2 WHERE id = $1', [waveId, count]);
  }

  /** The codes that have readable answers, by version of the questionnaire; empty for a wave with one version. */
  async readableCodes(waveId: string): Promise<Map<string, Set<string>>> {
    const rows: { version: string; codes: string[] }[] = await this.em.query(
      `SELECT form_version AS version, array_agg(DISTINCT psu_code) AS codes FROM surveys_response
       WHERE wave_id = $1 AND psu_code IS NOT NULL
         AND EXISTS (SELECT FROM surveys_retired_version WHERE wave_id = $1) GROUP BY 1`,
      [waveId],
    );
    return new Map(rows.map(({ version, codes }) => [version, new Set(codes)]));
  }

  async joinPool(waveId: string, groups: readonly string[], pool: string): Promise<void> {
    await this.em.query('SELECT surveys_join_pool($1, $2::text[], $3)', [waveId, groups, pool]);
  }

  /**
   * Separates enterprises that an import had joined, except in pools that have answers from elsewhere or have grown
   * since.
   */
  async separate(waveId: string, units: readonly JoinedUnit[]): Promise<void> {
    await this.em.query(
      `UPDATE surveys_wave_unit u SET group_code = j.before
       FROM jsonb_to_recordset($2::jsonb) AS j(unit uuid, before text, pool text)
       WHERE u.wave_id = $1 AND u.id = j.unit AND u.group_code = j.pool
         AND NOT EXISTS (SELECT FROM surveys_response r WHERE r.wave_id = $1 AND r.psu_code = j.pool)`,
      [waveId, JSON.stringify(units)],
    );
  }

  /** Maps a unit of the wave to the fields that are stored with an answer of its group. */
  async units(
    waveId: string,
  ): Promise<Map<string, { group: string; stratum: string; parkId: string; sizeClass: string }>> {
    const rows: { id: string; group: string; stratum: string; parkId: string; sizeClass: string }[] =
      await this.em.query(
        `SELECT id, group_code AS group, stratum, park_id AS "parkId", size_class AS "sizeClass" FROM surveys_wave_unit
       WHERE wave_id = $1`,
        [waveId],
      );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
