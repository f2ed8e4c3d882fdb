import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which question of a published questionnaire is which variable of the indicators, in versions; and the version from which
 * the published figures of a wave were computed, which the wave keeps.
 */
export class QuestionMappings1764000000296 implements MigrationInterface {
  readonly name = 'QuestionMappings1764000000296';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_form ADD CONSTRAINT uq_surveys_form_workspace UNIQUE (workspace_id, id);
      CREATE TABLE surveys_mapping (
        id uuid CONSTRAINT pk_surveys_mapping PRIMARY KEY,
        workspace_id uuid NOT NULL,
        form_id uuid NOT NULL,
        version integer NOT NULL,
        variables jsonb NOT NULL,
        fingerprint text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT uq_surveys_mapping_version UNIQUE (workspace_id, form_id, version),
        CONSTRAINT uq_surveys_mapping_workspace UNIQUE (workspace_id, id),
        CONSTRAINT fk_surveys_mapping_form FOREIGN KEY (workspace_id, form_id) REFERENCES surveys_form (workspace_id, id)
      );
      COMMENT ON TABLE surveys_mapping IS 'append-only: figures name the version from which they were computed';
      SELECT isolate_workspace('surveys_mapping');

      CREATE TABLE surveys_kept_mapping (
        wave_id uuid CONSTRAINT pk_surveys_kept_mapping PRIMARY KEY,
        workspace_id uuid NOT NULL,
        mapping_id uuid NOT NULL,
        CONSTRAINT fk_surveys_kept_mapping_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT fk_surveys_kept_mapping_mapping FOREIGN KEY (workspace_id, mapping_id)
          REFERENCES surveys_mapping (workspace_id, id)
      );
      COMMENT ON TABLE surveys_kept_mapping IS 'append-only: published figures were computed from it';
      SELECT isolate_workspace('surveys_kept_mapping');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE surveys_kept_mapping, surveys_mapping;
      ALTER TABLE surveys_form DROP CONSTRAINT uq_surveys_form_workspace;`);
  }
}
