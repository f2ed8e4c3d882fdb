import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A link by which a wave is tried before it opens; its answers are checked and not stored. */
export class TestLinks1764000000339 implements MigrationInterface {
  readonly name = 'TestLinks1764000000339';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_poster
        DROP CONSTRAINT ck_surveys_poster_kind,
        DROP CONSTRAINT ck_surveys_poster_unit,
        ADD CONSTRAINT ck_surveys_poster_kind CHECK (kind IN ('poster', 'open-poster', 'test')),
        ADD CONSTRAINT ck_surveys_poster_unit CHECK ((kind = 'poster') = (wave_unit_id IS NOT NULL));
      CREATE UNIQUE INDEX ix_surveys_poster_test ON surveys_poster (wave_id) WHERE kind = 'test';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_surveys_poster_test;
      DELETE FROM surveys_poster WHERE kind = 'test';
      ALTER TABLE surveys_poster
        DROP CONSTRAINT ck_surveys_poster_kind,
        DROP CONSTRAINT ck_surveys_poster_unit,
        ADD CONSTRAINT ck_surveys_poster_kind CHECK (kind IN ('poster', 'open-poster')),
        ADD CONSTRAINT ck_surveys_poster_unit CHECK ((kind = 'open-poster') = (wave_unit_id IS NULL));`);
  }
}
