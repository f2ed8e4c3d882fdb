import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registered identifier by which the IATI file names the reporting organisation. */
export class IatiIdentifiers1764000001030 implements MigrationInterface {
  readonly name = 'IatiIdentifiers1764000001030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_workspace ADD COLUMN iati_identifier text
        CONSTRAINT ck_identity_workspace_iati CHECK (length(iati_identifier) BETWEEN 1 AND 100);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity_workspace DROP COLUMN iati_identifier;');
  }
}
