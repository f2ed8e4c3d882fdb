import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A working group can own an action. A report of completion keeps who cannot assess it, because people may leave the
 * group, or the action get another owner, and they must not confirm their own work then.
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
      ALTER TABLE roadmap_update ADD COLUMN side jsonb;`);
  }

  /** Without this step an action of a working group has no owner. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_update DROP COLUMN side;
      ALTER TABLE roadmap_action DROP CONSTRAINT fk_roadmap_action_owner_organisation, DROP COLUMN owner_working_group_id;`);
  }
}
