import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public holidays and make-up working days of a workspace, for terms of working days. */
export class SpecialDays1764000001000 implements MigrationInterface {
  readonly name = 'SpecialDays1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_special_day (
        workspace_id uuid NOT NULL,
        day date NOT NULL,
        kind text NOT NULL CONSTRAINT ck_identity_special_day_kind CHECK (kind IN ('holiday', 'working')),
        CONSTRAINT pk_identity_special_day PRIMARY KEY (workspace_id, day)
      );
      SELECT isolate_workspace('identity_special_day');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity_special_day');
  }
}
