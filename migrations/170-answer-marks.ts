import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kept sums tell of each answer which run read it first. Those that do not, and on the way back those that do, are let go: the
 * next run reads every answer again.
 */
export class AnswerMarks1764000000170 implements MigrationInterface {
  readonly name = 'AnswerMarks1764000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM indicators_kept_sums;
      COMMENT ON COLUMN indicators_kept_sums.answers IS 'ids, fingerprints and the run that read them first, 52 bytes each';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM indicators_kept_sums;
      COMMENT ON COLUMN indicators_kept_sums.answers IS NULL;`);
  }
}
