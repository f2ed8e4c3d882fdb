import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the check of a file has come, and where its checked rows are; which question each column of a file answers. */
export class CheckedRows1764000000347 implements MigrationInterface {
  readonly name = 'CheckedRows1764000000347';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_import ADD COLUMN checked jsonb, ADD COLUMN header jsonb, ADD COLUMN assigned jsonb,
        DROP CONSTRAINT ck_surveys_import_state, ADD CONSTRAINT ck_surveys_import_state
          CHECK (state IN ('waiting', 'unassigned', 'checked', 'imported', 'refused', 'cancelled', 'undone'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE surveys_import SET state = 'cancelled' WHERE state = 'unassigned';
      ALTER TABLE surveys_import DROP COLUMN checked, DROP COLUMN header, DROP COLUMN assigned,
        DROP CONSTRAINT ck_surveys_import_state, ADD CONSTRAINT ck_surveys_import_state
          CHECK (state IN ('waiting', 'checked', 'imported', 'refused', 'cancelled', 'undone'));`);
  }
}
