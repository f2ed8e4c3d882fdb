import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of readable answers, kept by a trigger (`src/surveys/persistence/sql/count-answers.ts`), and the hash of such functions. */
export class AnswerCounts1764000000262 implements MigrationInterface {
  readonly name = 'AnswerCounts1764000000262';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE database_functions (
        hash text CONSTRAINT pk_database_functions PRIMARY KEY
      );
      COMMENT ON TABLE database_functions IS 'guarded: of the functions that were installed after the migrations';
      CREATE TABLE surveys_answer_count (
        workspace_id uuid NOT NULL,
        wave_id uuid NOT NULL,
        park_id uuid NOT NULL,
        stratum text NOT NULL,
        psu_code text NOT NULL,
        disposition text NOT NULL,
        sex text NOT NULL,
        ineligible boolean NOT NULL,
        count integer NOT NULL,
        CONSTRAINT pk_surveys_answer_count PRIMARY KEY (wave_id, park_id, stratum, psu_code, disposition, sex, ineligible),
        CONSTRAINT fk_surveys_answer_count_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_answer_count');
      INSERT INTO surveys_answer_count
      SELECT workspace_id, wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition,
        coalesce(answers ->> 'sex', ''), coalesce(answers ->> 'emp_status', '') = '4', count(*)
      FROM surveys_response GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
      CREATE INDEX ix_surveys_response_flagged ON surveys_response (wave_id) WHERE flags <> '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_surveys_response_flagged;
      DROP FUNCTION IF EXISTS surveys_count_answers() CASCADE;
      DROP TABLE surveys_answer_count, database_functions;`);
  }
}
