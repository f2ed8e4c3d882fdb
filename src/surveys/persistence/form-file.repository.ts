import type { EntityManager } from 'typeorm';
import { FormFileEntity } from './form-file.entity.js';

/** The contents of the files of questionnaires, by their hashes. */
export class FormFileRepository {
  constructor(private readonly em: EntityManager) {}

  async contents(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (hashes.length === 0) return new Map();
    const rows: { sha256: string; content: string }[] = await this.em.query(
      'SELECT sha256, content FROM surveys_form_file WHERE sha256 = ANY($1)',
      [hashes],
    );
    return new Map(rows.map(({ sha256, content }) => [sha256, content]));
  }

  /** Those who add and remove files of a workspace wait for each other. */
  async waitForTurn(workspaceId: string): Promise<void> {
    await this.em.query("SELECT pg_advisory_xact_lock(hashtextextended('surveys_form_file' || $1, 0))", [workspaceId]);
  }

  async add(file: FormFileEntity): Promise<void> {
    await this.em.createQueryBuilder().insert().into(FormFileEntity).values(file).orIgnore().execute();
  }

  /** Deletes contents that no draft and no published version names any more. */
  async removeUnused(): Promise<void> {
    await this.em.query(
      `DELETE FROM surveys_form_file f WHERE NOT EXISTS (
         SELECT 1 FROM surveys_form_draft d WHERE d.files @> jsonb_build_array(jsonb_build_object('sha256', f.sha256))
         UNION ALL
         SELECT 1 FROM surveys_form v WHERE v.files @> jsonb_build_array(jsonb_build_object('sha256', f.sha256)))`,
    );
  }
}
