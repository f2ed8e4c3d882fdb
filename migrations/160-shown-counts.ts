import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts behind every figure that was shown, so that the next run can be held against them. */
export class ShownCounts1764000000160 implements MigrationInterface {
  readonly name = 'ShownCounts1764000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicators_shown_cell ADD COLUMN counts integer[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN indicators_shown_cell.counts IS 'never shown: yes, no and groups behind the figure; empty where an older run did not keep them';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE indicators_shown_cell DROP COLUMN counts;');
  }
}
