import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules for the files of a wave that are shared with others than analysts, and the files that were released. */
export class SharingRules1764000000340 implements MigrationInterface {
  readonly name = 'SharingRules1764000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_sharing_rules (
        questionnaire_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        revision integer NOT NULL,
        rules jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_surveys_sharing_rules PRIMARY KEY (questionnaire_id, revision),
        CONSTRAINT uq_surveys_sharing_rules_workspace UNIQUE (workspace_id, questionnaire_id, revision),
        CONSTRAINT ck_surveys_sharing_rules_revision CHECK (revision > 0),
        CONSTRAINT fk_surveys_sharing_rules_questionnaire FOREIGN KEY (workspace_id, questionnaire_id)
          REFERENCES surveys_questionnaire (workspace_id, id)
      );
      COMMENT ON TABLE surveys_sharing_rules IS 'append-only: each revision of the rules';
      SELECT isolate_workspace('surveys_sharing_rules');

      CREATE TABLE surveys_shared_file (
        wave_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        questionnaire_id uuid NOT NULL,
        revision integer NOT NULL,
        released_at timestamptz NOT NULL,
        records integer NOT NULL,
        description jsonb NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT pk_surveys_shared_file PRIMARY KEY (wave_id),
        CONSTRAINT fk_surveys_shared_file_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT fk_surveys_shared_file_rules FOREIGN KEY (workspace_id, questionnaire_id, revision)
          REFERENCES surveys_sharing_rules (workspace_id, questionnaire_id, revision)
      );
      COMMENT ON TABLE surveys_shared_file IS 'server: SELECT, INSERT, DELETE';
      SELECT isolate_workspace('surveys_shared_file');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_shared_file; DROP TABLE surveys_sharing_rules;');
  }
}
