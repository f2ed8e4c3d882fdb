import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Questionnaires that were uploaded as XLSForms: one draft for each form id, and the published versions, which never
 * change. Waves continue to refer to surveys_questionnaire, into which a version is installed when a wave uses it.
 */
export class Forms1764000000295 implements MigrationInterface {
  readonly name = 'Forms1764000000295';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_form_draft (
        id uuid CONSTRAINT pk_surveys_form_draft PRIMARY KEY,
        workspace_id uuid NOT NULL,
        name text NOT NULL,
        version text NOT NULL,
        title text NOT NULL,
        summary jsonb NOT NULL,
        model jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT uq_surveys_form_draft_name UNIQUE (workspace_id, name)
      );
      SELECT isolate_workspace('surveys_form_draft');

      CREATE TABLE surveys_form (
        id uuid CONSTRAINT pk_surveys_form PRIMARY KEY,
        workspace_id uuid NOT NULL,
        name text NOT NULL,
        version text NOT NULL,
        title text NOT NULL,
        summary jsonb NOT NULL,
        model jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT uq_surveys_form_version UNIQUE (workspace_id, name, version)
      );
      COMMENT ON TABLE surveys_form IS 'append-only: a published version never changes';
      SELECT isolate_workspace('surveys_form');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_form, surveys_form_draft;');
  }
}
