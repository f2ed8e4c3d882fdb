import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of parks and enterprises in official registers, by which a file of the sampling frame finds them. */
export class RegisterNumbers1764000000354 implements MigrationInterface {
  readonly name = 'RegisterNumbers1764000000354';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE directory_place ADD COLUMN register_number text
        CONSTRAINT ck_directory_place_register_number CHECK (register_number ~ '^[0-9A-Z][0-9A-Z-]{1,39}$');
      CREATE UNIQUE INDEX ix_directory_place_register_number ON directory_place (workspace_id, register_number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE directory_place DROP COLUMN register_number`);
  }
}
