import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of actions from files, with the content before, so that an import can be undone. */
export class ActionImports1764000000292 implements MigrationInterface {
  readonly name = 'ActionImports1764000000292';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_import (
        id uuid CONSTRAINT pk_roadmap_import PRIMARY KEY,
        workspace_id uuid NOT NULL,
        file_name text NOT NULL,
        person_id uuid,
        opened integer NOT NULL,
        changed integer NOT NULL,
        imported_at timestamptz NOT NULL,
        undone_at timestamptz,
        undone_by_id uuid,
        CONSTRAINT uq_roadmap_import_workspace UNIQUE (workspace_id, id)
      );
      SELECT isolate_workspace('roadmap_import');

      CREATE TABLE roadmap_import_row (
        import_id uuid NOT NULL,
        action_id uuid NOT NULL,
        workspace_id uuid NOT NULL,
        version integer NOT NULL,
        before jsonb,
        CONSTRAINT pk_roadmap_import_row PRIMARY KEY (import_id, action_id),
        CONSTRAINT fk_roadmap_import_row_import FOREIGN KEY (workspace_id, import_id)
          REFERENCES roadmap_import (workspace_id, id),
        CONSTRAINT fk_roadmap_import_row_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_import_row_action ON roadmap_import_row (workspace_id, action_id);
      CREATE INDEX ix_roadmap_import_row_import ON roadmap_import_row (workspace_id, import_id);
      SELECT isolate_workspace('roadmap_import_row');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roadmap_import_row, roadmap_import;');
  }
}
