import type { EntityManager } from 'typeorm';

export interface KeptWave {
  readonly id: string;
  readonly questionnaireId: string;
  readonly healthIsDue: boolean;
  readonly answersAreDue: boolean;
}

/** Deletes answers that have reached the deletion date that workers were promised. */
export class RetentionRepository {
  constructor(private readonly em: EntityManager) {}

  /**
   * Waves with answers whose deletion is due; `today` in the time zone of the workspace, YYYY-MM-DD. They are locked, as for
   * the release of a shared file, which would otherwise be stored after the shared file was looked for.
   */
  due(today: string): Promise<KeptWave[]> {
    return this.em.query(
      `SELECT id, questionnaire_id AS "questionnaireId",
         coalesce(health_kept_until < $1 AND health_deleted_on IS NULL, false) AS "healthIsDue",
         coalesce(answers_kept_until < $1 AND answers_deleted_on IS NULL, false) AS "answersAreDue"
       FROM surveys_wave WHERE answers_complete
         AND ((health_kept_until < $1 AND health_deleted_on IS NULL) OR (answers_kept_until < $1 AND answers_deleted_on IS NULL))
       ORDER BY id FOR UPDATE`,
      [today],
    );
  }

  async deleteItems(waveId: string, items: readonly string[], today: string): Promise<number> {
    const rows: { n: number }[] = await this.em.query('SELECT surveys_delete_items($1, $2::text[]) AS n', [
      waveId,
      items,
    ]);
    await this.em.query('UPDATE surveys_wave SET health_deleted_on = $2 WHERE id = $1', [waveId, today]);
    return rows[0]!.n;
  }

  /** Deletes readable and sealed answers, the hashes of submissions, links, the shared file, and the error lists of imported files. */
  async deleteAnswers(waveId: string, today: string): Promise<number> {
    const rows: { n: number }[] = await this.em.query('SELECT surveys_delete_answers($1) AS n', [waveId]);
    await this.em.query('DELETE FROM surveys_sealed_answer WHERE wave_id = $1', [waveId]);
    await this.em.query('DELETE FROM surveys_instance_mark WHERE wave_id = $1', [waveId]);
    await this.em.query(
      'DELETE FROM surveys_link_unused WHERE code_hash IN (SELECT code_hash FROM surveys_link WHERE wave_id = $1)',
      [waveId],
    );
    await this.em.query('DELETE FROM surveys_link WHERE wave_id = $1', [waveId]);
    await this.em.query('DELETE FROM surveys_shared_file WHERE wave_id = $1', [waveId]);
    await this.em.query('UPDATE surveys_wave SET answers_deleted_on = $2 WHERE id = $1', [waveId, today]);
    return rows[0]!.n;
  }

  /**
   * Removes the references to files that list cells with errors, and texts in cells, because these are answers too; returns
   * the keys of the files.
   */
  async forgetErrors(waveId: string): Promise<string[]> {
    const rows: { key: string }[] = await this.em.query(
      'SELECT error_file_key AS key FROM surveys_import WHERE wave_id = $1 AND error_file_key IS NOT NULL',
      [waveId],
    );
    await this.em.query(
      `UPDATE surveys_import SET errors = '[]', error_file_key = NULL, file_mark = NULL, header = NULL, assigned = NULL
       WHERE wave_id = $1`,
      [waveId],
    );
    return rows.map((row) => row.key);
  }
}
