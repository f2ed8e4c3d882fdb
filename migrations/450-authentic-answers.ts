import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Waiting answers, links and posters are authenticated with a key that is not in the database. Waiting answers of earlier
 * versions are deleted, and their links and posters are no longer accepted.
 */
export class AuthenticAnswers1764000000450 implements MigrationInterface {
  readonly name = 'AuthenticAnswers1764000000450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM surveys_sealed_answer;
      ALTER TABLE surveys_sealed_answer ADD COLUMN tag bytea NOT NULL;
      ALTER TABLE surveys_link ADD COLUMN tag bytea NOT NULL DEFAULT '';
      ALTER TABLE surveys_link ALTER COLUMN tag DROP DEFAULT;
      ALTER TABLE surveys_poster ADD COLUMN tag bytea NOT NULL DEFAULT '';
      ALTER TABLE surveys_poster ALTER COLUMN tag DROP DEFAULT;
      DROP TABLE surveys_unsealed_answer;
      CREATE TABLE surveys_opening_alarm (
        wave_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        kind text NOT NULL,
        rows integer NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT pk_surveys_opening_alarm PRIMARY KEY (wave_id),
        CONSTRAINT fk_surveys_opening_alarm_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_opening_alarm');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION IF EXISTS surveys_find_collector(text);
      DROP TABLE surveys_opening_alarm;
      ALTER TABLE surveys_poster DROP COLUMN tag;
      ALTER TABLE surveys_link DROP COLUMN tag;
      ALTER TABLE surveys_sealed_answer DROP COLUMN tag;
      CREATE TABLE surveys_unsealed_answer (
        id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        wave_id uuid NOT NULL,
        wave_unit_id uuid,
        park_id uuid NOT NULL,
        form_version text NOT NULL,
        body jsonb NOT NULL,
        CONSTRAINT pk_surveys_unsealed_answer PRIMARY KEY (id)
      );
      SELECT isolate_workspace('surveys_unsealed_answer');
      COMMENT ON TABLE surveys_unsealed_answer IS 'server: SELECT, DELETE';`);
  }
}
