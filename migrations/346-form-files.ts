import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * CSV files of uploaded questionnaires. Drafts and published versions name their files with the hash of the content, so
 * that a published version, which never changes, has the same files for ever. A content is stored once.
 */
export class FormFiles1764000000346 implements MigrationInterface {
  readonly name = 'FormFiles1764000000346';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_form_file (
        workspace_id uuid NOT NULL,
        sha256 text NOT NULL CONSTRAINT ck_surveys_form_file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        content text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_surveys_form_file PRIMARY KEY (workspace_id, sha256)
      );
      COMMENT ON TABLE surveys_form_file IS 'server: SELECT, INSERT, DELETE';
      SELECT isolate_workspace('surveys_form_file');
      ALTER TABLE surveys_form_draft ADD COLUMN files jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE surveys_form ADD COLUMN files jsonb NOT NULL DEFAULT '[]';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_form DROP COLUMN files;
      ALTER TABLE surveys_form_draft DROP COLUMN files;
      DROP TABLE surveys_form_file;`);
  }
}
