import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = 'workspace_id, wave_id, park_id, stratum, psu_code, disposition, sex, ineligible';

/** Flags are part of what answers are counted by, so that the page of a wave does not read all flagged answers. */
export class FlagCounts1764000000264 implements MigrationInterface {
  readonly name = 'FlagCounts1764000000264';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_answer_count DROP CONSTRAINT pk_surveys_answer_count, ADD COLUMN flags text[] NOT NULL DEFAULT '{}';
      DELETE FROM surveys_answer_count;
      INSERT INTO surveys_answer_count (${columns}, flags, count)
      SELECT workspace_id, wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition,
        coalesce(answers ->> 'sex', ''), coalesce(answers ->> 'emp_status', '') = '4', flags, count(*)
      FROM surveys_response GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
      ALTER TABLE surveys_answer_count ALTER COLUMN flags DROP DEFAULT, ADD CONSTRAINT pk_surveys_answer_count
        PRIMARY KEY (wave_id, park_id, stratum, psu_code, disposition, sex, ineligible, flags);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TEMP TABLE counted ON COMMIT DROP AS SELECT ${columns}, sum(count)::int AS count FROM surveys_answer_count GROUP BY ${columns};
      DELETE FROM surveys_answer_count;
      ALTER TABLE surveys_answer_count DROP CONSTRAINT pk_surveys_answer_count, DROP COLUMN flags;
      INSERT INTO surveys_answer_count (${columns}, count) SELECT ${columns}, count FROM counted;
      ALTER TABLE surveys_answer_count ADD CONSTRAINT pk_surveys_answer_count
        PRIMARY KEY (wave_id, park_id, stratum, psu_code, disposition, sex, ineligible);`);
  }
}
