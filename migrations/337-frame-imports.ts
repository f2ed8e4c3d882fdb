import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of the sampling frame from files, and enterprises that were taken out of the frame. */
export class FrameImports1764000000337 implements MigrationInterface {
  readonly name = 'FrameImports1764000000337';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys_frame_unit ADD COLUMN taken_out_at timestamptz;
      CREATE TABLE surveys_frame_import (
        id uuid CONSTRAINT pk_surveys_frame_import PRIMARY KEY,
        workspace_id uuid NOT NULL,
        file_name text NOT NULL,
        person_id uuid,
        added integer NOT NULL,
        changed integer NOT NULL,
        taken_out integer NOT NULL,
        rows jsonb NOT NULL,
        imported_at timestamptz NOT NULL,
        undone_at timestamptz
      );
      CREATE INDEX ix_surveys_frame_import_at ON surveys_frame_import (workspace_id, imported_at);
      SELECT isolate_workspace('surveys_frame_import');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE surveys_frame_import;
      ALTER TABLE surveys_frame_unit DROP COLUMN taken_out_at;`);
  }
}
