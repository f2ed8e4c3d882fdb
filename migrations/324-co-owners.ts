import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partner organisations of an action refer to the directory. */
export class CoOwners1764000000324 implements MigrationInterface {
  readonly name = 'CoOwners1764000000324';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roadmap_co_owner (
        workspace_id uuid NOT NULL,
        action_id uuid NOT NULL,
        organisation_id uuid NOT NULL,
        CONSTRAINT pk_roadmap_co_owner PRIMARY KEY (action_id, organisation_id),
        CONSTRAINT fk_roadmap_co_owner_action FOREIGN KEY (workspace_id, action_id)
          REFERENCES roadmap_action (workspace_id, id),
        CONSTRAINT fk_roadmap_co_owner_organisation FOREIGN KEY (workspace_id, organisation_id)
          REFERENCES directory_organisation (workspace_id, id)
      );
      CREATE INDEX ix_roadmap_co_owner_organisation ON roadmap_co_owner (workspace_id, organisation_id);
      SELECT isolate_workspace('roadmap_co_owner');
      INSERT INTO roadmap_co_owner
        SELECT DISTINCT a.workspace_id, a.id, o.id FROM roadmap_action a
        JOIN directory_organisation o ON o.workspace_id = a.workspace_id AND o.id = ANY (a.co_owner_organisation_ids);
      ALTER TABLE roadmap_action DROP COLUMN co_owner_organisation_ids;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action ADD COLUMN co_owner_organisation_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE roadmap_action ALTER COLUMN co_owner_organisation_ids DROP DEFAULT;
      UPDATE roadmap_action a SET co_owner_organisation_ids = ARRAY(
        SELECT c.organisation_id FROM roadmap_co_owner c WHERE c.action_id = a.id ORDER BY 1);
      DROP TABLE roadmap_co_owner;`);
  }
}
