import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Actions that are changed together on the roadmap page are kept as an import without a file, so that it can be undone.
 * The earlier status is kept of actions that a new owner has to accept.
 */
export class ChangedTogether1764000000294 implements MigrationInterface {
  readonly name = 'ChangedTogether1764000000294';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_import ALTER COLUMN file_name DROP NOT NULL;
      ALTER TABLE roadmap_import_row ADD COLUMN status_before text;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE roadmap_import SET file_name = '-' WHERE file_name IS NULL;
      ALTER TABLE roadmap_import ALTER COLUMN file_name SET NOT NULL;
      ALTER TABLE roadmap_import_row DROP COLUMN status_before;`);
  }
}
