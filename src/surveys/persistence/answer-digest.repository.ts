import type { EntityManager } from 'typeorm';

/** All columns of an answer, and whether it is left out of figures. */
export type AnswerRow = Readonly<Record<string, unknown>> & {
  readonly wave_id: string;
  readonly id: string;
  readonly park_id: string;
  readonly psu_code: string | null;
};

/** Answers of a wave: all, some, those of an imported file, or those of enterprises and pools. */
export type Which =
  'all' | { readonly ids: readonly string[] } | { readonly importId: string } | { readonly codes: readonly string[] };

const rowsAtOnce = 2_000;

/** Without functions of the database, which could be replaced. `true` or nothing, as for a column that is added later. */
export const answerRows = `SELECT r.*, (CASE WHEN v.left_out THEN true END) AS left_out
  FROM public.surveys_response r LEFT JOIN public.surveys_review v ON v.wave_id = r.wave_id AND v.response_id = r.id`;

/** What the opening of waiting answers depends on, from SQL of the program; times and days as texts. */
export const basisOfWave = `SELECT json_build_object(
    'wave', (SELECT json_build_array(state, questionnaire_id, starts_on, ends_on, approval_valid_until, approval_exemption,
        grace_hours, closed_at AT TIME ZONE 'UTC', minimum_persons) FROM public.surveys_wave WHERE id = $1),
    'units', (SELECT json_agg(json_build_array(id, psu_code, group_code, stratum, park_id, size_class, headcount) ORDER BY id)
      FROM public.surveys_wave_unit WHERE wave_id = $1),
    'retired', (SELECT json_agg(json_build_array(questionnaire_id, retired_at AT TIME ZONE 'UTC') ORDER BY questionnaire_id)
      FROM public.surveys_retired_version WHERE wave_id = $1))::text AS basis`;

/** Signed digests of the readable answers of waves, and the answers from which they are computed. */
export class AnswerDigestRepository {
  constructor(private readonly em: EntityManager) {}

  async add(workspaceId: string, waveId: string, content: Buffer): Promise<void> {
    await this.em.query('INSERT INTO surveys_answer_digest (workspace_id, wave_id, content) VALUES ($1, $2, $3)', [
      workspaceId,
      waveId,
      content,
    ]);
  }

  async find(waveId: string): Promise<Buffer | null> {
    const rows: { content: Buffer }[] = await this.em.query(
      'SELECT content FROM surveys_answer_digest WHERE wave_id = $1',
      [waveId],
    );
    return rows[0]?.content ?? null;
  }

  async basis(waveId: string): Promise<string> {
    const rows: { basis: string }[] = await this.em.query(basisOfWave, [waveId]);
    return rows[0]!.basis;
  }

  /** Locked until the transaction ends, so that one change at a time is added to it. */
  async lock(waveId: string): Promise<Buffer | null> {
    const rows: { content: Buffer }[] = await this.em.query(
      'SELECT content FROM surveys_answer_digest WHERE wave_id = $1 FOR UPDATE',
      [waveId],
    );
    return rows[0]?.content ?? null;
  }

  async replace(waveId: string, content: Buffer): Promise<void> {
    await this.em.query('UPDATE surveys_answer_digest SET content = $2 WHERE wave_id = $1', [waveId, content]);
  }

  async isComplete(waveId: string): Promise<boolean> {
    const rows: unknown[] = await this.em.query('SELECT FROM surveys_wave WHERE id = $1 AND answers_complete', [
      waveId,
    ]);
    return rows.length > 0;
  }

  async *rows(waveId: string, which: Which): AsyncGenerator<readonly AnswerRow[]> {
    const {
      ids = null,
      importId = null,
      codes = null,
    }: { ids?: unknown; importId?: unknown; codes?: unknown } = which === 'all' ? {} : which;
    for (let after: string | null = null; ;) {
      const rows: AnswerRow[] = await this.em.query(
        `${answerRows} WHERE r.wave_id = $1 AND ($2::uuid[] IS NULL OR r.id = ANY ($2)) AND ($3::uuid IS NULL OR r.import_id = $3)
           AND ($4::text[] IS NULL OR r.psu_code = ANY ($4)) AND ($5::uuid IS NULL OR r.id > $5) ORDER BY r.id LIMIT ${rowsAtOnce}`,
        [waveId, ids, importId, codes, after],
      );
      yield rows;
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)!.id;
    }
  }
}
