import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts of readable answers by version of the questionnaire and by how long they took, kept by a trigger
 * (`src/surveys/persistence/sql/count-conduct.ts`), and complete answers by the day on which they were opened. Of days
 * before, their number is not known.
 */
export class ConductCounts1764000000345 implements MigrationInterface {
  readonly name = 'ConductCounts1764000000345';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys_conduct_count (
        workspace_id uuid NOT NULL,
        wave_id uuid NOT NULL,
        form_version text NOT NULL,
        duration_band text NOT NULL,
        on_target boolean NOT NULL,
        count integer NOT NULL,
        CONSTRAINT pk_surveys_conduct_count PRIMARY KEY (wave_id, form_version, duration_band, on_target),
        CONSTRAINT fk_surveys_conduct_count_wave FOREIGN KEY (workspace_id, wave_id)
          REFERENCES surveys_wave (workspace_id, id)
      );
      SELECT isolate_workspace('surveys_conduct_count');
      LOCK TABLE surveys_response IN SHARE ROW EXCLUSIVE MODE;
      INSERT INTO surveys_conduct_count
      SELECT workspace_id, wave_id, form_version, coalesce(duration_band, ''), disposition = 'complete' AND stratum IS NOT NULL,
        count(*)
      FROM surveys_response GROUP BY 1, 2, 3, 4, 5;
      ALTER TABLE surveys_opened_count ADD COLUMN completes integer;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_opened_count DROP COLUMN completes;
      DROP FUNCTION IF EXISTS surveys_count_conduct() CASCADE;
      DROP TABLE surveys_conduct_count;`);
  }
}
