import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The versions of its questionnaire that a wave has left during fieldwork. */
export class RetiredVersions1764000000342 implements MigrationInterface {
  readonly name = 'RetiredVersions1764000000342';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_retired_version (
        wave_id uuid NOT NULL,
        questionnaire_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        retired_at timestamptz NOT NULL,
        CONSTRAINT pk_surveys_retired_version PRIMARY KEY (wave_id, questionnaire_id),
        CONSTRAINT fk_surveys_retired_version_wave FOREIGN KEY (workspace_id, wave_id)
          REFERENCES surveys_wave (workspace_id, id),
        CONSTRAINT fk_surveys_retired_version_questionnaire FOREIGN KEY (workspace_id, questionnaire_id)
          REFERENCES surveys_questionnaire (workspace_id, id)
      );
      COMMENT ON TABLE surveys_retired_version IS 'append-only: the versions that a wave has left';
      SELECT isolate_workspace('surveys_retired_version');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE surveys_retired_version;');
  }
}
