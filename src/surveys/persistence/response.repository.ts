import type { EntityManager } from 'typeorm';
import type { AcceptedBody } from '../domain/submission.js';

export interface ResponseRow {
  readonly id: string;
  readonly formVersion: string;
  readonly day: string;
  readonly parkId: string;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  readonly psuCode: string | null;
  readonly wayIn: string;
  readonly lang: string;
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly askedCount: number;
  readonly durationBand: string | null;
  readonly paceBand: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly disposition: string;
  readonly flags: readonly string[];
}

/** An answer from a file, ready for the table. */
export interface ImportedAnswer {
  /** SHA-256 of the instance as hex, where the file has one. */
  readonly mark: string | null;
  readonly unit: string;
  readonly version: string;
  readonly day: string;
  readonly body: AcceptedBody;
}

export class ResponseRepository {
  constructor(private readonly em: EntityManager) {}

  page(waveId: string, after: string | null, limit: number): Promise<ResponseRow[]> {
    return this.em.query(
      `SELECT id, form_version AS "formVersion", day::text AS day, park_id AS "parkId", size_class AS "sizeClass", stratum,
         psu_code AS "psuCode", way_in AS "wayIn", lang, modules_offered AS "modulesOffered",
         modules_taken AS "modulesTaken", asked_count AS "askedCount", duration_band AS "durationBand",
         pace_band AS "paceBand", answers, disposition, flags
       FROM surveys_response WHERE wave_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [waveId, after, limit],
    );
  }

  async parks(waveId: string): Promise<string[]> {
    const rows: { parkId: string }[] = await this.em.query(
      'SELECT DISTINCT park_id AS "parkId" FROM surveys_response WHERE wave_id = $1',
      [waveId],
    );
    return rows.map((row) => row.parkId);
  }

  /** Enterprise code -> unit of the wave. */
  async unitsByCode(waveId: string): Promise<Map<string, string>> {
    const rows: { id: string; psuCode: string }[] = await this.em.query(
      'SELECT id, psu_code AS "psuCode" FROM surveys_wave_unit WHERE wave_id = $1',
      [waveId],
    );
    return new Map(rows.map((row) => [row.psuCode, row.id]));
  }

  /**
   * Adds answers of a file under fresh random ids and in their order. An instance that is here already, from a phone or an
   * earlier file, is passed over. Returns how many were new.
   */
  async addImported(
    target: { readonly waveId: string; readonly importId: string | null },
    answers: readonly ImportedAnswer[],
  ): Promise<number> {
    const rows: { added: number }[] = await this.em.query('SELECT surveys_add_imported($1, $2, $3::jsonb) AS added', [
      target.waveId,
      target.importId,
      JSON.stringify(answers),
    ]);
    return rows[0]!.added;
  }
}
