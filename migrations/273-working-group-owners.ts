import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A working group can own an action. A report of completion keeps who belonged to the group, because its members may
 * leave it and must not confirm their own work then.
 */
export class WorkingGroupOwners1764000000273 implements MigrationInterface {
  readonly name = 'WorkingGroupOwners1764000000273';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_action ADD COLUMN owner_working_group_id uuid,
        ADD CONSTRAINT fk_roadmap_action_owner_organisation FOREIGN KEY (workspace_id, owner_organisation_id)
          REFERENCES directory_organisation (workspace_id, id),
        ADD CONSTRAINT fk_roadmap_action_owner_working_group FOREIGN KEY (workspace_id, owner_working_group_id)
          REFERENCES dialogue_working_group (workspace_id, id),
        ADD CONSTRAINT ck_roadmap_action_one_owner
          CHECK (num_nonnulls(owner_organisation_id, owner_working_group_id) <= 1);
      CREATE INDEX ix_roadmap_action_owner_working_group ON roadmap_action (workspace_id, owner_working_group_id);
      ALTER TABLE roadmap_update ADD COLUMN group_person_ids uuid[], ADD COLUMN group_organisation_ids uuid[],
        ADD COLUMN group_constituencies text[];`);
  }

  /** Without this step an action of a working group has no owner. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_update DROP COLUMN group_person_ids, DROP COLUMN group_organisation_ids,
        DROP COLUMN group_constituencies;
      ALTER TABLE roadmap_action DROP CONSTRAINT fk_roadmap_action_owner_organisation, DROP COLUMN owner_working_group_id;`);
  }
}
