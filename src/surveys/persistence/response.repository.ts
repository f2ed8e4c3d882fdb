import type { EntityManager } from 'typeorm';
import type { AcceptedBody, Flagged } from '../domain/submission.js';
import type { NestedAnswers } from '../form/index.js';
import { mayLeave } from './sql/withheld-rows.js';

export interface ResponseRow {
  readonly id: string;
  readonly formVersion: string;
  readonly parkId: string;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  readonly psuCode: string | null;
  readonly lang: string;
  readonly modulesOffered: readonly string[];
  readonly modulesTaken: readonly string[];
  readonly askedCount: number;
  readonly durationBand: string | null;
  readonly paceBand: string | null;
  readonly answers: NestedAnswers;
  readonly disposition: string;
  readonly flags: readonly string[];
  /** After review: not in figures, and without a weight. */
  readonly leftOut: boolean;
}

export type PartOfResponse = Pick<
  ResponseRow,
  'id' | 'parkId' | 'sizeClass' | 'psuCode' | 'disposition' | 'answers' | 'leftOut'
>;

/** An answer from a file, ready to be inserted. */
export interface ImportedAnswer {
  /** SHA-256 of the instance as hex, if the file has it. */
  readonly mark: string | null;
  /** Unit of the wave; null for an answer from the open poster of a park. */
  readonly unit: string | null;
  readonly park: string | null;
  readonly version: string;
  readonly body: AcceptedBody;
}

/** The fields of a stored answer that are compared with a row of a file. */
export interface ComparableAnswer {
  readonly id: string;
  readonly psuCode: string | null;
  readonly answers: NestedAnswers;
}

export interface UnitOfCode {
  readonly id: string;
  readonly group: string;
  readonly stratum: string;
}

export class ResponseRepository {
  constructor(private readonly em: EntityManager) {}

