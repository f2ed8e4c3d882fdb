import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who handed their actions over to whom from which day, and why; the import with the same id keeps what was there
 * before, so that this can be undone. Views of the roadmap are saved under a name.
 */
export class HandOversAndViews1764000000275 implements MigrationInterface {
  readonly name = 'HandOversAndViews1764000000275';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_hand_over (
        id uuid CONSTRAINT pk_roadmap_hand_over PRIMARY KEY,
        workspace_id uuid NOT NULL,
        from_person_id uuid NOT NULL,
        to_person_id uuid NOT NULL,
        starts_on date NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_hand_over_from_person FOREIGN KEY (workspace_id, from_person_id)
          REFERENCES identity_person (workspace_id, id),
        CONSTRAINT fk_roadmap_hand_over_to_person FOREIGN KEY (workspace_id, to_person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_hand_over_workspace ON roadmap_hand_over (workspace_id);
      SELECT isolate_workspace('roadmap_hand_over');
      CREATE TABLE roadmap_view (
        id uuid CONSTRAINT pk_roadmap_view PRIMARY KEY,
        workspace_id uuid NOT NULL,
        person_id uuid NOT NULL,
        shared boolean NOT NULL,
        name jsonb NOT NULL,
        filter jsonb NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT fk_roadmap_view_person FOREIGN KEY (workspace_id, person_id)
          REFERENCES identity_person (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_view_workspace ON roadmap_view (workspace_id);
      SELECT isolate_workspace('roadmap_view');
      CREATE POLICY view_isolation ON roadmap_view AS RESTRICTIVE
        USING (shared OR person_id::text = current_setting('app.person', true))
        WITH CHECK (shared OR person_id::text = current_setting('app.person', true))`);
  }

  /** Without this step a hand-over is a change of several actions, and no views are saved. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE roadmap_view;
      DROP TABLE roadmap_hand_over`);
  }
}
