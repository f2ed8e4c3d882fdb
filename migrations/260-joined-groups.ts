import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The groups of enterprises before an import joined them to pools, so that undoing the import can separate them again. */
export class JoinedGroups1764000000260 implements MigrationInterface {
  readonly name = 'JoinedGroups1764000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE surveys_import ADD COLUMN joined_units jsonb NOT NULL DEFAULT '[]';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE surveys_import DROP COLUMN joined_units;');
  }
}