  /** Of answers that may leave in files. */
  async idsAfter(waveId: string, after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT id FROM surveys_response r WHERE wave_id = $1 AND ($2::uuid IS NULL OR id > $2) AND ${mayLeave}
       ORDER BY id LIMIT $3`,
      [waveId, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Codes of the primary sampling units, in random order. */
  async groupCodes(waveId: string): Promise<string[]> {
    const rows: { code: string }[] = await this.em.query(
      'SELECT group_code AS code FROM surveys_wave_unit WHERE wave_id = $1 GROUP BY group_code ORDER BY gen_random_uuid()',
      [waveId],
    );
    return rows.map(({ code }) => code);
  }

  withIds(waveId: string, ids: readonly string[]): Promise<ResponseRow[]> {
    return this.em.query(
      `SELECT id, form_version AS "formVersion", park_id AS "parkId", size_class AS "sizeClass", stratum,
         psu_code AS "psuCode", lang, modules_offered AS "modulesOffered",
         modules_taken AS "modulesTaken", asked_count AS "askedCount", duration_band AS "durationBand",
         pace_band AS "paceBand", answers, disposition, flags,
         EXISTS (SELECT FROM surveys_review v WHERE v.wave_id = r.wave_id AND v.response_id = r.id AND v.left_out) AS "leftOut"
       FROM surveys_response r WHERE r.wave_id = $1 AND r.id = ANY($2)`,
      [waveId, ids],
    );
  }

  /** Some answers of each person, of those that may leave in files, in ascending order of ids, with what its weight depends on. */
  someAnswers(
    waveId: string,
    names: readonly string[],
    page: { after: string | null; limit: number },
  ): Promise<PartOfResponse[]> {
    return this.em.query(
      `SELECT id, park_id AS "parkId", size_class AS "sizeClass", psu_code AS "psuCode", disposition,
         (SELECT coalesce(jsonb_object_agg(name, r.answers -> name), '{}') FROM unnest($2::text[]) AS name
          WHERE r.answers ? name) AS answers,
         EXISTS (SELECT FROM surveys_review v WHERE v.wave_id = r.wave_id AND v.response_id = r.id AND v.left_out) AS "leftOut"
       FROM surveys_response r WHERE r.wave_id = $1 AND ($3::uuid IS NULL OR r.id > $3) AND ${mayLeave}
       ORDER BY r.id LIMIT $4`,
      [waveId, names, page.after, page.limit],
    );
  }

  /** Bytes of the longest text in each column of files: what is stored with answers, and texts among the answers. */
  async longestTexts(waveId: string, questions: readonly string[]): Promise<Record<string, number | null>> {
    const rows: { lengths: Record<string, number | null> }[] = await this.em.query(
      `SELECT jsonb_build_object('lang', max(octet_length(lang)), 'version', max(octet_length(form_version)),
         'size_class', max(octet_length(size_class)), 'stratum', max(octet_length(stratum)),
         'modules_offered', max(octet_length(array_to_string(modules_offered, ' '))),
         'modules_taken', max(octet_length(array_to_string(modules_taken, ' '))),
         'disposition', max(octet_length(disposition)), 'flags', max(octet_length(array_to_string(flags, ' ')))) ||
         coalesce((SELECT jsonb_object_agg(name, longest) FROM (
           SELECT name, max(octet_length(r.answers ->> name)) AS longest
           FROM surveys_response r, unnest($2::text[]) AS name WHERE r.wave_id = $1 AND ${mayLeave} GROUP BY name) AS texts), '{}') AS lengths
       FROM surveys_response r WHERE wave_id = $1 AND ${mayLeave}`,
      [waveId, questions],
    );
    return rows[0]!.lengths;
  }

  /**
   * The number of entries of a repeat, and bytes of the longest text for each of its questions.
   *
   * @param path the names of the repeats around it, from outside, and its own
   */
  async entryLengths(
    waveId: string,
    path: readonly string[],
    questions: readonly string[],
  ): Promise<{ rows: number; lengths: Record<string, number | null> }> {
    const rows: { rows: number; lengths: Record<string, number | null> }[] = await this.em.query(
      `WITH entry AS MATERIALIZED (
         SELECT entry FROM surveys_response r, jsonb_path_query(answers, $2::jsonpath) AS entry WHERE wave_id = $1 AND ${mayLeave}
       )
       SELECT (SELECT count(*)::int FROM entry) AS rows, coalesce((SELECT jsonb_object_agg(name, longest) FROM (
         SELECT name, max(octet_length(entry ->> name)) AS longest
         FROM entry, unnest($3::text[]) AS name GROUP BY name) AS texts), '{}') AS lengths`,
      [waveId, `$${path.map((name) => `.${JSON.stringify(name)}[*]`).join('')} ? (@.type() == "object")`, questions],
    );
    return rows[0]!;
  }

  /** Parks of the wave, with or without answers. */
  async parks(waveId: string): Promise<string[]> {
    const rows: { parkId: string }[] = await this.em.query(
      'SELECT DISTINCT park_id AS "parkId" FROM surveys_wave_stratum WHERE wave_id = $1',
      [waveId],
    );
    return rows.map((row) => row.parkId);
  }

  /** Maps the code of an enterprise or pool to its unit of the wave and the code stored with its answers. */
  async unitsByCode(waveId: string): Promise<Map<string, UnitOfCode>> {
    const rows: (UnitOfCode & { psuCode: string })[] = await this.em.query(
      'SELECT id, psu_code AS "psuCode", group_code AS "group", stratum FROM surveys_wave_unit WHERE wave_id = $1',
      [waveId],
    );
    const byGroup = rows.map((row) => [row.group, row] as const);
    return new Map([...byGroup, ...rows.map((row) => [row.psuCode, row] as const)]);
  }

  /** Maps the code stored with the answers of a pool to the codes of its enterprises, joined by "+". */
  async poolMembers(waveId: string): Promise<Map<string, string>> {
    const rows: { group: string; members: string }[] = await this.em.query(
      `SELECT group_code AS "group", string_agg(psu_code, '+' ORDER BY psu_code) AS members FROM surveys_wave_unit
       WHERE wave_id = $1 GROUP BY group_code HAVING count(*) > 1`,
      [waveId],
    );
    return new Map(rows.map(({ group, members }) => [group, members]));
  }

  async hasAnswers(waveId: string): Promise<boolean> {
    const rows: unknown[] = await this.em.query('SELECT 1 FROM surveys_response WHERE wave_id = $1 LIMIT 1', [waveId]);
    return rows.length > 0;
  }

  async openPosterParks(waveId: string): Promise<string[]> {
    const rows: { parkId: string }[] = await this.em.query(
      `SELECT DISTINCT park_id AS "parkId" FROM surveys_poster WHERE wave_id = $1 AND kind = 'open-poster'`,
      [waveId],
    );
    return rows.map((row) => row.parkId);
  }

  answersOfUnits(waveId: string, psuCodes: readonly string[]): Promise<Omit<ComparableAnswer, 'id'>[]> {
    return this.em.query(
      'SELECT psu_code AS "psuCode", answers FROM surveys_response WHERE wave_id = $1 AND psu_code = ANY ($2::text[])',
      [waveId, psuCodes],
    );
  }

  comparable(waveId: string, after: string | null, limit: number): Promise<ComparableAnswer[]> {
    return this.em.query(
      `SELECT id, psu_code AS "psuCode", answers FROM surveys_response
       WHERE wave_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [waveId, after, limit],
    );
  }

  /** Those of these instances that are already stored. */
  async knownMarks(marks: readonly string[]): Promise<Set<string>> {
    const rows: { mark: string }[] = await this.em.query(
      `SELECT encode(mark, 'hex') AS mark FROM surveys_instance_mark
       WHERE mark IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`,
      [marks],
    );
    return new Set(rows.map((row) => row.mark));
  }

  /**
   * Adds the answers of a file under new random ids, in the order of these ids. Skips an instance that is already
   * stored, from a phone or an earlier file. Returns the new ids.
   */
  async addImported(
    target: { readonly workspaceId: string; readonly waveId: string; readonly importId: string | null },
    answers: readonly Flagged<ImportedAnswer>[],
  ): Promise<string[]> {
    const { workspaceId, waveId, importId } = target;
    const added: { id: string }[] = await this.em.query(
      `WITH item AS (
         SELECT * FROM jsonb_to_recordset($4::jsonb) AS x(mark text, unit uuid, park uuid, version text, body jsonb)
       ), fresh AS (
         INSERT INTO surveys_instance_mark (mark, workspace_id, wave_id, import_id)
         SELECT decode(mark, 'hex'), $1, $2, $3 FROM item WHERE mark IS NOT NULL ORDER BY 1 ON CONFLICT DO NOTHING RETURNING mark
       )
       INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
         modules_offered, modules_taken, asked_count, duration_band, pace_band, answers, disposition, flags, import_id)
       SELECT $2, gen_random_uuid() AS random_id, $1, x.version, coalesce(u.park_id, x.park), u.size_class, u.stratum,
         u.group_code, x.body->>'lang', ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesOffered')),
         ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesTaken')), (x.body->>'askedCount')::smallint,
         x.body->>'durationBand', x.body->>'paceBand', x.body->'answers', x.body->>'disposition',
         ARRAY(SELECT jsonb_array_elements_text(x.body->'flags')), $3
       FROM item x LEFT JOIN surveys_wave_unit u ON u.id = x.unit AND u.wave_id = $2
       WHERE x.mark IS NULL OR decode(x.mark, 'hex') IN (SELECT mark FROM fresh)
       ORDER BY random_id RETURNING id`,
      [workspaceId, waveId, importId, JSON.stringify(answers)],
    );
    return added.map(({ id }) => id);
  }

  async undoImport(importId: string): Promise<number> {
    const rows: { removed: number }[] = await this.em.query('SELECT surveys_undo_import($1) AS removed', [importId]);
    return rows[0]!.removed;
  }
}
